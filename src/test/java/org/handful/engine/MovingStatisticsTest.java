package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.handful.engine.BatchStatisticsTest.LABELS;
import static org.handful.engine.BatchStatisticsTest.head;
import static org.handful.engine.BatchStatisticsTest.noise;
import static org.handful.engine.BatchStatisticsTest.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AdapterNotes;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.engine.adapter.MovingStatistics;
import org.handful.engine.adapter.MovingStatistics.Statistics;
import org.handful.engine.adapter.Objective;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.engine.train.Precision;
import org.handful.error.BackboneException;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.handful.tune.LiveModel;
import org.handful.tune.Pela;
import org.handful.tune.TunedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batch normalisation that looks at the images while a small residual network is trained. */
@Timeout(120)
class MovingStatisticsTest {
    private static final StepRates STILL = new StepRates(0, 0, 0, 1, 0);
    private static final StepRates RATES = new StepRates(1e-2, 1e-2, 1e-2, 1, 0.1);
    private static final Adapter WEIGHTS = moving(new AllWeights(Reach.ALL, 0.9));

    /** Whatever it is fine-tuned with, the network before the first step is the one that was loaded. */
    @ParameterizedTest
    @EnumSource
    void beginsAsTheNetworkWas(Reach reach) throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        Adapter adapter = MovingStatistics.of(Statistics.IMAGES, new ScaleAndShift(reach), reach);
        try (TuningSession tuning = session.tune(adapter, head(session), 5)) {
            assertThat(tuning.embeddings(images, new CancelToken()).values())
                    .containsExactly(session.embed(images, new CancelToken()).values(), within(1e-5f));
        }
    }

    /** As n steps of PyTorch's training mode: each leaves nine tenths of what was, and lets layers see what AdaBN sees. */
    @Test
    void statisticsFollowTheImagesByATenthOfTheWay() throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        BatchStatistics seen =
                session.gather(images, new BatchStatistics(1, 0, Reach.ALL), new CancelToken()).adapter();
        int steps = 3;
        try (TuningSession tuning = session.tune(WEIGHTS, head(session), 5)) {
            for (int i = 0; i < steps; i++) {
                tuning.step(images, LABELS, STILL);
            }
            Map<String, Tensor> state = tuning.snapshot();
            double way = 1 - Math.pow(0.9, steps);
            int layers = 0;
            for (Map.Entry<String, Tensor> basis : seen.bases().entrySet()) {
                if (!basis.getKey().endsWith(BatchStatistics.MEAN + BatchStatistics.BASIS)) {
                    continue;
                }
                layers++;
                String layer = basis.getKey().replace(BatchStatistics.MEAN + BatchStatistics.BASIS, "");
                double[] deviations = seen.bases().get(layer + BatchStatistics.DEVIATION + BatchStatistics.BASIS).values();
                double[] means = basis.getValue().values();
                int c = means.length / 2;
                for (int k = 0; k < c; k++) {
                    assertThat(state.get(layer + MovingStatistics.MEAN).values()[k]).as("mean of " + layer)
                            .isCloseTo(way * (means[k] - means[c + k]), within(1e-4));
                    double ofImages = deviations[k] * deviations[k];
                    double network = deviations[c + k] * deviations[c + k];
                    // PyTorch keeps the variance with n - 1, of five images at least.
                    assertThat(state.get(layer + MovingStatistics.VARIANCE).values()[k]).as("variance of " + layer)
                            .isBetween(way * (ofImages - network) - 1e-4, way * (1.25 * ofImages - network) + 1e-4);
                }
            }
            assertThat(layers).isEqualTo(WEIGHTS.moving(session.trainableLayers()).size() / 2).isGreaterThan(3);
        }
    }

    @Test
    void aStepSeesWhatAdaBnSees() throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        EmbeddingMatrix x =
                session.gather(images, new BatchStatistics(1, 0, Reach.ALL), new CancelToken()).embeddings();
        double expected = 0;
        for (int i = 0; i < LABELS.length; i++) {
            expected -= Math.log(head(session).probabilities(x.row(i))[LABELS[i]]) / LABELS.length;
        }
        try (TuningSession tuning = session.tune(WEIGHTS, head(session), 5);
                TuningSession frozen = session.tune(new AllWeights(Reach.ALL, 0.9), head(session), 5)) {
            assertThat(tuning.step(images, LABELS, STILL).loss()).isCloseTo(expected, within(1e-4));
            assertThat(frozen.step(images, LABELS, STILL).loss()).isNotCloseTo(expected, within(0.01));
        }
    }

    /** Statistics are part of the model, and of what a killed training goes on from. */
    @Test
    void savedAndGoneOnWithIsTheSame() throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        Map<String, Tensor> whole;
        TuningSession.Progress half;
        try (TuningSession tuning = session.tune(WEIGHTS, head(session), 5)) {
            tuning.step(images, LABELS, RATES);
            half = tuning.progress();
            tuning.step(images, LABELS, RATES);
            whole = tuning.snapshot();
            double[][] learned = tuning.probabilities(images, new CancelToken());
            Adapter again = AdapterNotes.read(AdapterNotes.of(WEIGHTS));
            assertThat(again).isEqualTo(WEIGHTS);
            assertThat(session.adapted(again, whole).probabilities(images, new CancelToken())).isDeepEqualTo(learned);
        }
        try (TuningSession tuning = session.tune(WEIGHTS, head(session), 5)) {
            tuning.resume(half);
            tuning.step(images, LABELS, RATES);
            assertEqual(tuning.snapshot(), whole);
            tuning.restore(whole);
            assertEqual(tuning.snapshot(), whole);
        }
    }

    /** Of a network of products, too, which keeps another adapter than it trains. */
    @Test
    void thoseOfANetworkOfProductsFollowAndAreKept() throws Exception {
        BackboneSession session = session();
        LabelledPixels images = new LabelledPixels(noise(session), LABELS, 3);
        Pela pela = new Pela();
        Map<String, String> settings = Map.of("steps", "3", "flip", "false", "statistics", "images");
        TunedModel model = pela.fit(session, images, Optional.empty(), Settings.parse(pela, settings), FitContext.quiet(0),
                LiveModel.Port.NONE).last();
        Set<String> moved = WEIGHTS.moving(session.trainableLayers());
        Map<String, Tensor> state = model.state().tensors();
        assertThat(state).containsKeys(moved.toArray(String[]::new));
        assertThat(moved).allMatch(name -> Arrays.stream(state.get(name).values()).anyMatch(v -> v != 0));
        assertThat(pela.restore(session, model.state()).probabilities(images.x()))
                .isDeepEqualTo(model.probabilities(images.x()));
        assertThatThrownBy(() -> pela.check(ReferenceNetworksTest.network("vit"), Settings.parse(pela, settings), 3))
                .hasMessageContaining("batch normalisation");
    }

    /** The part that came through before memory ran short must not count twice. */
    @Test
    void aStepThatBeginsAgainLeavesNoTrace() throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        // Parts of 5, then of 3 and 2, then of 2, 2 and 1: with something learned before memory ran short, and without.
        assertEqual(failing(session, images, 2), failing(session, images, 3));
    }

    /** @param last size of the part that memory runs short before, after it did before the one of five */
    private static Map<String, Tensor> failing(BackboneSession session, PixelBatch images, int last) throws Exception {
        List<Integer> shortages = new ArrayList<>(List.of(5, last));
        IntConsumer memory = n -> {
            if (!shortages.isEmpty() && shortages.getFirst() == n) {
                shortages.removeFirst();
                throw new OutOfMemoryError("as a test wants it");
            }
        };
        try (TuningSession tuning = new TuningSession(session, WEIGHTS, head(session), 5, Objective.IMAGES_ALONE,
                Precision.SINGLE, List.of(), memory)) {
            assertThat(tuning.step(images, LABELS, RATES).microBatch()).isEqualTo(2);
            return tuning.snapshot();
        }
    }

    /** What is learned from beside them is not what the network is adapted to. */
    @Test
    void imagesBesideLeaveThemAlone() throws Exception {
        BackboneSession session = session();
        PixelBatch images = noise(session);
        PixelBatch others = new PixelBatch(images.count(), 3, images.height(), images.width(), negative(images));
        var beside = new TuningSession.Beside(StepImages.of(others), StepLabels.of(LABELS), 0);
        try (TuningSession tuning = session.tune(WEIGHTS, head(session), 5, Objective.IMAGES_ALONE, Precision.SINGLE,
                List.of(head(session)));
                TuningSession alone = session.tune(WEIGHTS, head(session), 5)) {
            tuning.step(StepImages.of(images), StepLabels.of(LABELS), STILL, Optional.of(beside));
            alone.step(images, LABELS, STILL);
            Map<String, Tensor> expected = alone.snapshot();
            Set<String> moved = WEIGHTS.moving(session.trainableLayers());
            tuning.snapshot().forEach((name, t) -> {
                if (moved.contains(name)) {
                    assertThat(t.values()).as(name).containsExactly(expected.get(name).values());
                }
            });
        }
    }

    @Test
    void belowTheLastStageNothingFollows() throws Exception {
        BackboneSession session = session();
        Adapter last = MovingStatistics.of(Statistics.IMAGES, new ScaleAndShift(Reach.LAST_STAGE), Reach.LAST_STAGE);
        assertThat(last.moving(session.trainableLayers())).isNotEmpty()
                .hasSizeLessThan(WEIGHTS.moving(session.trainableLayers()).size());
        try (TuningSession tuning = session.tune(last, head(session), 5)) {
            assertThat(tuning.frozenParts()).isPositive();
            tuning.step(noise(session), LABELS, RATES);
        }
    }

    @Test
    void aNetworkWithoutBatchNormalisationIsRefused() throws Exception {
        for (String name : new String[] {"vit", "resnet_bottleneck_group"}) {
            BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(name));
            assertThatThrownBy(() -> session.tune(WEIGHTS, head(session), 5).close())
                    .isInstanceOfSatisfying(BackboneException.class,
                            e -> assertThat(e.problem()).isEqualTo(BackboneException.Problem.NO_PLACE))
                    .hasMessageContaining("batch normalisation");
        }
    }

    private static Adapter moving(Adapter adapter) {
        return MovingStatistics.of(Statistics.IMAGES, adapter, Reach.ALL);
    }

    private static void assertEqual(Map<String, Tensor> found, Map<String, Tensor> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        Map<String, float[]> numbers = expected.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().floats()));
        found.forEach((name, t) -> assertThat(t.floats()).as(name).containsExactly(numbers.get(name)));
    }

    private static float[] negative(PixelBatch images) {
        float[] out = images.values().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = -out[i];
        }
        return out;
    }
}
