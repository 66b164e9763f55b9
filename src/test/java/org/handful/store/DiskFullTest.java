package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import org.handful.model.Dataset;
import org.handful.store.record.NewImage;
import org.handful.store.sql.Database;
import org.handful.store.sql.DatabaseOpener;
import org.handful.store.sql.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
    @TempDir
    Path folder;

    @Test
    void full_disk_takes_back_the_edit_and_harms_nothing_before_it() throws HandfulException {
        Path file = folder.resolve("p.handful");
        ProjectFile.create(file).close();
        List<NewImage> many = IntStream.range(0, 100)
                .mapToObj(i -> Fixture.image("bee/" + i + ".jpg", "x".repeat(20_000) + i, "bee", Map.of()))
                .toList();

        Dataset before;
        try (Database database = new DatabaseOpener(Migrations.RELEASED).open(file)) {
            ProjectFile project = new ProjectFile(database);
            project.addImages(List.of(Fixture.image("ant/1.jpg", "ant")));
            before = project.dataset();
            // As many pages as there are and a few more: SQLite then fails as it does on a full disk.
            database.write(sql -> sql.number("PRAGMA max_page_count = " + (sql.number("PRAGMA page_count") + 20)));

            StorageException thrown =
                    catchThrowableOfType(StorageException.class, () -> project.addImages(many));

            assertThat(thrown.problem()).isEqualTo(StorageException.Problem.DISK_FULL);
            assertThat(thrown.userMessage()).contains("p.handful");
            assertThat(project.dataset()).isEqualTo(before);
            assertThat(project.history()).hasSize(1);
            project.setLabel(List.of("ant/1.jpg"), null);
            project.undo();
            database.write(sql -> sql.number("PRAGMA max_page_count = 1000000"));
            project.addImages(many);
            project.undo();
        }

        try (ProjectFile project = ProjectFile.open(file)) {
            assertThat(project.dataset()).isEqualTo(before);
            assertThat(project.check().problems()).isEmpty();
        }
    }
}
