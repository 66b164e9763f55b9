package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.Frame;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Objective;
import org.handful.engine.train.Precision;
import org.handful.engine.adapter.PromptTokens;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training whose products have 16 bits goes nearly the same way. Half precision keeps 11 bits of each number. */
@Timeout(120)
class MixedPrecisionTest {
    private static final StepRates RATES = new StepRates(1e-2, 1e-2, 1e-2, 1, 0.1);
    private static final int[] LABELS = {0, 1, 2, 0};

    static Stream<Arguments> pairs() {
        return Stream.concat(
                Stream.of("resnet_basic", "resnet_bottleneck_group", "vit").flatMap(network ->
                        Stream.of(new ScaleAndShift(Reach.ALL), new LowRank(3, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL),
                                new AllWeights(Reach.ALL, 1)).map(adapter -> Arguments.of(network, adapter))),
                Stream.of(new PromptTokens(2, true), new Frame(3, 16, 2)).map(adapter -> Arguments.of("vit", adapter)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void gradientsDifferByTheRoundingAlone(String network, Adapter adapter) throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(network));
        PixelBatch images = noise(session);
        double rounding;
        double noise;
        try (TuningSession single = tune(session, adapter, Precision.SINGLE);
                TuningSession mixed = tune(session, adapter, Precision.MIXED)) {
            Map<String, float[]> exact = single.gradients(images, LABELS);
            rounding = difference(mixed.gradients(images, LABELS), exact);
            noise = difference(single.gradients(noisy(images), LABELS), exact);
        }
        assertThat(rounding).isPositive().isLessThan(4 * noise);
    }

    /** Each number changed by about as much as rounding changes it in a few layers. */
    private static PixelBatch noisy(PixelBatch images) {
        Random random = new Random(2);
        float[] values = images.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) (1 + 1e-3 * random.nextGaussian());
        }
        return new PixelBatch(images.count(), images.channels(), images.height(), images.width(), values);
    }

    /** Relative to the length of the exact ones. */
    private static double difference(Map<String, float[]> some, Map<String, float[]> exact) {
        assertThat(some.keySet()).isEqualTo(exact.keySet());
        double difference = 0;
        double size = 0;
        for (Map.Entry<String, float[]> e : exact.entrySet()) {
            for (int i = 0; i < e.getValue().length; i++) {
                difference += Math.pow(e.getValue()[i] - some.get(e.getKey())[i], 2);
                size += Math.pow(e.getValue()[i], 2);
            }
        }
        return Math.sqrt(difference / size);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aTrainingLearnsAndIsWatchedInFullPrecision(String network, Adapter adapter) throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network(network));
        PixelBatch images = noise(session);
        try (TuningSession single = tune(session, adapter, Precision.SINGLE);
                TuningSession mixed = tune(session, adapter, Precision.MIXED)) {
            assertThat(mixed.probabilities(images, new CancelToken()))
                    .isDeepEqualTo(single.probabilities(images, new CancelToken()));
            double first = mixed.step(images, LABELS, RATES).loss();
            double last = first;
            for (int i = 0; i < 10; i++) {
                last = mixed.step(images, LABELS, RATES).loss();
            }
            assertThat(last).isLessThan(0.95 * first);
        }
    }

    @Test
    void whatSixteenBitsCannotHoldIsComputedWithThirtyTwo() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch images = noise(session);
        float[] huge = images.values().clone();
        for (int i = 0; i < huge.length; i++) {
            huge[i] *= 1e6f;
        }
        PixelBatch bright = new PixelBatch(images.count(), 3, images.height(), images.width(), huge);
        // Patches are trained, so that their images go through with 16 bits.
        Adapter adapter = new AllWeights(Reach.ALL, 1);
        try (TuningSession single = tune(session, adapter, Precision.SINGLE);
                TuningSession mixed = tune(session, adapter, Precision.MIXED)) {
            assertThat(mixed.narrow()).isTrue();
            assertThat(mixed.step(bright, LABELS, RATES)).isEqualTo(single.step(bright, LABELS, RATES));
            assertThat(mixed.narrow()).isFalse();
            assertThat(mixed.step(images, LABELS, RATES)).isEqualTo(single.step(images, LABELS, RATES));
            TuningSession.Progress progress = mixed.progress();
            try (TuningSession again = tune(session, adapter, Precision.MIXED)) {
                again.resume(progress);
                assertThat(again.narrow()).isFalse();
            }
        }
    }

    private static TuningSession tune(BackboneSession session, Adapter adapter, Precision precision) throws Exception {
        int dim = session.card().embedding();
        LinearHead head = new LinearHead(Tensor.matrix(3, dim, new Random(3).doubles(3L * dim, -1, 1).toArray()),
                Tensor.vector(new double[3]), Tensor.vector(new double[dim]), 3);
        return session.tune(adapter, head, 5, Objective.IMAGES_ALONE, precision);
    }

    private static PixelBatch noise(BackboneSession session) {
        int size = session.card().input().size();
        Random random = new Random(1);
        float[] pixels = new float[LABELS.length * 3 * size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return new PixelBatch(LABELS.length, 3, size, size, pixels);
    }
}
