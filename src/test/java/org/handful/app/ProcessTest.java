package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.handful.cli.ShapeFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: streams, exit codes, Ctrl-C. */
class ProcessTest {
    @TempDir
    private Path folder;

    @Test
    void standardOutputHoldsTheJsonAloneAndTheConsoleStaysQuiet() throws Exception {
        Path images = ShapeFolder.write(folder.resolve("shapes"), 4);
        Path err = folder.resolve("err.txt");
        Process process = start(err, "run", images.toString(), "--shots", "2", "--json", "-");
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(out).startsWith("{").endsWith("}\n");
        assertThat(Files.readString(err)).contains("12 images read").doesNotContain("WARN", "INFO", "Exception");
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        assertThat(start(folder.resolve("err.txt"), "run").waitFor()).isEqualTo(2);
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void speaksEnglishOnAGermanSystem() throws Exception {
        Path err = folder.resolve("err.txt");
        Process process = start(err, List.of("-Duser.language=de", "-Duser.country=DE"),
                "run", folder.resolve("nowhere").toString());
        assertThat(process.waitFor()).isNotZero();
        assertThat(Files.readString(err)).contains("There is no file").doesNotContain("Datei");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void ctrlCEndsTheJobAndLeavesNoTemporaryProject() throws Exception {
        Path images = ShapeFolder.write(folder.resolve("shapes"), 200);
        Path err = folder.resolve("err.txt");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process process = start(err, List.of("-Djava.io.tmpdir=" + temporary),
                "embed", images.toString(), "--out", folder.resolve("e.safetensors").toString());
        awaitText(err, process, "Reading images");
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(err)).contains("Cancelled.");
        assertThat(folder.resolve("e.safetensors")).doesNotExist();
        try (var left = Files.walk(temporary)) {
            assertThat(left.filter(p -> p.toString().contains(".handful"))).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void workerThreadsWaitPassivelyWhateverStartsTheProgram() throws Exception {
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = command(err, List.of(), "doctor");
        builder.environment().remove("OMP_WAIT_POLICY");
        builder.environment().put("OMP_DISPLAY_ENV", "TRUE");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(err)).contains("OMP_WAIT_POLICY = 'PASSIVE'");
        assertThat(out).contains("libtorch").doesNotContain("OMP_WAIT_POLICY");
    }

    /** Waits for what the process says, or for its end. */
    private static void awaitText(Path file, Process process, String text) throws Exception {
        while (process.isAlive() && !Files.readString(file).contains(text)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(Files.readString(file)).contains(text);
    }

    private Process start(Path err, String... args) throws IOException {
        return start(err, List.of(), args);
    }

    private Process start(Path err, List<String> options, String... args) throws IOException {
        return command(err, options, args).start();
    }

    private ProcessBuilder command(Path err, List<String> options, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Dhandful.terminal=false"));
        String engine = System.getProperty("handful.engine");
        if (engine != null) {
            command.add("-Dhandful.engine=" + engine);
        }
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.handful.app.Launcher"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().put("HANDFUL_HOME", folder.resolve("home").toString());
        return builder;
    }
}
