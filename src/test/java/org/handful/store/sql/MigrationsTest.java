package org.handful.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handful.error.ProjectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final Migrations FIRST =
            new Migrations(List.of("CREATE TABLE bird (id INTEGER PRIMARY KEY, name TEXT) STRICT"));
    private static final Migrations SECOND = FIRST.and("""
            ALTER TABLE bird ADD COLUMN song TEXT NOT NULL DEFAULT '';
            CREATE TABLE nest (bird_id INTEGER NOT NULL REFERENCES bird (id)) STRICT;
            """);
    private static final Migrations THIRD = SECOND.and("UPDATE bird SET song = upper(name)");

    @TempDir
    Path folder;

    private Path firstFormat() throws Exception {
        Path file = folder.resolve("birds.handful");
        try (Database database = new DatabaseOpener(FIRST).create(file, sql -> null)) {
            database.write(sql -> sql.update("INSERT INTO bird (name) VALUES ('wren')"));
        }
        return file;
    }

    private static List<String> songs(Database database) throws Exception {
        return database.read(sql -> sql.list("SELECT song FROM bird", row -> row.getString(1)));
    }

    @Test
    void older_file_is_brought_up_to_date_over_several_versions_and_a_copy_is_kept() throws Exception {
        Path file = firstFormat();
        byte[] before = Files.readAllBytes(file);

        try (Database database = new DatabaseOpener(THIRD).open(file)) {
            assertThat(songs(database)).containsExactly("WREN");
            assertThat(database.<Long>read(sql -> sql.number("PRAGMA user_version"))).isEqualTo(3);
        }

        Path copy = folder.resolve("birds.v1.handful");
        assertThat(Files.readAllBytes(copy)).isEqualTo(before);
        new DatabaseOpener(FIRST).open(copy).close();
        assertThatThrownBy(() -> new DatabaseOpener(SECOND).open(file)).isInstanceOfSatisfying(
                ProjectException.class, e -> assertThat(e.problem()).isEqualTo(ProjectException.Problem.NEWER));
    }

    @Test
    void copies_never_replace_each_other() throws Exception {
        Path file = firstFormat();
        Files.writeString(folder.resolve("birds.v1.handful"), "an earlier copy");

        new DatabaseOpener(SECOND).open(file).close();

        assertThat(folder.resolve("birds.v1.handful")).hasContent("an earlier copy");
        assertThat(folder.resolve("birds.v1 (2).handful")).exists();
    }

    @Test
    void current_file_is_not_copied() throws Exception {
        Path file = firstFormat();
        new DatabaseOpener(FIRST).open(file).close();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void migration_that_fails_leaves_the_file_as_it_was() throws Exception {
        Path file = firstFormat();

        assertThatThrownBy(() -> new DatabaseOpener(SECOND.and("DROP TABLE no_such_table")).open(file))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new DatabaseOpener(SECOND.and("INSERT INTO nest VALUES (99)")).open(file))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("dangling");

        try (Database database = new DatabaseOpener(FIRST).open(file)) {
            assertThat(database.<Long>read(sql -> sql.number("PRAGMA user_version"))).isEqualTo(1);
            assertThat(database.<Long>read(sql -> sql.number("SELECT count(*) FROM sqlite_schema"))).isEqualTo(1);
        }
    }

    @Test
    void looking_does_not_migrate() throws Exception {
        Path file = firstFormat();
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> new DatabaseOpener(SECOND).openReadOnly(file)).isInstanceOfSatisfying(
                ProjectException.class, e -> assertThat(e.problem()).isEqualTo(ProjectException.Problem.READ_ONLY));

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
}
