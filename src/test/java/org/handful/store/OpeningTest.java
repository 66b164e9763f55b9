package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.error.HandfulException;
import org.handful.error.ProjectException;
import org.handful.error.ProjectException.Problem;
import org.handful.error.StorageException;
import org.handful.model.EmbeddingMatrix;
import org.handful.store.record.EmbeddingKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be opened get the right message and stay byte for byte what they were. */
class OpeningTest {
    @TempDir
    Path folder;

    @AfterEach
    void makeDeletable() throws IOException {
        folder.toFile().setWritable(true);
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(path -> path.toFile().setWritable(true));
        }
    }

    private Path project() throws HandfulException {
        Path file = folder.resolve("p.handful");
        try (ProjectFile project = ProjectFile.create(file)) {
            project.addImages(IntStream.range(0, 60)
                    .mapToObj(i -> Fixture.image("ant/" + i + ".jpg", "c".repeat(3000) + i, "ant", Map.of("a", "b")))
                    .toList());
        }
        return file;
    }

    private Map<String, String> filesInFolder() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toMap(Path::toString, path -> {
                try {
                    return Fixture.sha256(Files.readAllBytes(path));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
        }
    }

    private void refused(Path file, Problem expected) throws IOException {
        Map<String, String> before = filesInFolder();
        ProjectException thrown = catchThrowableOfType(ProjectException.class, () -> ProjectFile.open(file).close());
        assertThat(thrown).isNotNull();
        assertThat(thrown.problem()).isEqualTo(expected);
        assertThat(thrown.userMessage()).contains(file.getFileName().toString());
        assertThat(filesInFolder()).as("nothing was touched or left behind").isEqualTo(before);
    }

    @Test
    void missing_file() throws IOException {
        refused(folder.resolve("nowhere.handful"), Problem.MISSING);
    }

    @Test
    void directory() throws IOException {
        refused(Files.createDirectory(folder.resolve("d.handful")), Problem.NOT_A_PROJECT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 99, 100, 5000})
    void random_bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        refused(Files.write(folder.resolve("r.handful"), bytes), Problem.NOT_A_PROJECT);
    }

    @Test
    void database_of_another_program() throws Exception {
        Path file = folder.resolve("other.handful");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE secrets (x)");
        }
        refused(file, Problem.NOT_A_PROJECT);
    }

    @Test
    void project_without_one_of_its_tables() throws Exception {
        Path file = project();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA foreign_keys = OFF; DROP TABLE run_tensor");
        }
        refused(file, Problem.DAMAGED);
    }

    @Test
    void log_of_a_deleted_project_does_not_get_into_a_new_one_of_its_name() throws Exception {
        Path file = project();
        Path log = folder.resolve("p.handful-wal");
        byte[] left;
        try (ProjectFile project = ProjectFile.open(file)) {
            project.addClass("ghost");
            left = Files.readAllBytes(log);
        }
        Files.delete(file);
        Files.write(log, left);

        try (ProjectFile project = ProjectFile.create(file)) {
            assertThat(project.dataset().labels().names()).isEmpty();
            assertThat(project.check().problems()).isEmpty();
        }
    }

    @Test
    void newer_than_the_program() throws Exception {
        Path file = project();
        patch(file, 60, new byte[] {0, 0, 0, 99});

        refused(file, Problem.NEWER);
        assertThatThrownBy(() -> ProjectFile.openReadOnly(file)).hasMessageContaining("99");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.5, 0.9, 0.999})
    void truncated_file(double part) throws Exception {
        Path file = project();
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength((long) (raw.length() * part));
        }
        refused(file, Problem.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 4096, 2 * 4096, 5 * 4096})
    void overwritten_pages(int offset) throws Exception {
        Path file = project();
        byte[] noise = new byte[700];
        new Random(offset).nextBytes(noise);
        patch(file, offset, noise);
        refused(file, Problem.DAMAGED);
    }

    private static void patch(Path file, long offset, byte[] bytes) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(offset);
            raw.write(bytes);
        }
    }

    @Test
    void damaged_image_bytes_that_sqlite_cannot_see_are_found_by_the_check() throws Exception {
        Path file = project();
        byte[] all = Files.readAllBytes(file);
        int inside = new String(all, StandardCharsets.ISO_8859_1).lastIndexOf("c".repeat(2000));
        patch(file, inside + 10, new byte[] {'d'});

        try (ProjectFile project = ProjectFile.open(file)) {
            assertThat(project.check().problems()).singleElement().asString().contains("ant/").contains("digest");
        }
    }

    @Test
    void read_only_file_can_be_looked_at() throws Exception {
        Path file = project();
        assertThat(file.toFile().setReadOnly()).isTrue();

        refused(file, Problem.READ_ONLY);
        lookedAt(file);
    }

    @Test
    void file_in_a_read_only_folder_can_be_looked_at() throws Exception {
        Path file = project();
        assertThat(folder.toFile().setReadOnly()).isTrue();

        refused(file, Problem.READ_ONLY);
        lookedAt(file);
    }

    private void lookedAt(Path file) throws Exception {
        Map<String, String> before = filesInFolder();
        try (ProjectFile project = ProjectFile.openReadOnly(file)) {
            assertThat(project.readOnly()).isTrue();
            assertThat(project.dataset().size()).isEqualTo(60);
            assertThat(project.check().problems()).isEmpty();
            assertThatThrownBy(() -> project.addClass("bee")).isInstanceOfSatisfying(
                    ProjectException.class, e -> assertThat(e.problem()).isEqualTo(Problem.READ_ONLY));
        }
        assertThat(filesInFolder()).isEqualTo(before);
    }

    @Test
    void looking_leaves_nothing_behind_and_disturbs_nobody() throws Exception {
        Path file = project();
        lookedAt(file);
        ProjectFile looking = ProjectFile.openReadOnly(file);
        try (ProjectFile writing = ProjectFile.open(file)) {
            writing.addClass("bee");
            looking.close();
            writing.addClass("wasp");
        }
        try (ProjectFile project = ProjectFile.open(file)) {
            assertThat(project.dataset().labels().names()).containsExactly("ant", "bee", "wasp");
        }
    }

    @Test
    void looking_while_another_writes_sees_what_is_committed() throws Exception {
        Path file = project();
        try (ProjectFile writing = ProjectFile.open(file); ProjectFile looking = ProjectFile.openReadOnly(file)) {
            writing.addClass("bee");
            assertThat(looking.dataset().labels().names()).containsExactly("ant", "bee");
        }
    }

    @Test
    void a_project_is_open_once_even_within_a_process() throws Exception {
        Path file = project();
        Path alias = Files.createSymbolicLink(folder.resolve("alias.handful"), file);
        try (ProjectFile first = ProjectFile.open(file)) {
            for (Path again : List.of(file, alias)) {
                assertThatThrownBy(() -> ProjectFile.open(again)).isInstanceOfSatisfying(
                        ProjectException.class, e -> assertThat(e.problem()).isEqualTo(Problem.LOCKED));
            }
            first.addClass("still works");
        }
        ProjectFile.open(alias).close();
    }

    @Test
    void creating_refuses_what_is_there_and_where_nothing_can_be() throws Exception {
        Path file = project();
        assertThatThrownBy(() -> ProjectFile.create(file)).isInstanceOfSatisfying(
                ProjectException.class, e -> assertThat(e.problem()).isEqualTo(Problem.EXISTS));
        assertThatThrownBy(() -> ProjectFile.create(folder.resolve("no/such/p.handful")))
                .isInstanceOf(StorageException.class);
        assertThat(folder.toFile().setReadOnly()).isTrue();
        assertThatThrownBy(() -> ProjectFile.create(folder.resolve("new.handful"))).isInstanceOfSatisfying(
                StorageException.class, e -> assertThat(e.problem()).isEqualTo(StorageException.Problem.NO_PERMISSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?mode=memory.handful", "100% #1 äöü 日本.handful", "no ending", "a'b\"c.handful"})
    void odd_file_names(String name) throws Exception {
        Path file = folder.resolve(name);
        ProjectFile.create(file).close();
        try (ProjectFile project = ProjectFile.open(file)) {
            project.putEmbeddings(
                    new EmbeddingKey("b", "p", "f"), List.of("a"), new EmbeddingMatrix(1, 1, new float[] {1}));
        }
        assertThat(filesInFolder()).containsOnlyKeys(file.toString());
    }

    @Test
    void calls_after_closing_are_a_bug() throws Exception {
        ProjectFile project = ProjectFile.open(project());
        project.close();
        project.close();
        assertThatThrownBy(project::dataset).isInstanceOf(IllegalStateException.class);
    }
}
