package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.AdapterNotes;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.Pass;
import org.handful.error.BackboneException;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mixed statistics of batch normalisation on a small residual network. */
@Timeout(120)
class BatchStatisticsTest {
    private static final StepRates RATES = new StepRates(0, 1e-2, 1e-2, 1, 0);
    static final int[] LABELS = {0, 1, 2, 0, 1};

    @ParameterizedTest
    @EnumSource
    void noneOfTheImagesIsTheNetworkAsItWas(Reach reach) throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        var gathered = session.gather(images, new BatchStatistics(0, 3, reach), new CancelToken());
        float[] frozen = frozen(session, images);
        assertClose(gathered.embeddings().values(), frozen, 1e-6f);
        assertClose(begun(session, gathered.adapter(), images), frozen, 1e-6f);
    }

    /** Against statistics over images and places at once, which is what AdaBN is. */
    @Test
    void allOfTheImagesIsAdaBn() throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        var gathered = session.gather(images, new BatchStatistics(1, 0, Reach.ALL), new CancelToken());
        float[] expected = forward(session, images, new Pass.Over() {
            @Override
            public Pass pass() {
                return Pass.INFERENCE;
            }

            @Override
            public Moments moments(Node.Norm layer, NDArray x, Moments frozen) {
                NDArray channels = x.transpose(1, 0, 2, 3).reshape(layer.channels(), -1);
                NDArray mean = channels.mean(new int[] {1});
                NDArray variance = channels.sub(mean.expandDims(1)).square().mean(new int[] {1});
                return new Moments(mean, variance.add(layer.epsilon()).sqrt());
            }
        });
        assertClose(gathered.embeddings().values(), expected, 1e-4f);
        assertClose(begun(session, gathered.adapter(), images), expected, 1e-4f);
        assertThat(distance(expected, frozen(session, images))).isGreaterThan(0.1);
    }

    /** The first layer sees the images themselves; every other sees what the mixture below made of them. */
    @Test
    void eachLayerLooksAtWhatTheLayersBelowGive() throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        Map<String, Tensor> none = session.gather(images, new BatchStatistics(0, 2, Reach.ALL), new CancelToken())
                .adapter().bases();
        Map<String, Tensor> all = session.gather(images, new BatchStatistics(1, 2, Reach.ALL), new CancelToken())
                .adapter().bases();
        int same = 0;
        for (String name : none.keySet()) {
            int channels = none.get(name).shape()[1];
            double[] a = Arrays.copyOf(none.get(name).values(), channels);
            double[] b = Arrays.copyOf(all.get(name).values(), channels);
            same += Arrays.equals(a, b) ? 1 : 0;
        }
        assertThat(same).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void learnsWithAllElseFrozenAndIsTheSameAfterSaving(Reach reach) throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        BatchStatistics adapter =
                session.gather(images, new BatchStatistics(0.5, 2, reach), new CancelToken()).adapter();
        LinearHead head = head(session);
        try (TuningSession tuning = session.tune(adapter, head, 5)) {
            double before = tuning.step(images, LABELS, RATES).loss();
            double after = before;
            for (int i = 0; i < 30; i++) {
                after = tuning.step(images, LABELS, RATES).loss();
            }
            assertThat(after).isLessThan(0.9 * before);
            Map<String, Tensor> state = tuning.snapshot();
            adapter.tensors(session.trainableLayers()).forEach((name, shape) -> {
                assertThat(shape).containsExactly(4);
                assertThat(state.get(name).values()).as(name).doesNotContain(0.5);
            });
            assertThat(state.get(LinearHead.WEIGHT).values()).containsExactly(head.weight().values(), within(1e-6));
            double[][] learned = tuning.probabilities(images, new CancelToken());
            var again = (BatchStatistics) AdapterNotes.read(AdapterNotes.of(adapter));
            assertThat(again).isEqualTo(new BatchStatistics(0.5, 2, reach));
            assertThat(session.adapted(again, state).probabilities(images, new CancelToken())).isDeepEqualTo(learned);

            Map<String, Tensor> broken = new HashMap<>(state);
            String basis = adapter.bases().keySet().iterator().next();
            broken.remove(basis);
            assertThatThrownBy(() -> session.adapted(again, broken))
                    .isInstanceOf(BackboneException.class).hasMessageContaining(basis);
        }
    }

    @Test
    void aDeviationNeverComesToZero() throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        BatchStatistics adapter =
                session.gather(images, new BatchStatistics(1, 1, Reach.ALL), new CancelToken()).adapter();
        try (TuningSession tuning = session.tune(adapter, head(session), 5)) {
            Map<String, Tensor> state = new HashMap<>(tuning.snapshot());
            String last = adapter.tensors(session.trainableLayers()).keySet().stream()
                    .filter(name -> name.endsWith(BatchStatistics.DEVIATION)).reduce((a, b) -> b).orElseThrow();
            state.put(last, Tensor.vector(new double[] {-1, -1, 0}));
            for (double[] row : session.adapted(adapter, state).probabilities(images, new CancelToken())) {
                assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void aNetworkWithoutBatchNormalisationIsRefusedBeforeItRuns() throws Exception {
        for (String name : new String[] {"vit", "resnet_bottleneck_group"}) {
            BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(name));
            assertThatThrownBy(() -> session.gather(noise(session), new BatchStatistics(0, 1, Reach.ALL), new CancelToken()))
                    .isInstanceOfSatisfying(BackboneException.class,
                            e -> assertThat(e.problem()).isEqualTo(BackboneException.Problem.NO_PLACE))
                    .hasMessageContaining("batch normalisation");
        }
    }

    static BackboneSession session() throws Exception {
        return TestEngine.get().open(ReferenceNetworksTest.network("resnet_basic"));
    }

    private static float[] frozen(BackboneSession session, PixelBatch images) throws Exception {
        return forward(session, images, Pass.INFERENCE);
    }

    private static float[] forward(BackboneSession session, PixelBatch images, Pass pass) throws Exception {
        float[][] out = new float[1][];
        InstalledBackbone backbone = session.backbone();
        TestEngine.run(scope -> {
            try (LayeredNetwork network = LayeredNetwork.load(TestEngine.get().root(), TestEngine.get().staging(), backbone,
                    session.trainableLayers(), false)) {
                NDArray x = TestEngine.get().staging().channelsLast(scope, images.values(), 0, images.count(),
                        images.channels(), images.height(), images.width());
                out[0] = network.forward(x, pass).toFloatArray();
            }
        });
        return out[0];
    }

    /** What a training with these statistics says before its first step. */
    private static float[] begun(BackboneSession session, BatchStatistics adapter, PixelBatch images) throws Exception {
        try (TuningSession tuning = session.tune(adapter, head(session), 5)) {
            EmbeddingMatrix x = tuning.embeddings(images, new CancelToken());
            return x.values();
        }
    }

    static LinearHead head(BackboneSession session) {
        int dim = session.card().embedding();
        Random random = new Random(1);
        return new LinearHead(Tensor.matrix(3, dim, random.doubles(3L * dim, -1, 1).toArray()),
                Tensor.vector(new double[] {0.1, 0, -0.1}), Tensor.vector(random.doubles(dim, 0, 0.5).toArray()), 4);
    }

    /** Images with a colour and a contrast of their own, so that their statistics differ. */
    static PixelBatch noise(BackboneSession session) {
        int size = session.card().input().size();
        Random random = new Random(3);
        float[] values = new float[LABELS.length * 3 * size * size];
        for (int i = 0; i < values.length; i++) {
            int plane = i / (size * size);
            values[i] = (float) (Math.sin(plane) + (0.3 + plane % 4 * 0.2) * random.nextGaussian());
        }
        return new PixelBatch(LABELS.length, 3, size, size, values);
    }

    private static double distance(float[] a, float[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    private static void assertClose(float[] found, float[] expected, float tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        assertThat(distance(found, expected)).isLessThanOrEqualTo(tolerance);
    }
}
