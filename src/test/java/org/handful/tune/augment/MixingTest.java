package org.handful.tune.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.engine.adapter.StepLabels;
import org.junit.jupiter.api.Test;

class MixingTest {
    @Test
    void aBlendAndABoxAreWhatTheFormulasSay() {
        float[] image = {9, 1, 2, 3, 4};
        Mixture.blend(0, 0.75).apply(image, 1, new float[] {5, 6, 7, 8}, 2);
        assertThat(image).containsExactly(9, 2, 3, 4, 5);

        float[] two = {1, 2, 3, 4, 5, 6, 7, 8};
        Mixture box = Mixture.box(0, 2, 1, 0, 2, 1);
        box.apply(two, 0, new float[] {-1, -2, -3, -4, -5, -6, -7, -8}, 2);
        assertThat(two).containsExactly(1, -2, 3, 4, 5, -6, 7, 8);
        assertThat(box.share()).isEqualTo(0.75);
    }

    @Test
    void targetsAreMixedAndSmoothed() {
        StepLabels labels = new StepLabels(new int[] {0, 2}, new int[] {1, 2}, new double[] {0.75, 0.25});
        // 0.9 * 0.75 + 0.1 / 4 and so on; two images of one class show that class.
        float[] expected = {0.7f, 0.25f, 0.025f, 0.025f, 0.025f, 0.025f, 0.925f, 0.025f};
        assertThat(labels.targets(0, 2, 4, 0.1)).containsExactly(expected, within(1e-6f));
        assertThat(labels.targets(1, 1, 4, 0.1)).containsExactly(Arrays.copyOfRange(expected, 4, 8), within(1e-6f));
        assertThat(new StepLabels(new int[] {0}, new int[] {1}, new double[] {0.4}).main(0)).isEqualTo(1);
    }

    @Property(tries = 200)
    void theShareIsThatOfThePixelsAndTargetsSumToOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Mixture box = Mixing.CUTMIX.draw(5, size, new Random(seed));
        float[] image = new float[size * size];
        float[] ones = new float[size * size];
        Arrays.fill(ones, 1);
        box.apply(image, 0, ones, size);
        int pasted = 0;
        for (float v : image) {
            pasted += (int) v;
        }
        assertThat(box.share()).isBetween(0.0, 1.0).isCloseTo(1 - pasted / (double) (size * size), within(1e-12));

        Mixture blend = Mixing.MIXUP.draw(5, size, new Random(seed));
        assertThat(blend.share()).isBetween(0.0, 1.0);
        assertThat(blend).isEqualTo(Mixing.MIXUP.draw(5, size, new Random(seed)));
        float[] targets = new StepLabels(new int[] {1}, new int[] {2}, new double[] {blend.share()})
                .targets(0, 1, 3, 0.1);
        assertThat(targets[0] + targets[1] + targets[2]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void sharesOfABlendFollowTheirBeta() {
        Random random = new Random(1);
        double[] drawn = random.doubles(20_000).map(u -> Mixing.beta(0.2, random)).toArray();
        double mean = Arrays.stream(drawn).average().orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.015));
        // Var Beta(a, a) = 1 / (4 (2a + 1))
        assertThat(Arrays.stream(drawn).map(v -> (v - mean) * (v - mean)).average().orElseThrow())
                .isCloseTo(1 / 5.6, within(0.005));
    }
}
