package org.handful.tune.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handful.engine.adapter.StepImages;
import org.handful.model.InputSpec;
import org.handful.model.LabelledPixels;
import org.handful.tune.Stripes;
import org.handful.tune.augment.Augment;
import org.handful.tune.augment.JitterOf;
import org.handful.tune.augment.Mixing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchesTest {
    private static final InputSpec INPUT = new InputSpec(128, 128, "bilinear", "centre", List.of(0.5, 0.5, 0.5),
            List.of(0.25, 0.25, 0.25), "RGB");
    private final LabelledPixels support = Stripes.images(2, 2, 1);

    private Batches batches(Mixing mixing, long seed, boolean keep) {
        JitterOf of = mixing == Mixing.NONE ? JitterOf.BACKGROUND : JitterOf.EVERYTHING;
        return new Batches(support, 4, new Augmentation(0.7, true, new Augment(0.4, of, 0.3, mixing, 2, 9)), INPUT, seed, keep);
    }

    @ParameterizedTest
    @EnumSource
    void aViewThatComesAgainIsTheSamePictureWithTheSameLabels(Mixing mixing) {
        Batches batches = batches(mixing, 1, true);
        Map<Long, float[]> pictures = new HashMap<>();
        int again = 0;
        for (int step = 0; step < 15; step++) {
            Batches.Step drawn = batches.next();
            for (int i = 0; i < 4; i++) {
                float[] seen = picture(drawn, i);
                float[] known = pictures.put(drawn.images().view(i), seen);
                if (known != null) {
                    assertThat(Arrays.equals(seen, known)).isTrue();
                    again++;
                }
            }
        }
        // Ten views of each of four images at most, so some of sixty come again.
        assertThat(pictures).hasSizeBetween(20, 40);
        assertThat(again).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void theSeedAndTheStepsThatWereDoneDecide(Mixing mixing) {
        Batches one = batches(mixing, 1, false);
        one.next();
        Batches skipped = batches(mixing, 1, false);
        skipped.skip(1);
        float[] second = picture(one.next(), 0);
        assertThat(Arrays.equals(picture(skipped.next(), 0), second)).isTrue();
        Batches other = batches(mixing, 2, false);
        other.skip(1);
        Batches.Step step = other.next();
        assertThat(step.images().view(0)).isEqualTo(StepImages.UNKNOWN);
        assertThat(Arrays.equals(picture(step, 0), second)).isFalse();
    }

    /** Other pixels of the same images, always the same ones, and never those of a view that was asked for. */
    @ParameterizedTest
    @EnumSource
    void anotherViewShowsTheSameImagesOtherwise(Mixing mixing) {
        for (boolean keep : new boolean[] {true, false}) {
            Batches.Step step = batches(mixing, 1, keep).next();
            Batches.Step other = new Batches.Step(step.images().otherView(), step.labels());
            Batches.Step again = new Batches.Step(
                    batches(mixing, 1, keep).next().images().otherView(), step.labels());
            for (int i = 0; i < 4; i++) {
                assertThat(Arrays.equals(picture(other, i), picture(step, i))).as("keep %s", keep).isFalse();
                assertThat(Arrays.equals(picture(other, i), picture(again, i))).isTrue();
                if (keep) {
                    assertThat(other.images().view(i) / 10).isEqualTo(step.images().view(i) / 10);
                    assertThat(other.images().view(i)).isNotEqualTo(step.images().view(i));
                }
            }
        }
    }

    /** The pixels, and the target over two classes behind them. */
    private float[] picture(Batches.Step step, int i) {
        int stride = support.x().stride();
        float[] out = new float[stride + 2];
        step.images().draw(i, out, 0);
        System.arraycopy(step.labels().targets(i, 1, 2, 0), 0, out, stride, 2);
        return out;
    }
}
