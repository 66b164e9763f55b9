package org.handful.cli.console;

import java.time.Duration;
import java.util.Locale;
import org.handful.run.JobProgress.Stage;
import org.handful.run.JobProgress;

/**
 * Shows how far a job is: one line that rewrites itself when a person watches, else a line for each stage and one every
 * ten seconds. Thread-safe: progress comes from working threads.
 */
final class ProgressLine implements AutoCloseable {
    private static final long REWRITE_NANOS = 100_000_000L;
    private static final long REPEAT_NANOS = 10_000_000_000L;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private Stage stage = Stage.STARTING;
    private long shownAt = System.nanoTime();
    private boolean open;
    private boolean closed;

    ProgressLine(Console console) {
        this.console = console;
    }

    synchronized void show(JobProgress now) {
        if (closed || now.stage() == Stage.STARTING || now.stage() == Stage.DONE) {
            return;
        }
        long quiet = System.nanoTime() - shownAt;
        boolean newStage = now.stage() != stage;
        if (!newStage && quiet < (console.interactive() ? REWRITE_NANOS : REPEAT_NANOS)) {
            return;
        }
        stage = now.stage();
        shownAt = System.nanoTime();
        if (console.interactive()) {
            console.err().print(CLEAR + words(now));
            console.err().flush();
            open = true;
        } else {
            console.err().println(words(now));
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            console.err().print(CLEAR);
            console.err().flush();
        }
        closed = true;
    }

    static String words(JobProgress now) {
        StringBuilder line = new StringBuilder(Texts.of("progress." + now.stage().name().toLowerCase(Locale.ROOT)));
        if (now.total() > 0) {
            line.append(' ').append(now.stage().counted() ? Texts.of("progress.count", now.done(), now.total())
                    : Texts.of("progress.share", now.fraction()));
        }
        if (now.perSecond() > 0 && now.stage().counted()) {
            line.append(Texts.of("progress.rate", now.perSecond()));
        }
        now.left().ifPresent(left -> line.append(Texts.of("progress.left", time(left))));
        return line.toString();
    }

    private static String time(Duration left) {
        long seconds = Math.max(1, Math.round(left.toMillis() / 1000.0));
        return seconds < 60
                ? Texts.of("progress.seconds", seconds)
                : Texts.of("progress.minutes", seconds / 60, String.format(Locale.ROOT, "%02d", seconds % 60));
    }
}
