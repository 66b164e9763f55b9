package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Objective;
import org.handful.engine.environment.Doing;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.Pass;
import org.handful.engine.train.BranchDropout;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into low-rank branches while they learn, and that only they and only then see less. */
@Timeout(120)
class BranchDropoutTest {
    private static final double SHARE = 0.4;
    private static final LowRank ADAPTER = new LowRank(2, 1.5, LowRank.Targets.EVERY_LAYER, Reach.ALL);
    private static final StepRates RATES = new StepRates(1e-2, 1e-2, 0, 1, 0.1);
    private static final int[] LABELS = {0, 1, 2, 0};

    private interface Work {
        void on(LayeredNetwork network, NDManager scope, NDArray images) throws Exception;
    }

    private static void inDouble(String name, Work work) throws Exception {
        Engine engine = TestEngine.get();
        InstalledBackbone backbone = ReferenceNetworksTest.network(name);
        engine.call(Priority.TRAIN, Doing.TRAINING, () -> {
            try (NDManager scope = engine.root().newSubManager();
                    LayeredNetwork network = LayeredNetwork.load(engine.root(), engine.staging(), backbone, nodes(name), false,
                            DataType.FLOAT64)) {
                int size = backbone.card().input().size();
                double[] pixels = new Random(4).doubles(6L * size * size, -1, 1).toArray();
                work.on(network, scope, scope.create(pixels, new Shape(2, 3, size, size)));
            }
            return null;
        });
    }

    private static Node nodes(String name) throws Exception {
        return ReferenceNetworksTest.network(name).card().architecture().network().orElseThrow();
    }

    private static Map<String, double[]> values(String name) throws Exception {
        Random random = new Random(5);
        Map<String, double[]> out = new LinkedHashMap<>();
        ADAPTER.tensors(nodes(name)).forEach((key, shape) ->
                out.put(key, random.doubles(Arrays.stream(shape).reduce(1, (a, b) -> a * b), -0.2, 0.2).toArray()));
        return out;
    }

    private static Map<String, NDArray> tensors(String name, NDManager scope, Map<String, double[]> values) throws Exception {
        Map<String, NDArray> out = new LinkedHashMap<>();
        ADAPTER.tensors(nodes(name)).forEach((key, shape) -> out.put(
                key, scope.create(values.get(key), new Shape(Arrays.stream(shape).asLongStream().toArray()))));
        ADAPTER.fixed(nodes(name)).forEach((key, t) -> out.put(key, scope.create(t.values(), new Shape(1))));
        return out;
    }

