package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AdapterNotes;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.Biases;
import org.handful.engine.adapter.Frame;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Masks;
import org.handful.engine.adapter.Objective;
import org.handful.engine.adapter.PromptTokens;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.error.BackboneException;
import org.handful.model.CancelToken;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter must keep on every kind of network, on networks small enough to try all pairs. */
@Timeout(120)
class AdaptersTest {
    private static final StepRates RATES = new StepRates(1e-2, 1e-2, 1e-2, 1, 0.1);
    private static final int[] LABELS = {0, 1, 2, 0};

    @TempDir
    java.nio.file.Path folder;

    static Stream<Arguments> pairs() {
        List<Arguments> out = new ArrayList<>();
        for (String network : new String[] {"resnet_basic", "resnet_bottleneck_group", "vit", "vit_dinov2"}) {
            for (Reach reach : Reach.values()) {
                for (Adapter adapter : List.of(new ScaleAndShift(reach), new Biases(reach),
                        new LowRank(2, 1.5, LowRank.Targets.ATTENTION_AND_1X1, reach),
                        new LowRank(3, 1, LowRank.Targets.EVERY_LAYER, reach), new AllWeights(reach, 0.8),
                        new Masks(reach))) {
                    out.add(Arguments.of(network, adapter));
                }
            }
            if (network.startsWith("vit")) {
                out.add(Arguments.of(network, new PromptTokens(3, false)));
                out.add(Arguments.of(network, new PromptTokens(2, true)));
            }
            out.add(Arguments.of(network, new LowRank(4, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL, 2)));
            out.add(Arguments.of(network, new Frame(3, network.contains("group") ? 32 : 16, 2)));
        }
        return out.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void beginsAsTheFrozenNetworkLearnsAndIsTheSameAfterSaving(String network, Adapter adapter) throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(network));
        PixelBatch images = noise(session, 4);
        LinearHead head = head(session);
        try (TuningSession tuning = session.tune(adapter, head, 5)) {
            double[][] frozen = tuningOfNothing(session, head, images);
            double[][] first = tuning.probabilities(images, new CancelToken());
            if (adapter.beginsAsFrozen()) {
                assertClose(first, frozen, 1e-6);
            } else {
                assertThat(first).isNotEqualTo(frozen);
            }

            double before = tuning.step(images, LABELS, RATES).loss();
            double after = before;
            for (int i = 0; i < 30; i++) {
                after = tuning.step(images, LABELS, RATES).loss();
            }
            assertThat(after).isLessThan(0.9 * before);
            double[][] learned = tuning.probabilities(images, new CancelToken());
            Map<String, Tensor> state = tuning.snapshot();
            assertThat(moved(state, adapter, session)).as("something inside moved").isTrue();

            Adapter again = AdapterNotes.read(AdapterNotes.of(adapter));
            assertThat(again).isEqualTo(adapter);
            AdaptedModel saved = session.adapted(again, state);
            assertClose(saved.probabilities(images, new CancelToken()), learned, 1e-12);
            if (adapter instanceof LowRank) {
                Map<String, Tensor> merged = Merge.lowRank(session.trainableLayers(), state);
                assertThat(merged.keySet()).noneMatch(name -> name.contains("lora"));
                double[][] p = session.adapted(new AllWeights(Reach.ALL, 1), whole(session, merged))
                        .probabilities(images, new CancelToken());
                assertClose(p, learned, 1e-5);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsKeptOfTheFrozenLayersChangesNothing(String network, Adapter adapter) throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(network));
        PixelBatch images = noise(session, 4);
        try (TuningSession plain = session.tune(adapter, head(session), 5);
                TuningSession keeping = session.tune(adapter, head(session), 5)) {
            assertThat(plain.frozenParts()).isEqualTo(keeping.frozenParts());
            // Views are drawn in parallel.
            List<Integer> drawn = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 3; i++) {
                double a = plain.step(images, LABELS, RATES).loss();
                double b = keeping.step(counting(images, drawn), StepLabels.of(LABELS), RATES).loss();
                assertThat(b).as("step " + i).isCloseTo(a, within(1e-5));
            }
            assertThat(drawn).hasSize(keeping.frozenParts() > 0 ? 4 : 12);
            assertClose(keeping.watch(counting(images, drawn)), keeping.probabilities(images, new CancelToken()), 1e-6);
        }
    }

    /** Small buffers of Java come and go while the graph waits for its backward pass; see {@code Scaled}. */
    @Test
    void aStepHoldsWhatItsBackwardPassNeeds() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch images = noise(session, 4);
        Adapter adapter = new ScaleAndShift(Reach.ALL);
        List<Double> quiet = losses(session, adapter, images);
        var collecting = new AtomicBoolean(true);
        Thread collector = Thread.startVirtualThread(() -> {
            while (collecting.get()) {
                System.gc();
                ByteBuffer.allocateDirect(Double.BYTES).putDouble(0, 1e9);
                // A collection takes long after many tests; the steps must come on in between.
                LockSupport.parkNanos(5_000_000);
            }
        });
        try {
            for (int i = 0; i < 2; i++) {
                assertThat(losses(session, adapter, images)).isEqualTo(quiet);
            }
        } finally {
            collecting.set(false);
            collector.join();
        }
    }

    private static List<Double> losses(BackboneSession session, Adapter adapter, PixelBatch images) throws Exception {
        List<Double> out = new ArrayList<>();
        try (TuningSession tuning = session.tune(adapter, head(session), 5)) {
            for (int i = 0; i < 4; i++) {
                out.add(tuning.step(images, LABELS, RATES).loss());
            }
        }
        return out;
    }

    @Test
    void stepsOfZeroChangeNothingAndLowerLayersMoveLess() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        AllWeights adapter = new AllWeights(Reach.ALL, 0.5);
        var network = session.trainableLayers();
        // Tokens, two blocks of two sub-layers, the last normalisation: six parts below the head.
        assertThat(adapter.rate("norm.weight", network)).isCloseTo(0.5, within(1e-12));
        assertThat(adapter.rate("blocks.1.mlp.fc1.weight", network)).isCloseTo(0.25, within(1e-12));
        assertThat(adapter.rate("patch_embed.proj.weight", network)).isCloseTo(Math.pow(0.5, 6), within(1e-12));
        try (TuningSession tuning = session.tune(adapter, head(session), 5)) {
            PixelBatch images = noise(session, 4);
            double[][] before = tuning.probabilities(images, new CancelToken());
            tuning.step(images, LABELS, new StepRates(0, 0, 1, 1, 0));
            assertThat(tuning.probabilities(images, new CancelToken())).isDeepEqualTo(before);
        }
    }

    @Test
    void withoutDropoutAndSteeringTheStepIsThePlainOne() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch images = noise(session, 4);
        for (Adapter adapter : List.of(new LowRank(2, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL), new Masks(Reach.ALL))) {
            Map<Objective, double[][]> after = new HashMap<>();
            for (Objective o : List.of(Objective.IMAGES_ALONE, new Objective(0, 1e-300, 1e-9), new Objective(0, 1, 0.05),
                    new Objective(2, 0, 0))) {
                try (TuningSession tuning = session.tune(adapter, head(session), 5, o)) {
                    for (int i = 0; i < 5; i++) {
                        tuning.step(images, LABELS, RATES);
                    }
                    after.put(o, tuning.probabilities(images, new CancelToken()));
                }
            }
            double[][] plain = after.get(Objective.IMAGES_ALONE);
            assertClose(after.get(new Objective(0, 1e-300, 1e-9)), plain, 1e-5);
            assertThat(after.get(new Objective(0, 1, 0.05))).isNotEqualTo(plain);
            assertThat(after.get(new Objective(2, 0, 0))).isNotEqualTo(plain);
        }
    }

    @Test
    void consistencyHoldsTheEmbeddingsNearTheFrozenOnes() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch images = noise(session, 4);
        Adapter adapter = new LowRank(2, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL);
        double[] moved = new double[2];
        for (int i = 0; i < 2; i++) {
            try (TuningSession tuning = session.tune(adapter, head(session), 5, new Objective(100 * i, 0, 0))) {
                double[][] before = tuning.probabilities(images, new CancelToken());
                for (int step = 0; step < 20; step++) {
                    // The head stands still, so that what changes is the embedding.
                    tuning.step(images, LABELS, new StepRates(0, 1e-2, 0, 1, 0.1));
                }
                double[][] after = tuning.probabilities(images, new CancelToken());
                for (int n = 0; n < after.length; n++) {
                    moved[i] += Math.abs(after[n][0] - before[n][0]);
                }
            }
        }
        assertThat(moved[1]).isLessThan(0.5 * moved[0]);
    }

    /** On the same view there is nothing to hold at first; on another one there is, and the loss that is told is the images'. */
    @Test
    void consistencyToAnotherViewPullsFromTheFirstStepOn() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch images = noise(session, 4);
        float[] negative = images.values().clone();
        for (int i = 0; i < negative.length; i++) {
            negative[i] = -negative[i];
        }
        PixelBatch others = new PixelBatch(images.count(), 3, images.height(), images.width(), negative);
        StepImages twoViews = new StepImages() {
            @Override
            public int count() {
                return images.count();
            }

            @Override
            public long view(int i) {
                return UNKNOWN;
            }

            @Override
            public StepImages otherView() {
                return StepImages.of(others);
            }

            @Override
            public void draw(int i, float[] to, int offset) {
                StepImages.of(images).draw(i, to, offset);
            }
        };
        Adapter adapter = new ScaleAndShift(Reach.ALL);
        Map<Boolean, Map<String, Tensor>> after = new HashMap<>();
        Map<Boolean, Double> losses = new HashMap<>();
        for (boolean other : new boolean[] {false, true}) {
            try (TuningSession tuning =
                    session.tune(adapter, head(session), 5, Objective.consistent(50, other))) {
                losses.put(other, tuning.step(twoViews, StepLabels.of(LABELS), new StepRates(0, 1e-2, 0, 1, 0)).loss());
                after.put(other, tuning.snapshot());
            }
        }
        assertThat(losses.get(true)).isCloseTo(losses.get(false), within(1e-6));
        assertThat(after.get(true)).isNotEqualTo(after.get(false));
        try (TuningSession plain = session.tune(adapter, head(session), 5)) {
            plain.step(twoViews, StepLabels.of(LABELS), new StepRates(0, 1e-2, 0, 1, 0));
            String name = adapter.tensors(session.trainableLayers()).keySet().iterator().next();
            assertThat(after.get(false).get(name).values())
                    .containsExactly(plain.snapshot().get(name).values(), within(1e-5));
            assertThat(after.get(true).get(name).values())
                    .isNotEqualTo(plain.snapshot().get(name).values());
        }
    }

    @Test
    void aNetworkWithoutSuchAPlaceIsRefusedInWords() throws Exception {
        var plain = new org.handful.backbone.arch.SqueezeNet();
        BackboneSession session = TestEngine.get().open(RandomWeights.of(folder, "squeeze", plain, 64));
        assertThatThrownBy(() -> session.tune(new ScaleAndShift(Reach.ALL), head(session), 0))
                .isInstanceOfSatisfying(BackboneException.class,
                        e -> assertThat(e.problem()).isEqualTo(BackboneException.Problem.NO_PLACE))
                .hasMessageContaining("squeeze").hasMessageContaining("normalisation");
        session.tune(new Biases(Reach.ALL), head(session), 0).close();
    }

    @Test
    void tokensAreForTransformersOnly() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("resnet_basic"));
        assertThatThrownBy(() -> session.tune(new PromptTokens(2, true), head(session), 0))
                .isInstanceOfSatisfying(BackboneException.class,
                        e -> assertThat(e.problem()).isEqualTo(BackboneException.Problem.NO_PLACE))
                .hasMessageContaining("Vision Transformer");
    }

    @Test
    void aFrameLeavesWhatLiesInsideAlone() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        try (TuningSession tuning = session.tune(new Frame(3, 16, 2), head(session), 5)) {
            for (int i = 0; i < 5; i++) {
                tuning.step(noise(session, 4), LABELS, RATES);
            }
            double[] prompt = tuning.snapshot().get(Frame.PROMPT).values();
            int moved = 0;
            for (int i = 0; i < prompt.length; i++) {
                int row = i / 16 % 16;
                int column = i % 16;
                boolean inside = row >= 2 && row < 14 && column >= 2 && column < 14;
                if (inside) {
                    assertThat(prompt[i]).isZero();
                }
                moved += prompt[i] != 0 ? 1 : 0;
            }
            assertThat(moved).isEqualTo(3 * (16 * 16 - 12 * 12));
        }
    }

    @Test
    void aFrameAroundIsGreyAtFirstAndTheImageSmallerInside() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        InputSpec input = session.card().input();
        PixelBatch images = noise(session, 4);
        Frame frame = Frame.around(input, 4);
        try (TuningSession tuning = session.tune(frame, head(session), 5)) {
            float[] drawn = tuning.embeddings(images, new CancelToken()).values();
            float[] expected = session.embed(inGrey(images, input), new CancelToken()).values();
            for (int i = 0; i < drawn.length; i++) {
                assertThat((double) drawn[i]).isCloseTo(expected[i], within(1e-5));
            }
            for (int i = 0; i < 5; i++) {
                tuning.step(images, LABELS, RATES);
            }
            Map<String, Tensor> state = tuning.snapshot();
            double[] prompt = state.get(Frame.PROMPT).values();
            assertThat(IntStream.range(0, prompt.length).filter(i -> prompt[i] != 0).count())
                    .isEqualTo(3 * (16 * 16 - 8 * 8));
            Adapter read = AdapterNotes.read(AdapterNotes.of(frame));
            assertClose(session.adapted(read, state).probabilities(images, new CancelToken()),
                    tuning.probabilities(images, new CancelToken()), 1e-6);
        }
    }

    /** Half as large: a triangle over four pixels, of which those beyond the edge do not count. */
    private static PixelBatch inGrey(PixelBatch images, InputSpec input) {
        double[] weights = {0.25, 0.75, 0.75, 0.25};
        float[] out = new float[images.values().length];
        for (int at = 0; at < out.length; at++) {
            int channel = at / 256 % 3;
            int row = at / 16 % 16 - 4;
            int column = at % 16 - 4;
            if (row < 0 || row > 7 || column < 0 || column > 7) {
                out[at] = (float) ((0.5 - input.mean().get(channel)) / input.std().get(channel));
                continue;
            }
            double sum = 0;
            double all = 0;
            for (int i = 0; i < 16; i++) {
                int y = 2 * row - 1 + i / 4;
                int x = 2 * column - 1 + i % 4;
                if (y >= 0 && y < 16 && x >= 0 && x < 16) {
                    double w = weights[i / 4] * weights[i % 4];
                    sum += w * images.values()[at / 256 * 256 + y * 16 + x];
                    all += w;
                }
            }
            out[at] = (float) (sum / all);
        }
        return new PixelBatch(images.count(), 3, 16, 16, out);
    }

    private static StepImages counting(PixelBatch images, List<Integer> drawn) {
        StepImages known = StepImages.of(images, 0, images.count(), 100);
        return new StepImages() {
            @Override
            public int count() {
                return known.count();
            }

            @Override
            public long view(int i) {
                return known.view(i);
            }

            @Override
            public void draw(int i, float[] to, int offset) {
                drawn.add(i);
                known.draw(i, to, offset);
            }
        };
    }

    /** Offsets of zero wherever the state has none. */
    private static Map<String, Tensor> whole(BackboneSession session, Map<String, Tensor> state) throws Exception {
        Map<String, Tensor> out = new HashMap<>(state);
        AllWeights all = new AllWeights(Reach.ALL, 1);
        all.tensors(session.trainableLayers())
                .forEach((name, shape) -> out.putIfAbsent(name, all.start(name, shape, new Random(0))));
        return out;
    }

    private static boolean moved(Map<String, Tensor> state, Adapter adapter, BackboneSession session)
            throws Exception {
        return adapter.tensors(session.trainableLayers()).keySet().stream()
                .filter(name -> !name.endsWith(LowRank.A))
                .flatMapToDouble(name -> java.util.Arrays.stream(state.get(name).values())
                        .map(v -> name.endsWith(Masks.MASK) ? v - Masks.START : v))
                .anyMatch(v -> Math.abs(v) > 1e-3);
    }

    /** The head on the embeddings of the frozen network, folded as for extraction. */
    private static double[][] tuningOfNothing(BackboneSession session, LinearHead head, PixelBatch images)
            throws Exception {
        float[] x = session.embed(images, new CancelToken()).values();
        int dim = head.dim();
        double[][] out = new double[images.count()][head.classes()];
        for (int i = 0; i < out.length; i++) {
            double squares = 0;
            for (int d = 0; d < dim; d++) {
                squares += Math.pow(x[i * dim + d] - head.centre().values()[d], 2);
            }
            for (int k = 0; k < head.classes(); k++) {
                double dot = 0;
                for (int d = 0; d < dim; d++) {
                    dot += head.weight().values()[k * dim + d] * (x[i * dim + d] - head.centre().values()[d]);
                }
                out[i][k] = head.scale() * dot / Math.sqrt(squares) + head.bias().values()[k];
            }
            org.handful.math.Softmax.inPlace(out[i]);
        }
        return out;
    }

    private static void assertClose(double[][] found, double[][] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).containsExactly(expected[i], within(tolerance));
        }
    }

    private static LinearHead head(BackboneSession session) {
        int dim = session.card().embedding();
        Random random = new Random(1);
        return new LinearHead(Tensor.matrix(3, dim, random.doubles(3L * dim, -1, 1).toArray()),
                Tensor.vector(new double[] {0.1, 0, -0.1}), Tensor.vector(random.doubles(dim, 0, 0.5).toArray()), 4);
    }

    private static PixelBatch noise(BackboneSession session, int count) {
        int size = session.card().input().size();
        Random random = new Random(3);
        float[] values = new float[count * 3 * size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new PixelBatch(count, 3, size, size, values);
    }
}
