package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Compressed;
import org.handful.engine.adapter.Objective;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.handful.tune.LiveModel;
import org.handful.tune.Pela;
import org.handful.tune.lowrank.Decomposition;
import org.handful.tune.training.HeadStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose matrices are products of two small ones (PELA). */
@Timeout(120)
class CompressedTest {
    private static final StepRates RATES = new StepRates(StepRates.Rule.ADAMW, 1e-2, 1e-3, 0, 1, 0);

    @ParameterizedTest
    @ValueSource(strings = {"vit", "resnet_basic"})
    void productsOfFullRankAreTheNetworkItself(String network) throws Exception {
        BackboneSession session = open(network);
        LabelledPixels images = images(session);
        Adapter whole = decomposed(session, 0.01);
        try (TuningSession tuning = session.tune(whole, head(session), 1);
                TuningSession near = session.tune(whole, head(session), 1, Objective.near(1000))) {
            float[] was = session.embed(images.x(), new CancelToken()).values();
            float[] is = tuning.embeddings(images.x(), new CancelToken()).values();
            for (int i = 0; i < was.length; i++) {
                assertThat(is[i]).isCloseTo(was[i], within(1e-4f * (1 + Math.abs(was[i]))));
            }
            // What gives the same is not pulled anywhere.
            Map<String, float[]> free = tuning.gradients(images.x(), images.y());
            near.gradients(images.x(), images.y()).forEach((name, g) -> {
                for (int i = 0; i < g.length; i++) {
                    assertThat(g[i]).as(name).isCloseTo(free.get(name)[i], within(1e-2f));
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"vit, 2", "vit, 4", "resnet_basic, 2"})
    void theNumbersAreAsManyTimesFewer(String network, double ratio) throws Exception {
        BackboneSession session = open(network);
        int all = 0;
        int few = 0;
        for (Compressed.Product p : session.products(new Compressed(ratio, Reach.ALL, 1))) {
            all += p.rows() * p.columns();
            few += p.rank() * (p.rows() + p.columns());
            assertThat(p.rank() + 1).isGreaterThan((int) (p.rows() * p.columns() / (ratio * (p.rows() + p.columns()))));
        }
        assertThat(few).isBetween((int) (0.6 * all / ratio), (int) (all / ratio));
    }

    @Test
    void whatEachPartGivesStaysNearerTheMoreThatCounts() throws Exception {
        BackboneSession session = open("vit");
        LabelledPixels images = images(session);
        float[] was = session.embed(images.x(), new CancelToken()).values();
        Adapter half = decomposed(session, 2);
        List<Double> distances = new ArrayList<>();
        for (double weight : new double[] {0, 1000}) {
            try (TuningSession tuning = session.tune(half, head(session), 1, Objective.near(weight))) {
                for (int i = 0; i < 30; i++) {
                    tuning.step(images.x(), images.y(), RATES);
                }
                float[] is = tuning.embeddings(images.x(), new CancelToken()).values();
                double sum = 0;
                for (int i = 0; i < was.length; i++) {
                    sum += Math.pow(is[i] - was[i], 2);
                }
                distances.add(sum);
            }
        }
        assertThat(distances.get(1)).isLessThan(0.5 * distances.get(0));
    }

    @Test
    void aModelIsKeptInFewerNumbersAndTheRunSaysHowMany() throws Exception {
        BackboneSession session = open("vit");
        Pela pela = new Pela();
        List<TrainingEvent> events = new ArrayList<>();
        var fit = pela.fit(session, images(session), Optional.empty(), Settings.parse(pela, Map.of("steps", "2", "ratio", "4")),
                new FitContext(1, new CancelToken(), events::add, Optional.empty()), LiveModel.Port.NONE);
        Map<String, Tensor> kept = fit.last().state().tensors();
        for (Compressed.Product p : session.products(new Compressed(4, Reach.ALL, 1))) {
            assertThat(kept).doesNotContainKey(p.name());
            assertThat(kept.get(p.name() + Compressed.A).shape()).containsExactly(p.rank(), p.columns());
            assertThat(kept.get(p.name() + Compressed.B).shape()).containsExactly(p.rows(), p.rank());
        }
        assertThat(events).filteredOn(TrainingEvent.Note.class::isInstance).singleElement().satisfies(n ->
                assertThat(((TrainingEvent.Note) n).text()).contains("products of two small ones"));
    }

    private static Adapter decomposed(BackboneSession session, double ratio) throws Exception {
        return new Decomposition(session, new Compressed(ratio, Reach.ALL, 1), FitContext.quiet(0)).of(images(session)).adapter();
    }

    private static BackboneSession open(String network) throws Exception {
        return TestEngine.get().open(ReferenceNetworksTest.network(network));
    }

    private static LinearHead head(BackboneSession session) throws Exception {
        LabelledPixels images = images(session);
        return HeadStart.CLASS_MEANS.of(session.embed(images.x(), new CancelToken()), images.y(), images.classes());
    }

    private static LabelledPixels images(BackboneSession session) {
        int size = session.card().input().size();
        Random random = new Random(3);
        float[] values = new float[4 * 3 * size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new LabelledPixels(new PixelBatch(4, 3, size, size, values), new int[] {0, 1, 0, 1}, 2);
    }
}
