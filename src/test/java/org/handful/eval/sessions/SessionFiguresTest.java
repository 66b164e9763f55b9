package org.handful.eval.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SessionFiguresTest {
    @Test
    void oldAndNewClassesCountTheSameHoweverManyImagesTheyHave() {
        SessionFigures f = SessionFigures.of(1, List.of("c"), 2, 3,
                new int[] {0, 0, 0, 0, 1, 2, 2}, new int[] {0, 0, 0, 1, 1, 2, 0});
        assertThat(f.accuracy().value()).isCloseTo(5 / 7.0, within(1e-12));
        assertThat(f.base()).isCloseTo((0.75 + 1) / 2, within(1e-12));
        assertThat(f.fresh()).isEqualTo(0.5);
        assertThat(f.harmonic()).isCloseTo(2 * 0.875 * 0.5 / 1.375, within(1e-9));
    }

    @Test
    void theBaseSessionHasNoNewClasses() {
        SessionFigures f = SessionFigures.of(0, List.of(), 2, 2, new int[] {0, 1}, new int[] {0, 0});
        assertThat(f.fresh()).isNaN();
        assertThat(f.harmonic()).isNaN();
        SessionCurve alone = new SessionCurve("growth", List.of(f));
        assertThat(alone.drop()).isZero();
        assertThat(alone.forgetting()).isZero();
        assertThat(alone.average()).isEqualTo(0.5);
    }

    @Test
    void dropAndForgettingAreMeasuredAgainstDifferentSessions() {
        SessionCurve c = new SessionCurve("growth", List.of(
                SessionFigures.of(0, List.of(), 1, 1, new int[] {0, 0, 0, 0}, new int[] {0, 0, 0, 1}),
                SessionFigures.of(1, List.of("b"), 1, 2, new int[] {0, 0, 0, 0, 1}, new int[] {0, 0, 0, 0, 1}),
                SessionFigures.of(2, List.of("c"), 1, 3, new int[] {0, 0, 0, 0, 2}, new int[] {0, 0, 1, 1, 1})));
        assertThat(c.drop()).isCloseTo(0.75 - 0.4, within(1e-12));
        assertThat(c.forgetting()).isCloseTo(1 - 0.5, within(1e-12));
    }

    @Property(tries = 100)
    void theHarmonicMeanIsAtMostTwiceTheSmaller(@ForAll @IntRange(max = 10_000) int seed) {
        Random random = new Random(seed);
        int[] truth = random.ints(40, 0, 5).toArray();
        int[] predicted = random.ints(40, 0, 5).toArray();
        SessionFigures f = SessionFigures.of(1, List.of(), 3, 5, truth, predicted);
        assertThat(f.harmonic()).isLessThanOrEqualTo(2 * Math.min(f.base(), f.fresh()) + 1e-9);
        assertThat(f.accuracy().n()).isEqualTo(40);
    }
}
