package org.handful.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.handful.model.EmbeddingMatrix;
import org.handful.store.ProjectFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasedFormatsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    @DisplayName("a project of every format that was released opens with what it holds, and takes what is new")
    void opens(int format) throws Exception {
        Path file = folder.resolve("old.handful");
        try (Database database = new DatabaseOpener(Migrations.RELEASED.first(format)).create(file, sql -> sql.update(
                "INSERT INTO project (id, created, handful) VALUES (1, '2026-01-01T00:00:00Z', '0.1')"))) {
            database.write(sql -> sql.update("INSERT INTO class (name, position, live) VALUES ('ant', 0, 1)"));
            database.write(sql -> sql.update("INSERT INTO run (name, status, started, spec, backbone_sha256, classes,"
                    + " provenance) VALUES ('r', 'FAILED', '2026-01-01T00:00:00Z', '{}', '', '[]', '{}')"));
        }
        try (ProjectFile project = ProjectFile.open(file)) {
            assertThat(project.dataset().labels().names()).containsExactly("ant");
            assertThat(project.texts().current()).isEmpty();
            assertThat(project.texts().ofRun(1)).as("it learned without").isEmpty();
            project.texts().add("names", List.of("ant"), new EmbeddingMatrix(1, 2, new float[] {1, 2}));
            assertThat(project.texts().of(List.of("ant")).orElseThrow().vectors().values()).containsExactly(1, 2);
            assertThat(project.check().problems()).isEmpty();
        }
        assertThat(folder.resolve("old.v" + format + ".handful")).exists();
    }
}
