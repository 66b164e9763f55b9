package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.handful.backbone.arch.Reach;
import org.handful.backbone.arch.ResNet;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Objective;
import org.handful.engine.train.Precision;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.engine.environment.Doing;
import org.handful.engine.train.Parameters;
import org.handful.error.BackboneException;
import org.handful.error.EngineException;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training inside a network small enough to check every number. */
@Timeout(120)
class TuningSessionTest {
    private static final Adapter ADAPTER = new ScaleAndShift();
    private static final StepRates RATES = new StepRates(1e-2, 1e-2, 1e-2, 1, 0.1);
    /** What libtorch says where no algorithm of cuDNN has room. */
    static final String NO_ALGORITHM = "GET was unable to find an engine to execute this computation";
    private static final int[] LABELS = {0, 1, 2, 0, 1, 2};

    private final Engine engine = TestEngine.get();
    private final PixelBatch images = noise(6);

    @TempDir
    Path folder;

    private BackboneSession session;

    @BeforeEach
    void open() throws Exception {
        var tiny = new ResNet(ResNet.Block.BASIC, List.of(1, 1), List.of(4, 6), new ResNet.Stem(3, 4, 3, 1, false),
                ResNet.Shortcut.PROJECTION);
        session = engine.open(RandomWeights.of(folder, "tiny", tiny, 16));
    }

