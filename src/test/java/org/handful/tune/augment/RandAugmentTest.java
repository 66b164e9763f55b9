package org.handful.tune.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.model.InputSpec;
import org.junit.jupiter.api.Test;

class RandAugmentTest {
    private static final int SIZE = 5;

    @Property(tries = 300)
    void coloursStayColoursComeFromTheSeedAndNothingElseIsTouched(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 4) int changes,
            @ForAll @IntRange(min = 1, max = 30) int magnitude, @ForAll boolean grey) {
        int planes = grey ? 1 : 3;
        InputSpec input = new InputSpec(SIZE, SIZE, "bilinear", "centre", Collections.nCopies(planes, 0.4),
                Collections.nCopies(planes, 0.2), grey ? "L" : "RGB");
        Random random = new Random(seed);
        float[] a = new float[2 + planes * SIZE * SIZE];
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) ((random.nextDouble() - 0.4) / 0.2);
        }
        float[] before = a.clone();
        float[] b = a.clone();
        new RandAugment(changes, magnitude, input).apply(a, 1, SIZE, new Random(seed));
        new RandAugment(changes, magnitude, input).apply(b, 1, SIZE, new Random(seed));
        assertThat(a).isEqualTo(b);
        assertThat(a[0]).isEqualTo(before[0]);
        assertThat(a[a.length - 1]).isEqualTo(before[a.length - 1]);
        for (int i = 1; i < a.length - 1; i++) {
            assertThat(a[i] * 0.2 + 0.4).isBetween(-1e-6, 1 + 1e-6);
        }
        if (changes == 0) {
            assertThat(a).isEqualTo(before);
        }
    }

    @Test
    void anImageIsShiftedShearedAndTurned() {
        float[] v = {9, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Warp.shift(1, 0).apply(v, 1, 3, new double[] {0});
        assertThat(v).containsExactly(9, 0, 1, 2, 0, 4, 5, 0, 7, 8);

        float[] sheared = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Warp.shearX(1).apply(sheared, 0, 3, new double[] {0});
        assertThat(sheared).containsExactly(0, 1, 2, 4, 5, 6, 8, 9, 0);

        float[] turned = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Warp.turn(90).apply(turned, 0, 3, new double[] {0});
        assertThat(turned).containsExactly(new float[] {3, 6, 9, 2, 5, 8, 1, 4, 7}, within(1e-5f));
    }

    @Test
    void levelsChangeAsTorchvisionChangesThem() {
        float[] v = {0.1f, 100 / 255f, 200 / 255f};
        Levels.posterize(v, 1, 2, 4);
        assertThat(v).containsExactly(new float[] {0.1f, 96 / 255f, 192 / 255f}, within(1e-6f));
        Levels.solarize(v, 0, 3, 0.5);
        assertThat(v).containsExactly(new float[] {0.1f, 96 / 255f, 63 / 255f}, within(1e-6f));
        float[] narrow = {0.2f, 0.3f, 0.4f};
        Levels.stretch(narrow, 0, 3);
        assertThat(narrow).containsExactly(new float[] {0, 0.5f, 1}, within(1e-6f));

        // Of 1,020 pixels 510 are black, 255 each 10 and 20: step (1020 - 255) / 255 = 3, table (below + 1) / 3.
        float[] plane = new float[1020];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = i < 510 ? 0 : i < 765 ? 10 / 255f : 20 / 255f;
        }
        Levels.equalize(plane, 0, plane.length);
        assertThat(new float[] {plane[0], plane[600], plane[1000]})
                .containsExactly(new float[] {0, 170 / 255f, 1}, within(1e-6f));
    }

    @Test
    void sharpnessMovesAwayFromTheMeanOfTheNeighbours() {
        float[] v = {0, 0, 0, 0, 0.65f, 0, 0, 0, 0};
        float[] blurred = v.clone();
        Sharpness.apply(blurred, 0, 3, 0);
        assertThat(blurred).containsExactly(new float[] {0, 0, 0, 0, 0.25f, 0, 0, 0, 0}, within(1e-6f));
        Sharpness.apply(v, 0, 3, 1.5);
        assertThat(v[4]).isEqualTo(0.85f, within(1e-6f));
    }
}
