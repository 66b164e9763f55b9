package org.handful.tune.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.handful.model.InputSpec;
import org.junit.jupiter.api.Test;

class ColourJitterTest {
    private static final InputSpec INPUT = new InputSpec(2, 2, "bilinear", "centre", List.of(0.5, 0.4, 0.3),
            List.of(0.2, 0.3, 0.25), "RGB");

    @Property(tries = 200)
    void coloursStayColoursAndComeFromTheSeed(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double strength) {
        float[] a = image(seed);
        float[] b = a.clone();
        float[] before = a.clone();
        new ColourJitter(strength, INPUT).apply(a, 1, 4, new Random(seed));
        new ColourJitter(strength, INPUT).apply(b, 1, 4, new Random(seed));
        assertThat(a).isEqualTo(b);
        assertThat(a[0]).isEqualTo(before[0]);
        assertThat(a[13]).isEqualTo(before[13]);
        for (int i = 0; i < 12; i++) {
            double unit = a[1 + i] * INPUT.std().get(i / 4) + INPUT.mean().get(i / 4);
            assertThat(unit).isBetween(-1e-6, 1 + 1e-6);
        }
        if (strength == 0) {
            assertThat(a).isEqualTo(before);
        } else if (strength > 0.01) {
            assertThat(a).isNotEqualTo(before);
        }
    }

    @Test
    void aThirdOfATurnMakesRedGreen() {
        float[] red = {0.8f, 0.2f, 0.2f};
        ColourJitter.turn(red, 0, 1, 1.0 / 3);
        assertThat(red).containsExactly(new float[] {0.2f, 0.8f, 0.2f}, within(1e-6f));
        ColourJitter.turn(red, 0, 1, -1.0 / 3);
        assertThat(red).containsExactly(new float[] {0.8f, 0.2f, 0.2f}, within(1e-6f));
    }

    private static float[] image(long seed) {
        Random random = new Random(seed);
        float[] out = new float[14];
        for (int i = 0; i < 14; i++) {
            int c = Math.min(2, Math.max(0, (i - 1) / 4));
            out[i] = (float) ((random.nextDouble() - INPUT.mean().get(c)) / INPUT.std().get(c));
        }
        return out;
    }
}
