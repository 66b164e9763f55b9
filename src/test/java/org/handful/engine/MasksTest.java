package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.Masks;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Switches of single weights against offsets that take the same weights away. */
@Timeout(120)
class MasksTest {
    private static final int[] LABELS = {0, 1, 2, 0};
    private static final Masks MASKS = new Masks(Reach.ALL);
    private static final AllWeights WEIGHTS = new AllWeights(Reach.ALL, 1);

    /** The straight-through estimator: what the loss says of the switch, which multiplies a weight, goes to the number behind. */
    @ParameterizedTest
    @ValueSource(strings = {"vit", "resnet_basic"})
    void theGradientIsThatOfTheWeightTimesTheWeight(String name) throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(name));
        PixelBatch images = BlockLoRATest.noise(session);
        try (TuningSession masks = session.tune(MASKS, BlockLoRATest.head(session), 5);
                TuningSession weights = session.tune(WEIGHTS, BlockLoRATest.head(session), 5)) {
            Map<String, float[]> switches = masks.gradients(images, LABELS);
            Map<String, float[]> offsets = weights.gradients(images, LABELS);
            double largest = 0;
            for (String weight : switched(session).keySet()) {
                float[] w = session.frozen(List.of(weight)).get(weight);
                float[] of = switches.get(weight + Masks.MASK);
                for (int i = 0; i < w.length; i++) {
                    assertThat(of[i]).as(weight).isCloseTo(offsets.get(weight)[i] * w[i], within(1e-5f));
                    largest = Math.max(largest, Math.abs(of[i]));
                }
            }
            assertThat(largest).isGreaterThan(1e-3);
        }
    }

    /** Each weight is what it was or not there at all. */
    @ParameterizedTest
    @ValueSource(strings = {"vit", "resnet_basic"})
    void aWeightIsThereOrNot(String name) throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(name));
        PixelBatch images = BlockLoRATest.noise(session);
        Random random = new Random(6);
        try (TuningSession masks = session.tune(MASKS, BlockLoRATest.head(session), 5);
                TuningSession weights = session.tune(WEIGHTS, BlockLoRATest.head(session), 5)) {
            double[][] before = masks.probabilities(images, new CancelToken());
            Map<String, Tensor> some = new HashMap<>(masks.snapshot());
            Map<String, Tensor> fewer = new HashMap<>(weights.snapshot());
            for (Map.Entry<String, int[]> e : switched(session).entrySet()) {
                float[] w = session.frozen(List.of(e.getKey())).get(e.getKey());
                double[] m = random.doubles(w.length, 0, 0.05).toArray();
                double[] offset = new double[w.length];
                for (int i = 0; i < w.length; i++) {
                    offset[i] = m[i] > Masks.THRESHOLD ? 0 : -w[i];
                }
                some.put(e.getKey() + Masks.MASK, new Tensor(e.getValue(), m));
                fewer.put(e.getKey(), new Tensor(e.getValue(), offset));
            }
            double[][] p = session.adapted(MASKS, some).probabilities(images, new CancelToken());
            double[][] q = session.adapted(WEIGHTS, fewer).probabilities(images, new CancelToken());
            double moved = 0;
            for (int n = 0; n < p.length; n++) {
                assertThat(p[n]).containsExactly(q[n], within(1e-5));
                moved = Math.max(moved, Math.abs(p[n][0] - before[n][0]));
            }
            assertThat(moved).isGreaterThan(1e-3);
        }
    }

    /** Weights that have a switch, by name. */
    private static Map<String, int[]> switched(BackboneSession session) throws Exception {
        Map<String, int[]> out = new HashMap<>();
        MASKS.tensors(session.trainableLayers()).forEach((mask, shape) ->
                out.put(mask.substring(0, mask.length() - Masks.MASK.length()), shape));
        return out;
    }
}