    @Test
    void beginsAsTheFrozenNetwork() throws Exception {
        float[] frozen = session.embed(images, new CancelToken()).values();
        try (TuningSession tuning = session.tune(ADAPTER, head(1), 0)) {
            double[][] p = tuning.probabilities(images, new CancelToken());
            double[][] expected = probabilities(frozen, head(1));
            for (int i = 0; i < p.length; i++) {
                for (int k = 0; k < 3; k++) {
                    assertThat(p[i][k]).isCloseTo(expected[i][k], within(1e-5));
                }
            }
        }
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() throws Exception {
        double h = 2e-3;
        try (TuningSession tuning = session.tune(ADAPTER, head(1), 0)) {
            Map<String, Tensor> start = tuning.snapshot();
            Map<String, float[]> gradients = tuning.gradients(images, LABELS);
            assertThat(gradients).hasSize(2 + 2 * 6);
            for (Map.Entry<String, float[]> g : gradients.entrySet()) {
                int i = g.getValue().length / 2;
                double up = lossAt(tuning, start, g.getKey(), i, h);
                double down = lossAt(tuning, start, g.getKey(), i, -h);
                assertThat((double) g.getValue()[i]).as(g.getKey() + "[" + i + "]")
                        .isCloseTo((up - down) / (2 * h), within(3e-3 + 0.03 * Math.abs(g.getValue()[i])));
            }
            assertThat(gradients.values().stream().flatMapToDouble(v -> java.util.stream.IntStream.range(0, v.length)
                    .mapToDouble(i -> Math.abs(v[i]))).max().orElseThrow()).isGreaterThan(0.01);
        }
    }

    @Test
    void learnsAndIsTheSameAfterSavingAndRestoring() throws Exception {
        try (TuningSession tuning = session.tune(ADAPTER, head(1), 0)) {
            double first = tuning.step(images, LABELS, RATES).loss();
            double last = first;
            for (int i = 0; i < 60; i++) {
                last = tuning.step(images, LABELS, RATES).loss();
            }
            assertThat(last).isLessThan(0.8 * first);
            double[][] p = tuning.probabilities(images, new CancelToken());
            Map<String, Tensor> state = tuning.snapshot();

            assertThat(session.adapted(ADAPTER, state).probabilities(images, new CancelToken())).isDeepEqualTo(p);
            tuning.step(images, LABELS, RATES);
            assertThat(tuning.probabilities(images, new CancelToken())).isNotEqualTo(p);
            tuning.restore(state);
            assertThat(tuning.probabilities(images, new CancelToken())).isDeepEqualTo(p);
        }
    }

    @Test
    void theLossOfMixedLabelsIsThatOfBothInProportion() throws Exception {
        StepRates still = new StepRates(0, 0, 0, 1, 0);
        int[] others = {1, 1, 0, 2, 0, 2};
        double[] share = {0.3, 1, 0.75, 0, 0.5, 0.9};
        try (TuningSession tuning = session.tune(ADAPTER, head(1), 0)) {
            double[][] p = tuning.probabilities(images, new CancelToken());
            double expected = 0;
            for (int i = 0; i < 6; i++) {
                expected -= (share[i] * Math.log(p[i][LABELS[i]]) + (1 - share[i]) * Math.log(p[i][others[i]])) / 6;
            }
            assertThat(tuning.step(StepImages.of(images), new StepLabels(LABELS, others, share), still).loss())
                    .isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void rateZeroChangesNothing() throws Exception {
        try (TuningSession tuning = session.tune(ADAPTER, head(1), 0)) {
            double[][] before = tuning.probabilities(images, new CancelToken());
            tuning.step(images, LABELS, new StepRates(0, 0, 1, 1, 0));
            assertThat(tuning.probabilities(images, new CancelToken())).isDeepEqualTo(before);
        }
    }

    @Test
    void aSmallerMicroBatchGivesTheSameStep() throws Exception {
        List<Integer> parts = new ArrayList<>();
        try (TuningSession whole = session.tune(ADAPTER, head(1), 0);
                TuningSession halved = new TuningSession(session, ADAPTER, head(1), 0, Objective.IMAGES_ALONE, Precision.SINGLE, List.of(), n -> {
                    parts.add(n);
                    if (n > 2) {
                        throw new ai.djl.engine.EngineException("DefaultCPUAllocator: not enough memory");
                    }
                })) {
            StepResult a = whole.step(images, LABELS, RATES);
            StepResult b = halved.step(images, LABELS, RATES);

            assertThat(parts).containsExactly(6, 3, 2, 2, 2);
            assertThat(b.microBatch()).isEqualTo(2);
            assertThat(b.loss()).isCloseTo(a.loss(), within(1e-5));
            assertThat(b.accuracy()).isEqualTo(a.accuracy());
            Map<String, Tensor> state = halved.snapshot();
            whole.snapshot().forEach((name, t) -> assertThat(state.get(name).values()).as(name)
                    .containsExactly(t.values(), within(2e-4)));
        }
    }

    @Test
    void gradientsAloneAreFoundInSmallerPartsToo() throws Exception {
        List<Integer> parts = new ArrayList<>();
        try (TuningSession whole = session.tune(ADAPTER, head(1), 0);
                TuningSession halved = new TuningSession(session, ADAPTER, head(1), 0, Objective.IMAGES_ALONE, Precision.SINGLE, List.of(), n -> {
                    parts.add(n);
                    if (n > 3) {
                        throw new ai.djl.engine.EngineException("CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling"
                                + " `cublasCreate(handle)`");
                    }
                })) {
            Map<String, float[]> expected = whole.gradients(images, LABELS);
            halved.gradients(images, LABELS).forEach((name, g) -> assertThat(g).as(name)
                    .containsExactly(expected.get(name), within(1e-5f)));
            assertThat(parts).containsExactly(6, 3, 3);
        }
    }

    /** The frozen layers run once for each view, apart from the steps. */
    @Test
    void frozenLayersTakeFewerImagesAtATimeWhenMemoryIsShort() throws Exception {
        List<Integer> parts = new ArrayList<>();
        Adapter last = new ScaleAndShift(Reach.LAST_STAGE);
        try (TuningSession whole = session.tune(last, head(1), 0);
                TuningSession halved = new TuningSession(session, last, head(1), 0, Objective.IMAGES_ALONE, Precision.SINGLE, List.of(), n -> {
                    parts.add(n);
                    if (n > 2) {
                        throw new ai.djl.engine.EngineException(NO_ALGORITHM);
                    }
                })) {
            assertThat(whole.frozenParts()).isPositive();
            StepImages views = StepImages.of(images, 0, 6, 0);
            StepResult a = whole.step(views, StepLabels.of(LABELS), RATES);
            StepResult b = halved.step(views, StepLabels.of(LABELS), RATES);
            assertThat(parts).startsWith(6, 3, 2, 2, 2);
            assertThat(b.loss()).isCloseTo(a.loss(), within(1e-5));
        }
    }

    /** The images that are held out go through the network before the first step does. */
    @Test
    void whatIsWatchedGoesInSmallerPartsToo() throws Exception {
        AtomicInteger drawn = new AtomicInteger();
        StepImages short5 = new StepImages() {
            @Override
            public int count() {
                return 5;
            }

            @Override
            public long view(int i) {
                return UNKNOWN;
            }

            @Override
            public void draw(int i, float[] to, int offset) {
                if (drawn.getAndIncrement() == 0) {
                    throw new ai.djl.engine.EngineException(NO_ALGORITHM);
                }
                StepImages.of(images).draw(i, to, offset);
            }
        };
        try (TuningSession whole = session.tune(ADAPTER, head(1), 0); TuningSession halved = session.tune(ADAPTER, head(1), 0)) {
            double[][] expected = whole.watch(StepImages.of(images, 0, 5, StepImages.UNKNOWN));
            double[][] p = halved.watch(short5);
            assertThat(p).hasDimensions(5, 3);
            for (int i = 0; i < 5; i++) {
                assertThat(p[i]).as("image %d", i).containsExactly(expected[i], within(1e-6));
            }
            assertThat(halved.step(images, LABELS, RATES).microBatch()).isEqualTo(3);
        }
    }

    @Test
    void noModelIsMadeOfNumbersThatAreNone() throws Exception {
        try (TuningSession tuning = session.tune(ADAPTER, head(1), 0)) {
            Map<String, Tensor> state = new HashMap<>(tuning.snapshot());
            state.compute("bn1.bias", (_, t) -> new Tensor(t.shape(), Arrays.stream(t.values()).map(v -> Double.NaN).toArray()));
            tuning.restore(state);
            assertThatThrownBy(tuning::snapshot).isInstanceOfSatisfying(EngineException.class,
                    e -> assertThat(e.problem()).isEqualTo(EngineException.Problem.DIVERGED));
        }
    }

    @Test
    void whenNotEvenOneImageFitsItSaysSo() throws Exception {
        assertProblem("CUDA out of memory", EngineException.Problem.OUT_OF_MEMORY);
    }

    /** It may be an installation that is broken. */
    @Test
    void aFailureThatSmallerPartsDoNotMendIsNotCalledOneOfMemory() throws Exception {
        assertProblem(NO_ALGORITHM, EngineException.Problem.FAILED);
    }

    private void assertProblem(String failure, EngineException.Problem problem) throws Exception {
        List<Integer> parts = new ArrayList<>();
        try (TuningSession tuning = new TuningSession(session, ADAPTER, head(1), 0, Objective.IMAGES_ALONE, Precision.SINGLE, List.of(), n -> {
            parts.add(n);
            throw new ai.djl.engine.EngineException(failure);
        })) {
            assertThatThrownBy(() -> tuning.step(images, LABELS, RATES)).isInstanceOfSatisfying(EngineException.class,
                    e -> assertThat(e.problem()).isEqualTo(problem));
        }
        assertThat(parts).containsExactly(6, 3, 2, 1);
    }

    @Test
    void aLivePredictionRunsBetweenTwoSteps() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch inFirstStep = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (var callers = Executors.newCachedThreadPool();
                TuningSession tuning = new TuningSession(session, ADAPTER, head(1), 0, Objective.IMAGES_ALONE, Precision.SINGLE, List.of(), n -> {
                    order.add("step");
                    inFirstStep.countDown();
                    await(go);
                })) {
            Future<?> training = callers.submit(() -> tuning.step(images, LABELS, RATES));
            inFirstStep.await();
            Future<?> second = callers.submit(() -> tuning.step(images, LABELS, RATES));
            untilWaiting(1);
            Future<?> live = callers.submit(() -> {
                engine.call(Priority.PREDICT, Doing.TRAINING, () -> order.add("live"));
                return tuning.probabilities(images, new CancelToken());
            });
            untilWaiting(2);
            go.countDown();
            training.get();
            live.get();
            second.get();
        }
        assertThat(order).containsExactly("step", "live", "step");
    }

    @Test
    void thirtyRunsLeaveNothingBehind() throws Exception {
        session.tune(ADAPTER, head(1), 0).close();
        int before = NativeCount.of(engine);
        for (int run = 0; run < 30; run++) {
            try (TuningSession tuning = session.tune(ADAPTER, head(run), 0)) {
                tuning.step(images, LABELS, RATES);
                tuning.probabilities(images, new CancelToken());
                tuning.restore(tuning.snapshot());
            }
        }
        assertThat(NativeCount.of(engine)).isEqualTo(before);
    }

    @Test
    void aLossThatIsNoNumberAsksForLowerRates() throws Exception {
        StepRates wild = new StepRates(1e38, 1e38, 0, 1e9, 0);
        try (TuningSession tuning = session.tune(ADAPTER, head(1), 0)) {
            tuning.step(images, LABELS, wild);
            assertThatThrownBy(() -> tuning.step(images, LABELS, wild)).isInstanceOfSatisfying(EngineException.class, e -> {
                assertThat(e.problem()).isEqualTo(EngineException.Problem.DIVERGED);
                assertThat(e.remedy()).contains("lower learning rates");
            });
        }
    }

    /** What a training that runs out of memory has taken must be free for the next try. */
    @Test
    void parametersThatCannotBeMadeLeaveNothingBehind() throws Exception {
        int before = NativeCount.of(engine);
        Map<String, Tensor> broken = new HashMap<>();
        broken.put("bn1.bias", null);
        assertThatThrownBy(() -> engine.call(Priority.TRAIN, Doing.TRAINING,
                () -> new Parameters(engine.root(), engine.staging(), broken))).isInstanceOf(NullPointerException.class);
        assertThat(NativeCount.of(engine)).isEqualTo(before);
    }

    @Test
    void aStateOfAnotherNetworkIsRefusedByTheTensorsName() throws Exception {
        try (TuningSession tuning = session.tune(ADAPTER, head(1), 0)) {
            Map<String, Tensor> state = new HashMap<>(tuning.snapshot());
            state.put("bn1.bias", Tensor.vector(new double[7]));
            assertThatThrownBy(() -> session.adapted(ADAPTER, state)).isInstanceOf(BackboneException.class)
                    .hasMessageContaining("bn1.bias");
            state.remove("bn1.bias");
            assertThatThrownBy(() -> tuning.restore(state)).hasMessageContaining("bn1.bias");
        }
    }

    private double lossAt(TuningSession tuning, Map<String, Tensor> start, String name, int i, double h)
            throws Exception {
        Map<String, Tensor> moved = new HashMap<>(start);
        double[] values = start.get(name).values().clone();
        values[i] += h;
        moved.put(name, new Tensor(start.get(name).shape(), values));
        tuning.restore(moved);
        return tuning.step(images, LABELS, new StepRates(0, 0, 0, 1, 0)).loss();
    }

    private void untilWaiting(int entries) {
        while (engine.waiting() < entries) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The head over plain arrays, as its formula says. */
    private static double[][] probabilities(float[] x, LinearHead head) {
        int dim = head.dim();
        double[][] out = new double[x.length / dim][head.classes()];
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

    private static LinearHead head(long seed) {
        Random random = new Random(seed);
        double[] weights = random.doubles(18, -1, 1).toArray();
        double[] centre = random.doubles(6, 0, 0.5).toArray();
        return new LinearHead(Tensor.matrix(3, 6, weights), Tensor.vector(new double[] {0.1, 0, -0.1}),
                Tensor.vector(centre), 4);
    }

    private static PixelBatch noise(int count) {
        Random random = new Random(3);
        float[] values = new float[count * 3 * 16 * 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new PixelBatch(count, 3, 16, 16, values);
    }
}
