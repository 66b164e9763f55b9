package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.backbone.arch.VisionTransformer;
import org.handful.engine.adapter.AdapterNotes;
import org.handful.engine.adapter.LowRank;
import org.handful.error.InputException;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.handful.tune.LoRA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shared ways down against what they are short for: two products with a matrix A each, which begin alike. */
@Timeout(120)
class BlockLoRATest {
    /** No clipping, which is the one thing that would see how the step is shared out; no decay either. */
    private static final StepRates RATES = new StepRates(1e-2, 1e-2, 0, 1e9, 0.1);
    private static final int[] LABELS = {0, 1, 2, 0};

    @Test
    void learnsWhatTwoEqualProductsLearn() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch images = noise(session);
        LinearHead head = head(session);
        var shared = new LowRank(4, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL, 2);
        var apart = new LowRank(4, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL);
        try (TuningSession one = session.tune(shared, head, 5); TuningSession two = session.tune(apart, head, 5)) {
            two.restore(twice(one.snapshot(), apart.tensors(session.trainableLayers())));
            double[][] before = one.probabilities(images, new CancelToken());
            for (int i = 0; i < 5; i++) {
                double a = one.step(images, LABELS, RATES).loss();
                double b = two.step(images, LABELS, RATES).loss();
                assertThat(a).as("step " + i).isCloseTo(b, within(1e-4));
            }
            double[][] p = one.probabilities(images, new CancelToken());
            double[][] q = two.probabilities(images, new CancelToken());
            double moved = 0;
            for (int n = 0; n < p.length; n++) {
                assertThat(p[n]).containsExactly(q[n], within(1e-3));
                moved = Math.max(moved, Math.abs(p[n][0] - before[n][0]));
            }
            assertThat(moved).isGreaterThan(1e-2);
        }
    }

    /** B is zero: what A does matters to nothing yet. And only the product of the two acts, not how it is shared out. */
    @Test
    void onlyTheWayUpLearnsAtFirstAndOnlyTheProductActs() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch images = noise(session);
        var adapter = new LowRank(2, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL);
        try (TuningSession tuning = session.tune(adapter, head(session), 5)) {
            tuning.gradients(images, LABELS).forEach((name, g) -> {
                if (name.endsWith(LowRank.A)) {
                    assertThat(g).as(name).containsOnly(0);
                } else if (name.endsWith(LowRank.B)) {
                    assertThat(g).as(name).isNotEqualTo(new float[g.length]);
                }
            });
            for (int i = 0; i < 5; i++) {
                tuning.step(images, LABELS, RATES);
            }
            Map<String, Tensor> state = tuning.snapshot();
            double[][] p = tuning.probabilities(images, new CancelToken());
            Map<String, Tensor> other = new HashMap<>(state);
            // A power of two, so that nothing is rounded.
            adapter.tensors(session.trainableLayers()).forEach((name, shape) -> other.put(name, new Tensor(shape,
                    Arrays.stream(state.get(name).values()).map(v -> v * (name.endsWith(LowRank.A) ? 8 : 0.125)).toArray())));
            double[][] q = session.adapted(adapter, other).probabilities(images, new CancelToken());
            for (int n = 0; n < p.length; n++) {
                assertThat(q[n]).containsExactly(p[n], within(1e-6));
            }
        }
    }

    /** As many as were counted for CLIP-LoRA's pairs in a ViT-B/16. */
    @Test
    void itIsAsSmallAsThePaperSays() {
        Node network = new VisionTransformer(3, 224, 224, 16, 768, 12, 12, 3072, Node.TokenPool.Pool.CLASS_TOKEN, false,
                VisionTransformer.Leading.CLASS_TOKEN, false).network().orElseThrow();
        for (int rank : new int[] {2, 8}) {
            var adapter = new LowRank(rank, 1, LowRank.Targets.ATTENTION_AND_1X1, Reach.ALL);
            assertThat(adapter.tensors(network).values().stream().mapToInt(s -> s[0] * s[1]).sum())
                    .isEqualTo(rank / 2 * 110_592);
        }
    }

    @Test
    void modelsOfBeforeThereWereBlocksHaveOne() throws Exception {
        Map<String, String> notes = new HashMap<>(
                AdapterNotes.of(new LowRank(4, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL, 1)));
        notes.remove("blocks");
        assertThat(AdapterNotes.read(notes))
                .isEqualTo(new LowRank(4, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL));
    }

    @Test
    void blocksThatDoNotDivideTheRankAreRefusedInWords() throws Exception {
        LoRA method = new LoRA();
        LoRA.Config config = Settings.parse(method, Map.of("rank", "6", "blocks", "4"));
        // Refused before anything is looked at.
        assertThatThrownBy(() -> method.fit(null, null, Optional.empty(), config, null, null))
                .isInstanceOf(InputException.class).hasMessageContaining("blocks").hasMessageContaining("6");
    }

    static PixelBatch noise(BackboneSession session) {
        Random random = new Random(3);
        int size = session.card().input().size();
        float[] pixels = new float[4 * 3 * size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return new PixelBatch(4, 3, size, size, pixels);
    }

    static LinearHead head(BackboneSession session) {
        Random random = new Random(4);
        int dim = session.card().embedding();
        return new LinearHead(Tensor.matrix(3, dim, random.doubles(3L * dim, -1, 1).toArray()),
                Tensor.vector(new double[3]), Tensor.vector(random.doubles(dim, 0, 0.5).toArray()), 4);
    }

    /** The same state with every A [r, ...] written twice below itself, and twice as many columns of zero in B. */
    private static Map<String, Tensor> twice(Map<String, Tensor> state, Map<String, int[]> shapes) {
        Map<String, Tensor> out = new HashMap<>(state);
        shapes.forEach((name, shape) -> {
            double[] once = state.get(name).values();
            double[] both = new double[2 * once.length];
            System.arraycopy(once, 0, both, 0, once.length);
            System.arraycopy(once, 0, both, once.length, once.length);
            out.put(name, new Tensor(shape, both));
        });
        return out;
    }
}
