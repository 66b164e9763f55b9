package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handful.error.ProjectException;
import org.handful.model.Sample;
import org.handful.model.TrainingEvent;
import org.handful.store.record.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void nothing_that_was_shown_as_done_is_lost_by_a_kill_at_any_moment() throws Exception {
        Path file = folder.resolve("p.handful");
        ProjectFile.create(file).close();
        Random random = new Random(20261123);
        List<String> shown = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = runAndKill(file, kill * 100_000, 20 + random.nextInt(150));
            assertThat(lines).hasSizeGreaterThanOrEqualTo(19);
            shown.addAll(lines);
            try (ProjectFile project = ProjectFile.open(file)) {
                allIsThere(project, shown);
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static void allIsThere(ProjectFile project, List<String> shown) throws Exception {
        assertThat(project.check().problems()).isEmpty();
        Map<String, Sample> samples = project.dataset().samples().stream()
                .collect(Collectors.toMap(sample -> sample.image().name(), Function.identity()));
        int bee = project.dataset().labels().indexOf("bee");
        List<String> names = List.copyOf(samples.keySet());
        Map<String, float[]> embeddings = project.embeddings(WritingProcess.KEY, names);
        List<TrainingEvent> events = List.of();
        for (String line : shown) {
            String[] words = line.split(" ");
            int i = Integer.parseInt(words[1]);
            String name = WritingProcess.name(i);
            switch (words[0]) {
                case "run" -> {
                    assertThat(project.run(i).summary().status()).isEqualTo(RunStatus.INTERRUPTED);
                    events = project.events(i);
                }
                case "added" -> assertThat(project.imageBytes(samples.get(name).image().sha256())).isNotEmpty();
                case "labelled" -> assertThat(samples.get(name).label()).isEqualTo(bee);
                case "embedded" -> assertThat(embeddings.get(name)).containsExactly(i, -i);
                case "event" -> assertThat(events).contains(new TrainingEvent.Step(i, 0, i, 0, 0, 0));
                default -> throw new AssertionError(line);
            }
        }
    }

    /** @return every line after the first that the process got out, also between the decision and the kill */
    private static List<String> runAndKill(Path file, int from, int lines) throws Exception {
        Process process = start(file, from);
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            List<String> shown = new ArrayList<>();
            while (shown.size() < lines) {
                shown.add(out.readLine());
            }
            // By its handle: Process.destroyForcibly would close the pipe with lines still in it.
            process.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                shown.add(line);
            }
            process.waitFor();
            // The last line may be cut off in the middle of a word or number: it was not shown.
            shown.removeLast();
            return shown;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void project_is_locked_while_another_process_has_it_and_free_once_that_is_killed() throws Exception {
        Path file = folder.resolve("p.handful");
        ProjectFile.create(file).close();
        Process process = start(file, 0);
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> ProjectFile.open(file)).isInstanceOfSatisfying(
                    ProjectException.class,
                    e -> assertThat(e.problem()).isEqualTo(ProjectException.Problem.LOCKED));
            assertThat(out.readLine()).as("the other goes on").startsWith("run");
            try (ProjectFile looking = ProjectFile.openReadOnly(file)) {
                assertThat(looking.runs()).hasSize(1);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        ProjectFile.open(file).close();
    }

    private static Process start(Path file, int from) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        WritingProcess.class.getName(), file.toString(), Integer.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
