package org.handful.method;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where a long fit leaves its state now and then, so that it can go on from there after the program was killed. Whoever
 * provides this sees to it that only the very same fit is given what it left.
 */
public interface Checkpoints {
    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Duration pause() {
            return Duration.ofDays(365);
        }

        @Override
        public Optional<State> last() {
            return Optional.empty();
        }

        @Override
        public void keep(State state) {
            // Nowhere to keep it.
        }
    };

    /**
     * All that a fit needs to go on.
     *
     * @param numbers arrays by name
     * @param facts single values by name, as text without loss
     */
    record State(Map<String, float[]> numbers, Map<String, String> facts) {}

    /** How much time lies between two states at least. */
    Duration pause();

    /** What the same fit left when the program was killed, if it was. */
    Optional<State> last();

    /** Replaces what was kept. When it cannot be written, the fit goes on without. */
    void keep(State state);
}
