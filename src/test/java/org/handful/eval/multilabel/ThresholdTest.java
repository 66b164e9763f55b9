package org.handful.eval.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    @Test
    void liesBetweenThoseWithTheLabelAndThoseWithout() {
        Threshold low = Threshold.best(new double[] {0.3, 0.1, 0.2, 0.05}, new boolean[] {true, false, true, false});
        assertThat(low.value()).isCloseTo(0.15, within(1e-12));
        assertThat(low.chosen()).isTrue();
        assertThat(Threshold.best(new double[] {0.9, 0.2}, new boolean[] {true, false}).value())
                .as("0.5 where it does as well").isEqualTo(0.5);
        assertThat(Threshold.best(new double[] {0.1, 0.3}, new boolean[] {true, false}).value())
                .as("all of them: F1 2/3").isCloseTo(0.05, within(1e-12));
        assertThat(Threshold.best(new double[] {0.9, 0.2}, new boolean[2])).isEqualTo(Threshold.HALF);
    }

    /** Against every threshold there is. */
    @Property(tries = 300)
    void noOtherHasAHigherF1(
            @ForAll @Size(9) @DoubleRange(min = 0, max = 1) double[] raw, @ForAll @Size(9) boolean[] has) {
        double[] p = IntStream.range(0, raw.length).mapToDouble(i -> Math.rint(raw[i] * 8) / 8).toArray();
        double best = f1(p, has, Threshold.best(p, has).value());
        for (double t = 0; t <= 1.0625; t += 0.0625) {
            assertThat(f1(p, has, t)).isLessThanOrEqualTo(best + 1e-12);
        }
    }

    private static double f1(double[] p, boolean[] has, double threshold) {
        double f1 = LabelFigures.of("cat", p, has, new Threshold(threshold, true)).f1();
        return Double.isNaN(f1) ? 0 : f1;
    }
}