    /** A branch takes a number as it is divided by 1 - p, or not at all, and each branch another choice of them. */
    @ParameterizedTest
    @ValueSource(strings = {"vit", "resnet_basic"})
    void everyBranchTakesAnotherShareOfTheNumbersMadeLarger(String name) throws Exception {
        List<List<Boolean>> kept = new ArrayList<>();
        inDouble(name, (network, scope, images) -> {
            BranchDropout dropout = new BranchDropout(SHARE, 3);
            dropout.begin(1, "", 0);
            Pass pass = dropout.over(Pass.with(tensors(name, scope, values(name)), true));
            network.forward(images, new Pass.Over() {
                @Override
                public Pass pass() {
                    return pass;
                }

                @Override
                public NDArray branch(NDArray x) {
                    NDArray some = pass.branch(x);
                    double[] before = x.toDoubleArray();
                    double[] after = some.toDoubleArray();
                    List<Boolean> stays = new ArrayList<>();
                    for (int i = 0; i < before.length; i++) {
                        assertThat(after[i]).isCloseTo(after[i] == 0 ? 0 : before[i] / (1 - SHARE), within(1e-6));
                        // Of a zero nobody can tell.
                        if (before[i] != 0) {
                            stays.add(after[i] != 0);
                        }
                    }
                    kept.add(stays);
                    return some;
                }
            });
        });
        assertThat(kept).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        List<Boolean> all = kept.stream().flatMap(List::stream).toList();
        double stay = all.stream().filter(b -> b).count();
        // Five standard deviations.
        assertThat(stay / all.size()).isCloseTo(1 - SHARE, within(5 * Math.sqrt(SHARE * (1 - SHARE) / all.size())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit", "resnet_basic"})
    void gradientsAgreeWithDifferences(String name) throws Exception {
        inDouble(name, (network, scope, images) -> {
            Map<String, double[]> values = values(name);
            Map<String, NDArray> leaves = tensors(name, scope, values);
            values.keySet().forEach(key -> leaves.get(key).setRequiresGradient(true));
            try (GradientCollector collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(answer(network, images, leaves));
            }
            Random random = new Random(6);
            double h = 1e-6;
            double largest = 0;
            for (String key : values.keySet()) {
                int i = random.nextInt(values.get(key).length);
                double[] at = new double[2];
                for (int side = 0; side < 2; side++) {
                    Map<String, double[]> moved = new LinkedHashMap<>(values);
                    moved.put(key, values.get(key).clone());
                    moved.get(key)[i] += side == 0 ? h : -h;
                    at[side] = answer(network, images, tensors(name, scope, moved)).getDouble();
                }
                double expected = (at[0] - at[1]) / (2 * h);
                assertThat(leaves.get(key).getGradient().toDoubleArray()[i]).as(key)
                        .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
                largest = Math.max(largest, Math.abs(expected));
            }
            assertThat(largest).isGreaterThan(0.01);
        });
    }

    private static NDArray answer(LayeredNetwork network, NDArray images, Map<String, NDArray> values) throws Exception {
        BranchDropout dropout = new BranchDropout(SHARE, 3);
        dropout.begin(1, "", 0);
        NDArray out = network.forward(images.duplicate(), dropout.over(Pass.with(values, true)));
        return out.mul(out.getManager().create(new Random(8).doubles(out.size(), -1, 1).toArray(), out.getShape())).sum();
    }

    @Test
    void theSameStepLeavesOutTheSameAndAnotherSomethingElse() throws Exception {
        inDouble("vit", (_, scope, _) -> {
            NDArray ones = scope.ones(new Shape(1000), DataType.FLOAT64);
            List<List<Double>> found = new ArrayList<>();
            for (Object[] at : new Object[][] {{1L, 1, "", 0}, {1L, 1, "", 0}, {2L, 1, "", 0}, {1L, 2, "", 0},
                    {1L, 1, "other.0.", 0}, {1L, 1, "", 8}}) {
                BranchDropout dropout = new BranchDropout(SHARE, (long) at[0]);
                dropout.begin((int) at[1], (String) at[2], (int) at[3]);
                found.add(Arrays.stream(dropout.over(Pass.INFERENCE).branch(ones).toDoubleArray()).boxed().toList());
            }
            assertThat(found.get(1)).isEqualTo(found.getFirst());
            assertThat(found.subList(1, found.size())).doesNotHaveDuplicates();
            assertThat(new BranchDropout(0, 1).over(Pass.INFERENCE)).isSameAs(Pass.INFERENCE);
        });
    }

    /** Predictions see everything; what is learned is another thing; a steered step goes the same way twice. */
    @Test
    void onlyTheStepsOfATrainingLeaveSomethingOut() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch images = BlockLoRATest.noise(session);
        LinearHead head = BlockLoRATest.head(session);
        Map<Objective, double[][]> after = new LinkedHashMap<>();
        for (Objective o : List.of(Objective.IMAGES_ALONE, Objective.lowRank(0, SHARE), Objective.lowRank(1e-9, SHARE))) {
            try (TuningSession tuning = session.tune(ADAPTER, head, 5, o)) {
                for (int i = 0; i < 5; i++) {
                    tuning.step(images, LABELS, RATES);
                }
                double[][] p = tuning.probabilities(images, new CancelToken());
                after.put(o, p);
                assertThat(tuning.probabilities(images, new CancelToken())).isDeepEqualTo(p);
                AdaptedModel merged = session.adapted(ADAPTER, tuning.snapshot());
                assertThat(merged.probabilities(images, new CancelToken())).isDeepEqualTo(p);
            }
        }
        double[][] plain = after.get(Objective.IMAGES_ALONE);
        double[][] less = after.get(Objective.lowRank(0, SHARE));
        double[][] steered = after.get(Objective.lowRank(1e-9, SHARE));
        double moved = 0;
        for (int n = 0; n < plain.length; n++) {
            assertThat(steered[n]).containsExactly(less[n], within(1e-5));
            moved = Math.max(moved, Math.abs(less[n][0] - plain[n][0]));
        }
        assertThat(moved).isGreaterThan(1e-4);
    }
}
