package org.handful.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Throwable> errors = new ArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final Background background =
            new Background(waiting::add, waiting::add, FxThread.direct(), errors::add);

    @Test
    void shouldPublishOnlyTheNewestOfAKey() {
        background.load("k", () -> "old", published::add);
        background.load("other", () -> "other", published::add);
        background.load("k", () -> "new", published::add);
        drain();
        assertThat(published).containsExactly("other", "new");
    }

    @Test
    void shouldNotPublishWhatWasForgotten() {
        background.load("k", () -> "late", published::add);
        background.forget("k");
        drain();
        assertThat(published).isEmpty();
    }

    @Test
    void shouldPublishAgainAfterPublishing() {
        background.load("k", () -> "first", published::add);
        drain();
        background.load("k", () -> "second", published::add);
        drain();
        assertThat(published).containsExactly("first", "second");
    }

    @Test
    void shouldNeverLoseAnException() {
        var bug = new IllegalStateException("bug");
        background.load("k", () -> {
            throw bug;
        }, v -> {});
        background.edit(() -> {
            throw new StackOverflowError();
        });
        drain();
        assertThat(errors).hasSize(2).contains(bug);
    }

    @Test
    void shouldNotTellOfAFailureThatNobodyWaitsFor() {
        background.load("k", () -> {
            background.forgetProject();
            throw new IllegalStateException("closed");
        }, v -> {});
        background.load("other", () -> "late", published::add);
        background.load(new Background.Lasting("engine"), () -> "engine", published::add);
        drain();
        assertThat(errors).isEmpty();
        assertThat(published).containsExactly("engine");
    }

    @Test
    void shouldNotReportACancellation() {
        background.edit(() -> {
            throw new CancellationException();
        });
        drain();
        assertThat(errors).isEmpty();
    }

    private void drain() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
