package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.engine.adapter.Biases;
import org.handful.engine.adapter.Compressed;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.MovingStatistics;
import org.handful.engine.adapter.PromptTokens;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.engine.environment.Doing;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.Pass;
import org.handful.engine.statistics.RunningStatistics;
import org.handful.model.Tensor;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients through every kind of adapter against central differences, in double precision. */
@Timeout(120)
class AdapterGradientsTest {
    private static final double H = 1e-6;

    static Stream<Arguments> pairs() {
        Stream<Arguments> offsets = Stream.of("resnet_basic", "resnet_bottleneck_group", "vit", "vit_dinov2", "vit_distilled_mean")
                .flatMap(network -> Stream.of(new ScaleAndShift(Reach.ALL), new Biases(Reach.ALL),
                                new LowRank(2, 1.5, LowRank.Targets.EVERY_LAYER, Reach.ALL),
                                new AllWeights(Reach.ALL, 1), new PromptTokens(2, true))
                        .filter(adapter -> !(adapter instanceof PromptTokens) || network.startsWith("vit"))
                        .map(adapter -> Arguments.of(network, adapter)));
        return Stream.concat(offsets, Stream.of(Arguments.of("resnet_basic", mixture()),
                Arguments.of("resnet_basic", new MovingStatistics(new AllWeights(Reach.ALL, 1), Reach.ALL)),
                Arguments.of("resnet_basic", products("resnet_basic")), Arguments.of("vit", products("vit"))));
    }

    /** Of matrices about as large as those of the network. */
    private static Compressed products(String network) {
        Random random = new Random(7);
        Compressed plan = new Compressed(2, Reach.ALL, 1);
        Map<String, Tensor> start = new LinkedHashMap<>();
        plan.tensors(nodes(network)).forEach((name, shape) -> {
            if (name.endsWith(Compressed.A) || name.endsWith(Compressed.B)) {
                start.put(name, new Tensor(shape, random.doubles((long) shape[0] * shape[1], -0.5, 0.5).toArray()));
            }
        });
        return new Compressed(start, plan.ratio(), plan.reach(), plan.decay());
    }

    /** Of statistics that could be those of images. */
    private static BatchStatistics mixture() {
        Random random = new Random(6);
        BatchStatistics plan = new BatchStatistics(0.4, 2, Reach.ALL);
        Map<String, Tensor> bases = new LinkedHashMap<>();
        plan.fixedShapes(nodes("resnet_basic")).forEach((name, shape) -> {
            boolean deviation = name.contains(BatchStatistics.DEVIATION);
            double[] rows = random.doubles((long) shape[0] * shape[1], -0.5, 0.5).toArray();
            for (int i = 0; i < 2 * shape[1] && deviation; i++) {
                rows[i] += 1.5;
            }
            bases.put(name, new Tensor(shape, rows));
        });
        return new BatchStatistics(bases, plan.share(), plan.directions(), plan.reach());
    }

    private static Node nodes(String network) {
        try {
            return ReferenceNetworksTest.network(network).card().architecture().network().orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void agreeWithDifferences(String name, Adapter adapter) throws Exception {
        Engine engine = TestEngine.get();
        InstalledBackbone backbone = ReferenceNetworksTest.network(name);
        Node nodes = backbone.card().architecture().network().orElseThrow();
        engine.call(Priority.TRAIN, Doing.TRAINING, () -> {
            try (NDManager scope = engine.root().newSubManager();
                    LayeredNetwork network = LayeredNetwork.load(engine.root(), engine.staging(), backbone, nodes, false,
                            DataType.FLOAT64)) {
                check(network, nodes, adapter, scope, backbone.card().input().size());
            }
            return null;
        });
    }

    private static void check(LayeredNetwork network, Node nodes, Adapter adapter, NDManager scope, int size) {
        Random random = new Random(4);
        NDArray images = scope.create(random.doubles(2L * 3 * size * size, -1, 1).toArray(), new Shape(2, 3, size, size));
        Map<String, double[]> values = new LinkedHashMap<>();
        boolean begun = adapter instanceof BatchStatistics || adapter instanceof Compressed;
        adapter.tensors(nodes).forEach((key, shape) -> {
            double[] v = random.doubles(java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b), -0.1, 0.1).toArray();
            double[] start = begun ? adapter.start(key, shape, random).values() : new double[v.length];
            java.util.Arrays.setAll(v, i -> start[i] + v[i]);
            values.put(key, v);
        });
        Map<String, double[]> gradients = new LinkedHashMap<>();
        try (NDManager part = scope.newSubManager()) {
            Map<String, NDArray> leaves = tensors(part, values, adapter, nodes);
            values.keySet().forEach(key -> leaves.get(key).setRequiresGradient(true));
            try (GradientCollector collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray out = network.forward(images.duplicate(), pass(leaves, adapter, nodes, true));
                collector.backward(out.mul(weights(part, out.getShape())).sum());
            }
            values.keySet().forEach(key -> gradients.put(key, leaves.get(key).getGradient().toDoubleArray()));
        }
        double largest = 0;
        for (String key : List.copyOf(values.keySet())) {
            int i = random.nextInt(values.get(key).length);
            double up = at(network, scope, images, values, adapter, nodes, key, i, H);
            double down = at(network, scope, images, values, adapter, nodes, key, i, -H);
            double expected = (up - down) / (2 * H);
            assertThat(gradients.get(key)[i]).as(key + "[" + i + "]")
                    .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
            largest = Math.max(largest, Math.abs(expected));
        }
        assertThat(largest).isGreaterThan(0.01);
    }

    private static double at(LayeredNetwork network, NDManager scope, NDArray images, Map<String, double[]> values,
            Adapter adapter, Node nodes, String key, int i, double h) {
        Map<String, double[]> moved = new LinkedHashMap<>(values);
        moved.put(key, values.get(key).clone());
        moved.get(key)[i] += h;
        try (NDManager part = scope.newSubManager()) {
            NDArray out = network.forward(images.duplicate(),
                    pass(tensors(part, moved, adapter, nodes), adapter, nodes, false));
            return out.mul(weights(part, out.getShape())).sum().getDouble();
        }
    }

    private static Pass pass(Map<String, NDArray> values, Adapter adapter, Node nodes, boolean gradients) {
        Map<String, NDArray> moving = new LinkedHashMap<>(values);
        moving.keySet().retainAll(adapter.moving(nodes));
        return new RunningStatistics(moving).looking(Pass.with(values, gradients));
    }

    private static Map<String, NDArray> tensors(
            NDManager part, Map<String, double[]> values, Adapter adapter, Node nodes) {
        Map<String, NDArray> out = new LinkedHashMap<>();
        Map<String, int[]> shapes = adapter.tensors(nodes);
        values.forEach((key, v) -> out.put(key, part.create(v,
                new Shape(java.util.Arrays.stream(shapes.get(key)).asLongStream().toArray()))));
        adapter.fixed(nodes).forEach((key, t) -> out.put(key, part.create(t.values(),
                new Shape(java.util.Arrays.stream(t.shape()).asLongStream().toArray()))));
        return out;
    }

    private static NDArray weights(NDManager part, Shape shape) {
        return part.create(new Random(8).doubles(shape.size(), -1, 1).toArray(), shape);
    }
}
