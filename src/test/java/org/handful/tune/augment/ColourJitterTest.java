package org.handful.tune.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
        new ColourJitter(strength, 0, INPUT).apply(a, 1, 4, new Random(seed));
        new ColourJitter(strength, 0, INPUT).apply(b, 1, 4, new Random(seed));
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

    /** What torchvision's RandomGrayscale leaves: the luma of Rec. 601 in all planes; other images keep every bit. */
    @Test
    void asManyImagesAsWereAskedForLoseTheirColoursAndNothingElse() {
        ColourJitter some = new ColourJitter(0, 0.2, INPUT);
        Random random = new Random(1);
        int grey = 0;
        for (int i = 0; i < 2000; i++) {
            float[] before = image(i);
            float[] seen = before.clone();
            some.apply(seen, 1, 4, random);
            if (Arrays.equals(seen, before)) {
                continue;
            }
            grey++;
            assertThat(seen[0]).isEqualTo(before[0]);
            assertThat(seen[13]).isEqualTo(before[13]);
            for (int p = 0; p < 4; p++) {
                double luma = 0.299 * unit(before, p, 0) + 0.587 * unit(before, p, 1) + 0.114 * unit(before, p, 2);
                for (int c = 0; c < 3; c++) {
                    assertThat(unit(seen, p, c)).isCloseTo(luma, within(1e-6));
                }
            }
        }
        // Four standard deviations of a binomial: 4 sqrt(2000 x 0.2 x 0.8) = 72.
        assertThat(grey).isBetween(328, 472);
    }

    @Test
    void greyComesAfterTheOtherChangesAndImagesWithoutColoursHaveNoneToLose() {
        float[] seen = image(1);
        new ColourJitter(0.4, 1, INPUT).apply(seen, 1, 4, new Random(1));
        assertThat(unit(seen, 0, 1)).isCloseTo(unit(seen, 0, 0), within(1e-6));
        float[] jittered = image(1);
        new ColourJitter(0.4, 0, INPUT).apply(jittered, 1, 4, new Random(1));
        double luma = 0.299 * unit(jittered, 0, 0) + 0.587 * unit(jittered, 0, 1) + 0.114 * unit(jittered, 0, 2);
        assertThat(unit(seen, 0, 2)).isCloseTo(luma, within(1e-6));
        InputSpec planes = new InputSpec(2, 2, "bilinear", "centre", List.of(0.5), List.of(0.2), "L");
        float[] plane = {1, -1, 0.5f, 0};
        new ColourJitter(0, 1, planes).apply(plane, 0, 4, new Random(1));
        assertThat(plane).containsExactly(1, -1, 0.5f, 0);
    }

    /** The colour of a pixel of an image whose planes begin at the second number. */
    private static double unit(float[] values, int pixel, int c) {
        return values[1 + 4 * c + pixel] * INPUT.std().get(c) + INPUT.mean().get(c);
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
