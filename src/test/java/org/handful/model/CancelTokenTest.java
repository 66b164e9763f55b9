package org.handful.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CancelTokenTest {
    private final CancelToken token = new CancelToken();
    private final AtomicInteger steps = new AtomicInteger();

    @Test
    @DisplayName("paused work takes no step until it is resumed, and the rest is counted apart")
    void pauses() throws Exception {
        token.pause();
        var work = working(5);
        waitUntilResting();
        assertThat(steps).hasValue(0);
        assertThat(token.restedNanos()).isZero();
        token.resume();
        work.get(10, TimeUnit.SECONDS);
        assertThat(steps).hasValue(5);
        assertThat(token.restedNanos()).isPositive();
        assertThat(token.resting()).isFalse();
    }

    @Test
    @DisplayName("stop wakes paused work, which then keeps what it has")
    void stopWakes() throws Exception {
        token.pause();
        var work = working(5);
        waitUntilResting();
        token.stop();
        work.get(10, TimeUnit.SECONDS);
        assertThat(token.stopRequested()).isTrue();
    }

    @Test
    @DisplayName("cancel ends paused work")
    void cancelEnds() {
        token.pause();
        var work = working(5);
        waitUntilResting();
        token.cancel();
        assertThatThrownBy(work::join).isInstanceOfAny(CancellationException.class, CompletionException.class);
        assertThat(steps).hasValue(0);
    }

    private CompletableFuture<Void> working(int count) {
        return CompletableFuture.runAsync(() -> {
            for (int i = 0; i < count; i++) {
                token.betweenSteps();
                steps.incrementAndGet();
            }
        });
    }

    private void waitUntilResting() {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!token.resting() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(token.resting()).isTrue();
    }
}
