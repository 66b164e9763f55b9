package org.handful.run.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handful.method.Checkpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed in the middle of its training. */
@Timeout(180)
class KilledTrainingTest {
    @TempDir
    Path folder;

    @Test
    void goesOnFromWhereItWasKilledAndEndsWithTheSameModel() throws Exception {
        List<String> whole = run(folder.resolve("whole"), null);
        List<String> killed = run(folder.resolve("killed"), "step 7");
        assertThat(killed).noneMatch(line -> line.startsWith("result"));
        try (var files = Files.list(folder.resolve("killed"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".safetensors"))).hasSize(1);
        }

        List<String> resumed = run(folder.resolve("killed"), null);

        // The state after a step is kept after the step was told: the last one or two may be missing.
        String note = resumed.stream().filter(line -> line.startsWith("note")).findFirst().orElseThrow();
        assertThat(Integer.parseInt(note.substring("note ".length()))).isGreaterThanOrEqualTo(6);
        assertThat(resumed.getLast()).startsWith("result").isEqualTo(whole.getLast());
        try (var files = Files.list(folder.resolve("killed"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".safetensors"))).isEmpty();
        }
    }

    @Test
    void aDamagedCheckpointCountsAsNoneAndAnotherTrainingHasItsOwn() throws Exception {
        CheckpointShelf shelf = new CheckpointShelf(folder);
        RunCheckpoint one = shelf.of(List.of("film", "0"));
        assertThat(one.last()).isEmpty();
        one.keep(new Checkpoints.State(Map.of("a", new float[] {1, 2}), Map.of("step", "3")));
        assertThat(one.last().orElseThrow().numbers().get("a")).containsExactly(1, 2);
        assertThat(one.last().orElseThrow().facts()).containsEntry("step", "3");
        for (List<String> other : List.of(List.of("film", "1"), List.of("film0"))) {
            RunCheckpoint its = shelf.of(other);
            assertThat(its.last()).isEmpty();
            its.discard();
        }
        Files.write(only(), new byte[] {1, 2, 3});
        assertThat(one.last()).isEmpty();
        one.discard();
    }

    @Test
    void whatNobodyWentOnWithForAMonthIsThrownAway() throws Exception {
        CheckpointShelf shelf = new CheckpointShelf(folder);
        RunCheckpoint old = shelf.of(List.of("old"));
        old.keep(new Checkpoints.State(Map.of("a", new float[1]), Map.of()));
        assertThat(old.last()).isPresent();
        Files.setLastModifiedTime(only(), FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        shelf.of(List.of("new")).discard();
        assertThat(old.last()).isEmpty();
        old.discard();
    }

    private Path only() throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".safetensors")).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    @Test
    void theSameTrainingAtTheSameTimeHasACheckpointOfItsOwnAndEachIsFoundAgainAfterAKill() throws Exception {
        List<String> whole = run(folder.resolve("whole"), null);
        Path both = folder.resolve("both");
        CheckpointShelf here = new CheckpointShelf(both);
        RunCheckpoint first = here.of(List.of("film", "0"));
        RunCheckpoint second = here.of(List.of("film", "0"));
        first.keep(new Checkpoints.State(Map.of("a", new float[] {1}), Map.of()));
        second.keep(new Checkpoints.State(Map.of("a", new float[] {2}), Map.of()));
        assertThat(first.last().orElseThrow().numbers().get("a")).containsExactly(1);
        assertThat(run(both, "step 7")).as("a program beside this one").noneMatch(line -> line.startsWith("note"));

        List<String> resumed = run(both, null);
        assertThat(resumed).as("goes on with its own").anyMatch(line -> line.startsWith("note"));
        assertThat(resumed.getLast()).isEqualTo(whole.getLast());
        assertThat(first.last().orElseThrow().numbers().get("a")).containsExactly(1);
        assertThat(second.last().orElseThrow().numbers().get("a")).containsExactly(2);
        first.discard();
        assertThat(here.of(List.of("film", "0")).last()).as("nobody goes on with it").isEmpty();
        second.discard();
    }

    /** @param killAfter the line after which the process is killed; null to let it end */
    private static List<String> run(Path checkpoints, String killAfter) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                TrainingProcess.class.getName(), checkpoints.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.equals(killAfter)) {
                    process.toHandle().destroyForcibly();
                    break;
                }
            }
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return lines;
    }
}
