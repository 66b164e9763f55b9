package org.handful.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.handful.run.JobProgress;
import org.handful.run.JobProgress.Stage;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aPipeGetsOneLineForEachStage() {
        try (ProgressLine line = new ProgressLine(console(false))) {
            for (int i = 0; i <= 50; i++) {
                line.show(progress(Stage.READING, i));
            }
            line.show(progress(Stage.EMBEDDING, 0));
        }

        assertThat(err.toString().lines()).hasSize(2).noneMatch(l -> l.contains("\u001b"));
    }

    @Test
    void aTerminalSeesOneLineThatIsGoneAtTheEnd() {
        try (ProgressLine line = new ProgressLine(console(true))) {
            line.show(progress(Stage.READING, 1));
            line.show(progress(Stage.EMBEDDING, 2));
        }

        assertThat(err.toString()).doesNotContain("\n").endsWith("\r\u001b[K");
    }

    @Test
    void itSaysHowLongItTakes() {
        assertThat(ProgressLine.words(new JobProgress(Stage.EMBEDDING, 3, 10, 2.5, Optional.of(Duration.ofSeconds(75)))))
                .contains("3 of 10", "2.5", "1 min 15 s");
    }

    private Console console(boolean interactive) {
        return new Console(new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true), interactive);
    }

    private static JobProgress progress(Stage stage, long done) {
        return new JobProgress(stage, done, 50, 0, Optional.empty());
    }
}
