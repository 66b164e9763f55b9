package org.handful.eval.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.handful.eval.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExplanationsTest {
    private static final JsonNode GOLDEN = Vectors.read("explanations_maps");
    private static final double TINY = 1e-9;

    @Test
    void gradCamEqualsTheReference() {
        JsonNode golden = GOLDEN.get("gradcam");
        double[] weights = GradCam.weights(flat(golden.get("grad")));
        assertThat(weights).containsExactly(Vectors.doubles(golden.get("alpha")), within(TINY));
        double[] map = GradCam.map(flat(golden.get("A")), weights);
        assertThat(map).containsExactly(row(golden.get("relu")), within(TINY));
        assertThat(GradCam.normalised(map)).containsExactly(row(golden.get("normalised")), within(TINY));
        assertThat(GradCam.normalised(new double[4])).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, win2_stride2_base0", "2, 1, win2_stride1_base0", "3, 2, win3_stride2_base0"})
    void occlusionEqualsTheReference(int size, int stride, String name) {
        JsonNode golden = GOLDEN.get("occlusion");
        double[] image = row(golden.get("img"));
        double[] weights = row(golden.get("linear_weights"));
        List<Occlusion.Window> windows = Occlusion.windows(4, 4, size, stride);
        double[] falls = windows.stream().mapToDouble(w -> {
            double sum = 0;
            for (int y = w.top(); y < w.bottom(); y++) {
                for (int x = w.left(); x < w.right(); x++) {
                    sum += image[y * 4 + x] * weights[y * 4 + x];
                }
            }
            return sum;
        }).toArray();
        assertThat(Occlusion.attribution(4, 4, windows, falls)).containsExactly(row(golden.get(name)), within(TINY));
    }

    @Test
    void everyPixelIsHiddenAndGapsAreRefused() {
        List<Occlusion.Window> windows = Occlusion.windows(7, 5, 3, 2);
        double[] ones = new double[windows.size()];
        Arrays.fill(ones, 1);
        assertThat(Occlusion.attribution(7, 5, windows, ones)).containsOnly(1);
        assertThatThrownBy(() -> Occlusion.windows(7, 5, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rolloutEqualsTheReference() {
        JsonNode golden = GOLDEN.get("rollout");
        check(AttentionRollout.of(attention(golden.get("att")), AttentionRollout.Fuse.MEAN, 0), golden.get("mean"));
        check(AttentionRollout.of(attention(golden.get("att")), AttentionRollout.Fuse.MAX, 0.5),
                golden.get("max_discard0.5"));
    }

    @Test
    void sharesOfTheSupportEqualTheReference() {
        JsonNode golden = GOLDEN.get("nearest_examples");
        double[] query = Vectors.doubles(golden.get("query"));
        double[] cosine = Arrays.stream(Vectors.matrix(golden.get("support")))
                .mapToDouble(s -> s[0] * query[0] + s[1] * query[1]).toArray();
        SupportShare share = SupportShare.of(cosine, Vectors.ints(golden.get("labels")), 2, golden.get("tau").doubleValue());
        assertThat(share.affinity()).containsExactly(Vectors.doubles(golden.get("affinity")), within(TINY));
        assertThat(share.share()).containsExactly(Vectors.doubles(golden.get("share")), within(TINY));
        for (int k = 0; k < 2; k++) {
            assertThat(share.logit()[k]).isCloseTo(golden.get("class_logit").get("" + k).doubleValue(), within(TINY));
        }
    }

    private static void check(double[][] rollout, JsonNode golden) {
        double[][] expected = Vectors.matrix(golden.get("R"));
        for (int i = 0; i < expected.length; i++) {
            assertThat(rollout[i]).containsExactly(expected[i], within(TINY));
        }
        assertThat(AttentionRollout.mask(rollout)).containsExactly(Vectors.doubles(golden.get("mask")), within(TINY));
    }

    private static double[][][][] attention(JsonNode layers) {
        return StreamSupport.stream(layers.spliterator(), false)
                .map(heads -> StreamSupport.stream(heads.spliterator(), false).map(Vectors::matrix)
                        .toArray(double[][][]::new))
                .toArray(double[][][][]::new);
    }

    private static double[][] flat(JsonNode maps) {
        return StreamSupport.stream(maps.spliterator(), false).map(ExplanationsTest::row).toArray(double[][]::new);
    }

    private static double[] row(JsonNode matrix) {
        return Arrays.stream(Vectors.matrix(matrix)).flatMapToDouble(Arrays::stream).toArray();
    }
}
