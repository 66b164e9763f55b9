package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.StorageException;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.store.record.AddedImages;
import org.handful.store.record.EmbeddingKey;
import org.handful.store.record.HistoryEntry;
import org.handful.store.record.NewImage;
import org.handful.store.record.ProjectInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
    @TempDir
    Path folder;

    private Path file;
    private ProjectFile project;

    @BeforeEach
    void create() throws HandfulException {
        file = folder.resolve("bees and ants.handful");
        project = ProjectFile.create(file);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void reopen() throws HandfulException {
        project.close();
        project = ProjectFile.open(file);
    }

    private List<String> names() throws HandfulException {
        return project.dataset().samples().stream().map(s -> s.image().name()).toList();
    }

    @Test
    void everything_about_an_image_is_there_after_reopening() throws HandfulException {
        NewImage ant = Fixture.image("ant/1.jpg", "a", "ant", Map.of("background", "grass", "light", "dim"));
        NewImage loose = Fixture.image("zz.jpg", "z", null, Map.of());
        project.addImages(List.of(loose, ant));
        project.setRole(List.of("ant/1.jpg"), SplitRole.SUPPORT);
        reopen();

        Dataset dataset = project.dataset();

        assertThat(dataset.labels().names()).containsExactly("ant");
        assertThat(dataset.attributeNames()).containsExactly("background", "light");
        assertThat(dataset.samples()).containsExactly(
                new Sample(ant.image(), 0, Map.of("background", "grass", "light", "dim"), SplitRole.SUPPORT),
                new Sample(loose.image(), Sample.UNLABELLED, Map.of(), SplitRole.ANY));
        assertThat(project.imageBytes(ant.image().sha256())).isEqualTo(Fixture.bytes("a"));
        assertThat(project.thumbnail(ant.image().sha256())).isEqualTo(Fixture.bytes("thumbnail of ant/1.jpg"));
    }

    @Test
    void closing_leaves_a_single_file() throws Exception {
        project.addImages(List.of(Fixture.image("a.jpg", "ant")));
        project.close();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void same_name_and_content_is_skipped_and_other_content_gets_a_free_name() throws HandfulException {
        project.addImages(List.of(Fixture.image("ant/1.jpg", "first", "ant", Map.of())));

        List<NewImage> again = List.of(
                Fixture.image("ant/1.jpg", "first", "ant", Map.of()),
                Fixture.image("ant/1.jpg", "second", "ant", Map.of()),
                Fixture.image("ant/1.jpg", "third", "ant", Map.of()));
        AddedImages outcome = project.addImages(again);
        AddedImages repeated = project.addImages(again);

        assertThat(outcome.alreadyThere()).extracting(ImageRef::name).containsExactly("ant/1.jpg");
        assertThat(outcome.added()).extracting(ImageRef::name).containsExactly("ant/1 (2).jpg", "ant/1 (3).jpg");
        assertThat(repeated.added()).isEmpty();
        assertThat(repeated.alreadyThere()).hasSize(3);
        assertThat(names()).containsExactly("ant/1 (2).jpg", "ant/1 (3).jpg", "ant/1.jpg");
        assertThat(project.history()).as("an import that adds nothing leaves no trace").hasSize(2);
    }

    @Test
    void exact_duplicates_share_their_bytes() throws HandfulException {
        project.addImages(List.of(
                Fixture.image("a.jpg", "same", "ant", Map.of()), Fixture.image("b.jpg", "same", "bee", Map.of())));

        assertThat(names()).containsExactly("a.jpg", "b.jpg");
        assertThat(project.check().images()).isEqualTo(1);
    }

    @Test
    void wrong_digest_is_a_bug() {
        NewImage right = Fixture.image("a.jpg", "x");
        NewImage wrong = new NewImage(
                right.image(), new NewImage.Source.Stored(Fixture.bytes("other")), new byte[] {1}, null, Map.of(),
                SplitRole.ANY);

        assertThatThrownBy(() -> project.addImages(List.of(wrong))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linked_image_is_read_from_its_file_and_refused_when_that_is_gone_or_changed() throws Exception {
        Path original = Files.write(folder.resolve("ant.jpg"), Fixture.bytes("ant"));
        String sha = Fixture.sha256(Fixture.bytes("ant"));
        project.addImages(List.of(new NewImage(
                new ImageRef("ant.jpg", sha, 1, 1, 0), new NewImage.Source.Linked(original), new byte[] {1}, "ant",
                Map.of(), SplitRole.ANY)));

        assertThat(project.imageBytes(sha)).isEqualTo(Fixture.bytes("ant"));
        assertThat(project.check().problems()).isEmpty();

        Files.write(original, Fixture.bytes("bee"));
        assertThatThrownBy(() -> project.imageBytes(sha))
                .isInstanceOf(StorageException.class).hasMessageContaining("changed").hasMessageContaining("ant.jpg");
        Files.delete(original);
        assertThatThrownBy(() -> project.imageBytes(sha))
                .isInstanceOf(StorageException.class).hasMessageContaining("not there").hasMessageContaining("ant.jpg");
        assertThat(project.check().problems()).singleElement().asString().contains("ant.jpg");
    }

    @Test
    void classes_are_edited() throws HandfulException {
        project.addClass("wasp");
        project.addImages(List.of(
                Fixture.image("1.jpg", "ant"), Fixture.image("2.jpg", "bee"), Fixture.image("3.jpg", "hornet")));

        project.renameClass("ant", "Ant");
        project.mergeClasses(List.of("bee", "hornet"), "wasp");
        project.moveClass("Ant", 0);

        assertThat(project.dataset().labels().names()).containsExactly("Ant", "wasp");
        assertThat(project.dataset().samples()).extracting(Sample::label).containsExactly(0, 1, 1);

        project.deleteClass("wasp");
        assertThat(project.dataset().labels().names()).containsExactly("Ant");
        assertThat(project.dataset().samples()).extracting(Sample::label).containsExactly(0, -1, -1);
    }

    @Test
    void names_that_are_taken_unknown_or_empty_are_refused_and_nothing_happens() throws HandfulException {
        project.addImages(List.of(Fixture.image("1.jpg", "ant"), Fixture.image("2.jpg", "bee")));
        Dataset before = project.dataset();

        assertThatThrownBy(() -> project.addClass("ant")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> project.addClass(" ")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> project.renameClass("ant", "bee")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> project.deleteClass("wasp")).isInstanceOf(InputException.class)
                .hasMessageContaining("ant, bee");
        assertThatThrownBy(() -> project.setLabel(List.of("1.jpg", "nowhere.jpg"), "bee"))
                .isInstanceOf(InputException.class).hasMessageContaining("nowhere.jpg");
        assertThatThrownBy(() -> project.setAttribute(List.of("1.jpg"), "", "x")).isInstanceOf(InputException.class);

        assertThat(project.dataset()).isEqualTo(before);
        assertThat(project.history()).hasSize(1);
    }

    @Test
    void history_tells_in_words_what_was_done() throws HandfulException {
        project.addImages(List.of(Fixture.image("1.jpg", null), Fixture.image("2.jpg", null)));
        project.setLabel(List.of("1.jpg", "2.jpg"), "ant");
        project.setLabel(List.of("1.jpg", "2.jpg"), "ant");
        project.setAttribute(List.of("2.jpg"), "background", "{sand}");
        project.setRole(List.of("2.jpg"), SplitRole.OFF);
        project.undo();

        assertThat(project.history()).extracting(HistoryEntry::words).containsExactly(
                "2 images added", "2 images labelled ant", "background set to {sand} for 1 image",
                "1 image switched off");
        assertThat(project.history()).extracting(HistoryEntry::applied).containsExactly(true, true, true, false);
    }

    @Test
    void import_in_batches_is_one_step_unless_another_edit_came_between() throws HandfulException {
        ImageImporting importing = project.startImport();
        importing.add(List.of(Fixture.image("1.jpg", "ant")));
        importing.add(List.of(Fixture.image("2.jpg", "bee")));
        assertThat(project.history()).extracting(HistoryEntry::words).containsExactly("2 images added");

        project.setLabel(List.of("1.jpg"), "wasp");
        importing.add(List.of(Fixture.image("3.jpg", "ant")));
        importing.add(List.of(Fixture.image("4.jpg", "ant")));
        assertThat(project.history()).extracting(HistoryEntry::count).containsExactly(2, 1, 2);

        project.undo();
        assertThat(names()).containsExactly("1.jpg", "2.jpg");
        importing.add(List.of(Fixture.image("5.jpg", "ant")));
        assertThat(names()).containsExactly("1.jpg", "2.jpg", "5.jpg");
        project.undo();
        project.undo();
        project.undo();
        assertThat(names()).isEmpty();
        assertThat(project.dataset().labels().names()).isEmpty();
    }

    @Test
    void labels_and_attributes_that_differ_from_image_to_image_are_one_edit() throws HandfulException {
        project.addImages(List.of(Fixture.image("1.jpg", "ant"), Fixture.image("2.jpg", "bee")));
        Dataset before = project.dataset();

        assertThat(project.setLabels(Map.of("1.jpg", "bee", "2.jpg", "bee"))).isEqualTo(1);
        assertThat(project.setAttributes(Map.of(
                "1.jpg", Map.of("background", "grass", "light", "dim"), "2.jpg", Map.of("background", "sand"))))
                .isEqualTo(2);
        assertThat(project.dataset().samples()).extracting(Sample::attributes)
                .containsExactly(Map.of("background", "grass", "light", "dim"), Map.of("background", "sand"));

        project.undo();
        project.undo();
        assertThat(project.dataset()).isEqualTo(before);
    }

    @Test
    void embeddings_are_kept_by_everything_they_depend_on() throws HandfulException {
        EmbeddingKey key = new EmbeddingKey("w".repeat(64), "128/box", "float32");
        float[] values = {1.5f, -0f, Float.MIN_VALUE, Float.NaN, 5, 6};
        project.putEmbeddings(key, List.of("a", "b"), new EmbeddingMatrix(2, 3, values));
        reopen();

        Map<String, float[]> found = project.embeddings(key, List.of("b", "a", "c"));

        assertThat(found).containsOnlyKeys("a", "b");
        assertThat(found.get("a")).isEqualTo(new float[] {1.5f, -0f, Float.MIN_VALUE});
        assertThat(found.get("b")).isEqualTo(new float[] {Float.NaN, 5, 6});
        assertThat(project.embeddings(new EmbeddingKey("w".repeat(64), "128/box", "float16"), List.of("a"))).isEmpty();
    }

    @Test
    void settings_are_kept() throws HandfulException {
        assertThat(project.setting("screen")).isEmpty();
        project.putSetting("screen", "train");
        project.putSetting("screen", "evaluate");
        reopen();

        assertThat(project.setting("screen")).contains("evaluate");
        assertThat(project.undoable()).isEmpty();
    }

    @Test
    void info_counts() throws HandfulException {
        project.addImages(List.of(
                Fixture.image("1.jpg", "1", "bee", Map.of("light", "dim")), Fixture.image("2.jpg", "ant"),
                Fixture.image("3.jpg", "bee"), Fixture.image("4.jpg", null)));
        project.addClass("wasp");
        project.removeImages(List.of("3.jpg"));
        project.startRun(Fixture.run("one"));

        ProjectInfo info = project.info();

        assertThat(info.name()).isEqualTo("bees and ants");
        assertThat(info.images()).isEqualTo(3);
        assertThat(info.unlabelled()).isEqualTo(1);
        assertThat(info.perClass().toString()).isEqualTo("{bee=1, ant=1, wasp=0}");
        assertThat(info.attributes()).containsExactly("light");
        assertThat(info.runs()).isEqualTo(1);
        assertThat(info.formatVersion()).isEqualTo(8);
        assertThat(info.handful()).matches("\\d+\\.\\d+.*");
        assertThat(info.bytesOnDisk()).isGreaterThan(4096);
    }

    @Test
    void compacting_keeps_what_undo_needs_until_the_history_is_forgotten() throws HandfulException {
        NewImage gone = Fixture.image("gone.jpg", "ant");
        NewImage dropped = Fixture.image("dropped.jpg", "bee");
        project.addImages(List.of(gone, Fixture.image("stays.jpg", "ant")));
        project.removeImages(List.of("gone.jpg"));
        project.addImages(List.of(dropped));
        project.undo();
        project.putEmbeddings(
                new EmbeddingKey("w", "p", "f"), List.of(gone.image().sha256()),
                new EmbeddingMatrix(1, 1, new float[] {1}));
        project.addClass("wasp");

        project.compact(false);
        assertThatThrownBy(() -> project.imageBytes(dropped.image().sha256())).isInstanceOf(InputException.class);
        project.undo();
        project.undo();
        assertThat(names()).containsExactly("gone.jpg", "stays.jpg");
        project.redo();

        project.compact(true);
        assertThat(project.undoable()).isEmpty();
        assertThat(names()).containsExactly("stays.jpg");
        assertThatThrownBy(() -> project.imageBytes(gone.image().sha256())).isInstanceOf(InputException.class);
        assertThat(project.check().problems()).isEmpty();
    }
}
