package org.handful.tune;

import java.time.Duration;
import java.util.Optional;
import org.handful.method.Checkpoints;

/** Keeps the state after every step. */
public final class KeptInMemory implements Checkpoints {
    private State last;

    @Override
    public Duration pause() {
        return Duration.ZERO;
    }

    @Override
    public Optional<State> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public void keep(State state) {
        last = state;
    }
}
