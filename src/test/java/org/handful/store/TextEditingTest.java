package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.model.EmbeddingMatrix;
import org.handful.store.record.HistoryEntry;
import org.handful.store.record.NewRun;
import org.handful.store.text.ClassTexts;
import org.handful.store.text.TextRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embeddings of class names in a project file. */
class TextEditingTest {
    @TempDir
    Path folder;

    private Path file;
    private ProjectFile project;

    @BeforeEach
    void create() throws HandfulException {
        file = folder.resolve("p.handful");
        project = ProjectFile.create(file);
        project.addImages(List.of(Fixture.image("a", "1", "ant", Map.of()), Fixture.image("b", "2", "bee", Map.of())));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    @DisplayName("they are there after reopening, one set at a time, and undo and redo go through them")
    void kept() throws HandfulException {
        assertThat(project.texts().current()).isEmpty();
        add("first", 1, "fly", "bee", "ant");
        add("second", 10, "ant", "bee");
        assertThat(words()).contains("2 classes", "second");
        project.close();
        project = ProjectFile.open(file);
        assertThat(project.texts().current()).contains(new ClassTexts("second", 2, List.of("ant", "bee")));
        assertThat(rows("bee", "ant")).containsExactly(11, -11, 10, -10);
        project.undo();
        assertThat(rows("bee", "ant")).containsExactly(2, -2, 3, -3);
        project.undo();
        assertThat(project.texts().current()).isEmpty();
        assertThat(project.texts().of(List.of("ant"))).isEmpty();
        project.redo();
        project.redo();
        assertThat(project.texts().current().orElseThrow().name()).isEqualTo("second");
        project.texts().remove();
        assertThat(words()).contains("second", "removed");
        assertThat(project.texts().current()).isEmpty();
        project.texts().remove();
        project.undo();
        assertThat(project.texts().current()).as("removing nothing was no step").isPresent();
        assertThat(project.check().problems()).isEmpty();
    }

    @Test
    @DisplayName("a class keeps its own under a new name, and one that comes later finds its own by name")
    void classes() throws HandfulException {
        add("names", 1, "ant", "bee", "fly");
        project.renameClass("ant", "Ameise");
        assertThat(rows("Ameise", "bee")).containsExactly(1, -1, 2, -2);
        project.addClass("fly");
        assertThat(rows("fly")).containsExactly(3, -3);
        project.addClass("ant");
        assertThat(project.texts().of(List.of("ant"))).as("another class has it").isEmpty();
        assertThat(project.texts().of(List.of("bee", "wasp"))).as("all or nothing").isEmpty();
        assertThat(project.texts().current().orElseThrow().known()).containsExactly("Ameise", "bee", "fly");
        project.deleteClass("bee");
        project.addClass("bee");
        assertThat(rows("bee")).as("the same name again").containsExactly(2, -2);
    }

    @Test
    @DisplayName("a run has those that it learned with for good, in the order of its classes")
    void ofRuns() throws HandfulException {
        add("names", 1, "ant", "bee");
        NewRun run = Fixture.run("r");
        TextRows used = project.texts().of(List.of("bee", "ant")).orElseThrow();
        long id = project.startRun(new NewRun(run.name(), run.started(), run.spec(), run.backboneSha256(), "",
                List.of("bee", "ant"), run.support(), run.test(), run.provenance(), used.ids()));
        long without = project.startRun(run);
        project.finishRun(id, Fixture.result());
        project.finishRun(without, Fixture.result());
        project.texts().remove();
        add("unused", 5, "ant");
        project.texts().remove();
        project.compact(true);
        Optional<TextRows> then = project.texts().ofRun(id);
        assertThat(then.orElseThrow().name()).isEqualTo("names");
        assertThat(then.get().vectors().values()).containsExactly(2, -2, 1, -1);
        assertThat(project.texts().ofRun(without)).isEmpty();
        assertThat(project.check().problems()).isEmpty();
        project.deleteRun(id);
        project.compact(true);
        assertThat(project.check().problems()).isEmpty();
    }

    private void add(String name, int first, String... classes) throws HandfulException {
        float[] rows = new float[2 * classes.length];
        for (int k = 0; k < classes.length; k++) {
            rows[2 * k] = first + k;
            rows[2 * k + 1] = -first - k;
        }
        project.texts().add(name, List.of(classes), new EmbeddingMatrix(classes.length, 2, rows));
    }

    private float[] rows(String... classes) throws HandfulException {
        return project.texts().of(List.of(classes)).orElseThrow().vectors().values();
    }

    private String words() throws HandfulException {
        return project.undoable().map(HistoryEntry::words).orElseThrow();
    }
}
