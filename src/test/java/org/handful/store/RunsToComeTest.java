package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.store.runs.QueueRows;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of runs in a real file. */
class RunsToComeTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("order, settings and state are there again after the project was closed and opened")
    void reopened() throws Exception {
        Path path = folder.resolve("queue.handful");
        long moved;
        try (ProjectFile file = ProjectFile.create(path)) {
            List<QueueRows.Row> rows = file.toCome().add(List.of(spec(0), spec(1), spec(2)));
            moved = rows.getLast().id();
            file.toCome().move(moved, 0);
            file.toCome().mark(rows.getFirst().id(), "PAUSED");
            file.toCome().mark(moved, "LEFT");
            file.toCome().remove(rows.get(1).id());
        }
        try (ProjectFile file = ProjectFile.open(path)) {
            assertThat(file.toCome().all()).extracting(QueueRows.Row::spec).containsExactly(spec(2), spec(0));
            assertThat(file.toCome().all()).extracting(QueueRows.Row::state).containsExactly("LEFT", "PAUSED");
            assertThat(file.toCome().add(List.of(spec(4))).getFirst().id()).isGreaterThan(moved);
            assertThat(file.toCome().all()).extracting(r -> r.spec().seed()).containsExactly(2L, 0L, 4L);
        }
    }

    @Test
    @DisplayName("it is no part of the history")
    void noHistory() throws Exception {
        try (ProjectFile file = ProjectFile.create(folder.resolve("history.handful"))) {
            file.addClass("ant");
            file.toCome().add(List.of(spec(0)));
            file.undo();
            assertThat(file.dataset().labels().names()).isEmpty();
            assertThat(file.toCome().all()).hasSize(1);
            assertThat(file.undoable()).isEmpty();
        }
    }

    @Test
    @DisplayName("what is gone can be moved and removed without harm")
    void gone() throws Exception {
        try (ProjectFile file = ProjectFile.create(folder.resolve("gone.handful"))) {
            long id = file.toCome().add(List.of(spec(0))).getFirst().id();
            file.toCome().remove(id);
            file.toCome().remove(id);
            file.toCome().move(id, 3);
            assertThat(file.toCome().all()).isEmpty();
        }
    }

    private static RunSpec spec(long seed) {
        return new RunSpec("pocket", "film", Map.of("steps", "20"), new SplitSpec.Shots(5), seed);
    }
}
