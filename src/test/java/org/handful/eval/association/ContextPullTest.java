package org.handful.eval.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContextPullTest {
    private static final double[][] LEARNED = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final int[] CLASSES = {0, 0, 1};
    private static final int[] CONTEXTS = {0, 1, 0};

    @Test
    void isTheDifferenceOfTwoCosines() {
        double[] pull = ContextPull.of(LEARNED, CLASSES, CONTEXTS, new double[][] {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}},
                new int[] {0, 0, 0}, new int[] {0, 1, 0});
        assertThat(pull[0]).as("of the other class, in a context it shares").isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(pull[1]).isCloseTo(1 - Math.sqrt(0.5), within(1e-12));
        assertThat(pull[2]).as("as much like both").isCloseTo(0, within(1e-12));
    }

    @Test
    void whatWasNotLearnedCannotPull() {
        double[] pull = ContextPull.of(LEARNED, CLASSES, CONTEXTS, new double[][] {{0, 0, 1}, {0, 1, 0}},
                new int[] {0, 2}, new int[] {-1, 0});
        assertThat(pull).containsExactly(Double.NaN, Double.NaN);
    }
}
