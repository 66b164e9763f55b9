package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    private static final int MORE_THAN_ONE_FILE = 1_100_000;

    @TempDir
    Path home;

    @Test
    void whatCannotBeLoggedIsNotPrintedOnTheConsole() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        Path folder = home.resolve("logs");
        Logs logs = new Logs(folder);
        try {
            logs.publish(new LogRecord(Level.INFO, "begin"));
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            // The next file of the log finds no folder.
            logs.publish(new LogRecord(Level.INFO, "x".repeat(MORE_THAN_ONE_FILE)));
            logs.publish(new LogRecord(Level.INFO, "end"));
        } finally {
            logs.close();
            System.setErr(before);
        }
        assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
