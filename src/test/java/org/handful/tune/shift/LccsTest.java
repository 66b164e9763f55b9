package org.handful.tune.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.backbone.Catalogue;
import org.handful.backbone.arch.Reach;
import org.handful.engine.BackboneSession;
import org.handful.engine.TestEngine;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.method.FitContext;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.model.TrainingEvent;
import org.handful.tune.LiveModel;
import org.handful.tune.Stripes;
import org.handful.tune.TunedModel;
import org.handful.tune.training.HeadStart;
import org.handful.tune.training.HeldBack;
import org.handful.tune.training.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LccsTest {
    private static final Rounds QUIET = new Rounds(ProgressListener.NONE, ShareChoice.ROUNDS);
    private static final BatchStatistics PLAN = new BatchStatistics(0, 0, Reach.LAST_STAGE);

    @Test
    void eachImageIsJudgedByTheClassMeansOfTheOthers() throws Exception {
        LabelledPixels images = Stripes.images(3, 2, 1);
        ShareChoice choice = ShareChoice.of(pocket(), images, PLAN, FitContext.quiet(0), QUIET).orElseThrow();
        EmbeddingMatrix x = pocket().embed(images.x(), new CancelToken());
        double[][] p = new double[6][];
        for (int i = 0; i < 6; i++) {
            int one = i;
            int[] others = IntStream.range(0, 6).filter(j -> j != one).toArray();
            p[i] = HeadStart.CLASS_MEANS.of(x.select(others), Arrays.stream(others).map(j -> j / 2).toArray(), 3)
                    .probabilities(x.row(i));
        }
        double expected = Arrays.stream(TemperedLoss.of(p, images.y())).average().orElseThrow();
        assertThat(choice.losses()[0]).isCloseTo(expected, within(1e-4));
    }

    @Test
    void theLowestLossWinsTheLargestOfEqualsAndNothingWithinTheError() {
        double[][] losses = new double[11][];
        Arrays.setAll(losses, k -> new double[] {1, 1.2, 0.9});
        assertThat(ShareChoice.of(losses).share()).as("no better than the network's own").isEqualTo(0);
        losses[3] = new double[] {0.5, 0.6, 0.5};
        losses[4] = new double[] {0.6, 0.5, 0.5};
        assertThat(ShareChoice.of(losses).share()).isEqualTo(0.4);
        losses[5] = losses[4].clone();
        assertThat(ShareChoice.of(losses).share()).isEqualTo(0.5);
        losses[7] = new double[] {0, 2.2, -1};
        assertThat(ShareChoice.of(losses).losses()[7]).isLessThan(ShareChoice.of(losses).losses()[4]);
        assertThat(ShareChoice.of(losses).share()).as("lower by chance").isEqualTo(0);
    }

    @Test
    void howSureAHeadIsDoesNotCount() {
        double[][] p = {{0.7, 0.2, 0.1}, {0.3, 0.4, 0.3}, {0.5, 0.2, 0.3}, {0.1, 0.1, 0.8}};
        int[] y = {0, 1, 2, 2};
        double[] expected = TemperedLoss.of(p, y);
        double plain = -Math.log(0.7) - Math.log(0.4) - Math.log(0.3) - Math.log(0.8);
        assertThat(Arrays.stream(expected).sum()).isLessThan(plain);
        for (double[] row : p) {
            double sum = Arrays.stream(row).map(v -> v * v).sum();
            Arrays.setAll(row, k -> row[k] * row[k] / sum);
        }
        assertThat(TemperedLoss.of(p, y)).containsExactly(expected, within(1e-9));
    }

    /** The class means of an image alone are itself, which would tell nothing. */
    @Test
    void anImageAloneInItsClassIsJudgedByAnotherView() throws Exception {
        LabelledPixels three = Stripes.images(2, 2, 1);
        LabelledPixels images = new LabelledPixels(three.x().select(new int[] {0, 1, 2}), new int[] {0, 0, 1}, 2);
        AloneInClass alone = AloneInClass.of(images, 0);
        assertThat(alone.images()).containsExactly(2);
        assertThat(alone.views().values()).isNotEqualTo(images.x().select(new int[] {2}).values());
        ShareChoice choice = ShareChoice.of(pocket(), images, PLAN, FitContext.quiet(0), QUIET).orElseThrow();
        assertThat(Arrays.stream(choice.losses())).allMatch(loss -> loss >= 0 && loss < 10);
        assertThat(ShareChoice.of(pocket(), images, PLAN, FitContext.quiet(0), QUIET).orElseThrow().losses()).isEqualTo(choice.losses());
    }

    @Test
    void adaBnIsTheImagesStatisticsAndNothingThatMoves() throws Exception {
        TunedModel model = fit(Lccs.Beginning.IMAGES, 0, new ArrayList<>());
        model.state().tensors().forEach((name, t) -> {
            if (name.endsWith(BatchStatistics.MEAN) || name.endsWith(BatchStatistics.DEVIATION)) {
                assertThat(t.values()).as(name).containsExactly(1, 0, 0, 0);
            }
        });
    }

    @Test
    void saysWhatItChoseOnceItBegins() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        fit(Lccs.Beginning.CHOSEN, 1e-3, events);
        events.removeIf(TrainingEvent.Preparing.class::isInstance);
        assertThat(events.get(0)).isInstanceOf(TrainingEvent.Started.class);
        assertThat(events.get(1)).isInstanceOfSatisfying(TrainingEvent.Note.class,
                n -> assertThat(n.text()).matches(".*\\d\\D\\d\\D+\\d\\D\\d{3}\\D+\\d\\D\\d{3}\\D+"));
    }

    @Test
    void ofManyImagesEachClassLendsAsMany() {
        int[] y = {0, 0, 0, 0, 0, 1, 1, 2, 2, 2};
        float[] values = new float[y.length];
        Arrays.setAll(new int[y.length], i -> (int) (values[i] = i));
        LabelledPixels some = HeldBack.some(new LabelledPixels(new PixelBatch(y.length, 1, 1, 1, values), y, 3), 7);
        assertThat(some.y()).containsExactly(0, 0, 0, 1, 1, 2, 2);
        assertThat(some.x().values()).containsExactly(0, 1, 2, 5, 6, 7, 8);
    }

    private static TunedModel fit(Lccs.Beginning beginning, double rate, List<TrainingEvent> events) throws Exception {
        Lccs method = new Lccs();
        var config = new Lccs.Config(beginning, 2, rate, new org.handful.tune.training.Depth(Reach.LAST_STAGE),
                Recipe.SMALL_ADAPTER.steps(2));
        return method.fit(pocket(), Stripes.images(2, 2, 1), Optional.empty(), config,
                new FitContext(0, new CancelToken(), events::add, Optional.empty()), LiveModel.Port.NONE).last();
    }

    private static BackboneSession pocket() throws Exception {
        return TestEngine.get().open(new Catalogue(Path.of("no-home")).byId("pocket"));
    }
}
