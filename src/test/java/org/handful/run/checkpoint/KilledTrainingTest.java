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
        assertThat(shelf.of(List.of("film", "1")).last()).isEmpty();
        assertThat(shelf.of(List.of("film0")).last()).isEmpty();
        try (var files = Files.list(folder)) {
            Files.write(files.findFirst().orElseThrow(), new byte[] {1, 2, 3});
        }
        assertThat(one.last()).isEmpty();
    }

    @Test
    void whatNobodyWentOnWithForAMonthIsThrownAway() throws Exception {
        CheckpointShelf shelf = new CheckpointShelf(folder);
        shelf.of(List.of("old")).keep(new Checkpoints.State(Map.of("a", new float[1]), Map.of()));
        try (var files = Files.list(folder)) {
            Files.setLastModifiedTime(files.findFirst().orElseThrow(),
                    FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        }
        assertThat(shelf.of(List.of("old")).last()).isEmpty();
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
