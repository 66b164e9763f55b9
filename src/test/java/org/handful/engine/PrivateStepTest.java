package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.Objective;
import org.handful.engine.train.Precision;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.engine.environment.Doing;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.Pass;
import org.handful.engine.train.PrivateRule;
import org.handful.math.privacy.PrivateNoise;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients image by image, shortened and summed, in networks of every kind of normalisation. */
@Timeout(120)
class PrivateStepTest {
    private static final StepRates STILL = new StepRates(StepRates.Rule.SGD, 1, 1, 0, 1, 0);

    /** Offsets that are repeated for every image collect what each image alone would give. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet_basic", "resnet_bottleneck_group", "vit"})
    void repeatedOffsetsCollectTheGradientOfEachImage(String name) throws Exception {
        Engine engine = TestEngine.get();
        InstalledBackbone backbone = ReferenceNetworksTest.network(name);
        Node nodes = backbone.card().architecture().network().orElseThrow();
        engine.call(Priority.TRAIN, Doing.TRAINING, () -> {
            try (NDManager scope = engine.root().newSubManager();
                    LayeredNetwork network = LayeredNetwork.load(engine.root(), engine.staging(), backbone, nodes, false,
                            DataType.FLOAT64)) {
                int size = backbone.card().input().size();
                double[] pixels = new Random(4).doubles(3L * 3 * size * size, -1, 1).toArray();
                NDArray images = scope.create(pixels, new Shape(3, 3, size, size));
                Map<String, NDArray> together = gradients(network, nodes, scope, images);
                for (int i = 0; i < 3; i++) {
                    Map<String, NDArray> alone = gradients(network, nodes, scope, images.get(i + ":" + (i + 1)));
                    for (String key : alone.keySet()) {
                        assertThat(together.get(key).get(i).toDoubleArray()).as(key)
                                .containsExactly(alone.get(key).toDoubleArray(), within(1e-10));
                    }
                }
            }
            return null;
        });
    }

    private static Map<String, NDArray> gradients(LayeredNetwork network, Node nodes, NDManager scope, NDArray images) {
        Map<String, NDArray> leaves = new LinkedHashMap<>();
        Random random = new Random(1);
        new ScaleAndShift().tensors(nodes).forEach((key, shape) -> leaves.put(key, PrivateRule.perImage(scope,
                scope.create(random.doubles(shape[0], -0.1, 0.1).toArray()), (int) images.getShape().get(0))));
        try (GradientCollector collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray out = network.forward(images.duplicate(), Pass.with(leaves, true));
            collector.backward(out.mul(scope.create(new Random(2).doubles(out.getShape().get(1)).toArray())).sum());
        }
        Map<String, NDArray> out = new LinkedHashMap<>();
        leaves.forEach((key, leaf) -> out.put(key, leaf.getGradient()));
        return out;
    }

    /** A limit that nothing reaches and no noise: the mean of the gradients, in whatever parts it is computed. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void withoutLimitAndNoiseItIsTheGradientOfTheMeanLoss(int microBatch) throws Exception {
        try (TuningSession whole = session("resnet_basic", 5);
                TuningSession tuning = session("resnet_basic", microBatch)) {
            Map<String, float[]> expected = whole.gradients(images(5), new int[] {0, 1, 2, 1, 0});
            Map<String, double[]> found = change(tuning, images(5), new int[] {0, 1, 2, 1, 0}, 1e6);
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            found.forEach((name, g) -> {
                for (int i = 0; i < g.length; i++) {
                    assertThat(g[i]).as(name).isCloseTo(expected.get(name)[i], within(2e-5));
                }
            });
        }
    }

    @Test
    void noImageAddsMoreThanTheLimit() throws Exception {
        double clip = 0.3;
        int[] labels = {0, 1, 2, 1, 0};
        try (TuningSession tuning = session("resnet_basic", 5)) {
            Map<String, double[]> sum = new LinkedHashMap<>();
            for (int i = 0; i < 5; i++) {
                Map<String, double[]> one =
                        change(tuning, images(5).select(new int[] {i}), new int[] {labels[i]}, clip);
                double norm = Math.sqrt(one.values().stream().flatMapToDouble(Arrays::stream).map(v -> v * v).sum());
                assertThat(norm).isCloseTo(clip, within(1e-5));
                one.forEach((name, g) -> sum.merge(name, g, PrivateStepTest::plus));
            }
            change(tuning, images(5), labels, clip).forEach((name, g) -> {
                for (int i = 0; i < g.length; i++) {
                    assertThat(5 * g[i]).as(name).isCloseTo(sum.get(name)[i], within(1e-5));
                }
            });
        }
    }

    @Test
    void theNoiseIsThatOfTheRule() throws Exception {
        int[] labels = {0, 1, 2, 1, 0};
        try (TuningSession tuning = session("resnet_basic", 5)) {
            Map<String, double[]> silent = change(tuning, images(5), labels, 0.5);
            Map<String, Tensor> start = tuning.snapshot();
            PrivateNoise noise = PrivateNoise.repeatable(8);
            tuning.step(StepImages.of(images(5)), StepLabels.of(labels), STILL, new PrivateRule(0.5, 3, noise));
            double[] drawn = noise.gaussian(silent.values().stream().mapToInt(g -> g.length).sum(), 1);
            int at = 0;
            for (Map.Entry<String, double[]> g : silent.entrySet()) {
                double[] now = tuning.snapshot().get(g.getKey()).values();
                for (int i = 0; i < now.length; i++) {
                    double step = start.get(g.getKey()).values()[i] - now[i];
                    assertThat(step - g.getValue()[i]).isCloseTo(3 * 0.5 * drawn[at++] / 5, within(1e-5));
                }
            }
        }
    }

    /** What one step of rate 1 takes off, after which all is as before. */
    private static Map<String, double[]> change(TuningSession tuning, PixelBatch images, int[] labels, double clip)
            throws Exception {
        Map<String, Tensor> start = tuning.snapshot();
        tuning.step(StepImages.of(images), StepLabels.of(labels), STILL,
                new PrivateRule(clip, 0, PrivateNoise.none(0)));
        Map<String, Tensor> end = tuning.snapshot();
        tuning.restore(start);
        Map<String, double[]> out = new LinkedHashMap<>();
        tuning.trained().forEach(name -> {
            double[] from = start.get(name).values();
            double[] to = end.get(name).values();
            double[] step = new double[from.length];
            Arrays.setAll(step, i -> from[i] - to[i]);
            out.put(name, step);
        });
        return out;
    }

    private static TuningSession session(String name, int microBatch) throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(name));
        int dim = session.card().embedding();
        double[] w = new Random(3).doubles(3L * dim, -1, 1).toArray();
        LinearHead head = new LinearHead(Tensor.matrix(3, dim, w), Tensor.vector(new double[3]),
                Tensor.vector(new double[dim]), 1);
        return new TuningSession(session, new ScaleAndShift(), head, 0,
                Objective.IMAGES_ALONE, Precision.SINGLE, List.of(), n -> {
                    if (n > microBatch) {
                        throw new ai.djl.engine.EngineException("DefaultCPUAllocator: not enough memory");
                    }
                });
    }

    private static PixelBatch images(int n) throws Exception {
        int size = ReferenceNetworksTest.network("resnet_basic").card().input().size();
        Random random = new Random(6);
        float[] pixels = new float[n * 3 * size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return new PixelBatch(n, 3, size, size, pixels);
    }

    private static double[] plus(double[] a, double[] b) {
        double[] out = a.clone();
        Arrays.setAll(out, i -> a[i] + b[i]);
        return out;
    }
}
