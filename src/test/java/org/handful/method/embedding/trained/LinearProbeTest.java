package org.handful.method.embedding.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.handful.error.InputException;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.TrainingEvent;
import org.handful.model.TrainingEvent.HeldOut;
import org.handful.model.TrainingEvent.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Linear probe")
class LinearProbeTest {
    private final LinearProbe method = new LinearProbe();
    private final LabelledEmbeddings support = drawn(1, 40);
    private final List<TrainingEvent> events = new ArrayList<>();

    @Test
    void tellsEveryStepFromStartToEnd() throws Exception {
        Fit<Head> fit = fit(50, new CancelToken(), Optional.of(drawn(2, 30)), events::add);
        assertThat(events.getFirst()).isEqualTo(new TrainingEvent.Started(50, "cpu"));
        assertThat(events.getLast()).isEqualTo(new TrainingEvent.Ended(50, false));
        List<Step> steps = only(Step.class);
        assertThat(steps).hasSize(50).allSatisfy(s -> {
            assertThat(s.totalSteps()).isEqualTo(50);
            assertThat(s.accuracy()).isBetween(0.0, 1.0);
            assertThat(s.stepsPerSecond()).isPositive();
            assertThat(s.memoryBytes()).isPositive();
        });
        assertThat(steps.getFirst().loss()).isCloseTo(Math.log(4), within(1e-12));
        assertThat(steps.getLast().loss()).isLessThan(0.5 * steps.getFirst().loss());
        assertThat(fit.steps()).isEqualTo(50);
        assertThat(fit.stopped()).isFalse();
    }

    @Test
    void bestIsTheStepWithTheLowestHeldOutLoss() throws Exception {
        LabelledEmbeddings heldOut = drawn(2, 30);
        Fit<Head> fit = fit(120, new CancelToken(), Optional.of(heldOut), events::add);
        List<HeldOut> looks = only(HeldOut.class);
        HeldOut lowest = looks.stream().min((a, b) -> Double.compare(a.loss(), b.loss())).orElseThrow();
        assertThat(fit.bestStep()).isEqualTo(lowest.step());
        assertThat(looks.getLast().step()).isEqualTo(120);
        double[][] p = fit.best().orElseThrow().probabilities(heldOut.x());
        double loss = 0;
        for (int i = 0; i < p.length; i++) {
            loss -= Math.log(p[i][heldOut.y()[i]]) / p.length;
        }
        assertThat(loss).isCloseTo(lowest.loss(), within(1e-9));
    }

    @Test
    void settingsThatMakeItDivergeAreNamed() throws Exception {
        LinearProbe.Config wild = Settings.parse(method,
                Map.of("learningRate", "1", "weightDecay", "10", "steps", "2000", "schedule", "constant"));
        assertThatThrownBy(() -> method.fit(support, wild, FitContext.quiet(0)))
                .isInstanceOf(InputException.class).hasMessageContaining("learningRate");
    }

    @Test
    void heldOutImagesDoNotChangeWhatIsLearned() throws Exception {
        double[][] with = fit(40, new CancelToken(), Optional.of(drawn(2, 30)), e -> {}).last()
                .probabilities(support.x());
        Fit<Head> without = fit(40, new CancelToken(), Optional.empty(), e -> {});
        assertThat(without.last().probabilities(support.x())).isDeepEqualTo(with);
        assertThat(without.best()).isEmpty();
        assertThat(without.bestStep()).isZero();
    }

    @Test
    void stopKeepsWhatWasLearned() throws Exception {
        var token = new CancelToken();
        Fit<Head> fit = fit(1000, token, Optional.of(drawn(2, 30)), e -> {
            events.add(e);
            if (e instanceof Step s && s.step() == 7) {
                token.stop();
            }
        });
        assertThat(fit.steps()).isEqualTo(7);
        assertThat(fit.stopped()).isTrue();
        assertThat(fit.best()).isPresent();
        assertThat(events.getLast()).isEqualTo(new TrainingEvent.Ended(7, true));
    }

    @Test
    void anotherSeedDrawsOtherBatches() throws Exception {
        var config = method.defaults();
        double[][] a = method.fit(support, config, FitContext.quiet(1)).last().probabilities(support.x());
        double[][] b = method.fit(support, config, FitContext.quiet(2)).last().probabilities(support.x());
        assertThat(a[0][0]).isNotEqualTo(b[0][0]);
    }

    private Fit<Head> fit(int steps, CancelToken token, Optional<LabelledEmbeddings> heldOut,
            Consumer<TrainingEvent> listener) throws Exception {
        var d = method.defaults();
        var config = new LinearProbe.Config(steps, 0.01, d.weightDecay(), 16, d.schedule(), 5, 0, d.normalise());
        return method.fit(support, config, new FitContext(5, token, listener, heldOut));
    }

    private <E extends TrainingEvent> List<E> only(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static LabelledEmbeddings drawn(long seed, int n) {
        Random random = new Random(seed);
        int dim = 10;
        float[] x = new float[n * dim];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 4;
            for (int j = 0; j < dim; j++) {
                x[i * dim + j] = (float) (random.nextGaussian() + (j == y[i] ? 4 : 0));
            }
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(n, dim, x), y, 4);
    }
}
