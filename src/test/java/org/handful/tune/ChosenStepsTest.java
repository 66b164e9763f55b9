package org.handful.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.handful.engine.Pocket;
import org.handful.error.InputException;
import org.handful.method.Checkpoints;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.TrainingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ChosenStepsTest {
    /** So fast that what is held back is lost again. */
    private static final Map<String, String> CHOOSING = Map.of("steps", "12", "headRate", "0.5", "filmRate", "0.2",
            "labelSmoothing", "0", "layers", "last_stage", "chooseSteps", "true");
    private static final int STEPS = 12;
    private final LabelledPixels support = Stripes.images(3, 3, 1);

    @Test
    void aSecondTrainingLearnsFromAllImagesForTheStepsThatTheFirstFoundBest() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        LabelledPixels heldOut = Stripes.images(3, 2, 5);
        var fit = fit(CHOOSING, support, Optional.of(heldOut), Checkpoints.NONE, new CancelToken(), events);
        List<TrainingEvent.Step> steps = steps(events);
        int chosen = fit.steps() - STEPS;
        assertThat(chosen).isBetween(1, STEPS - 1);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).step()).isEqualTo(i + 1);
            assertThat(steps.get(i).totalSteps()).isEqualTo(i < STEPS ? 2 * STEPS : STEPS + chosen);
        }
        assertThat(steps).hasSize(STEPS + chosen);
        events.removeIf(TrainingEvent.Preparing.class::isInstance);
        assertThat(events.getFirst()).isInstanceOf(TrainingEvent.Started.class);
        assertThat(events.getLast()).isEqualTo(new TrainingEvent.Ended(fit.steps(), false));
        assertThat(notes(events)).singleElement().asString().contains("3 images").contains("step " + chosen + " of " + STEPS);
        assertThat(events).filteredOn(TrainingEvent.HeldOut.class::isInstance).isNotEmpty().allSatisfy(e ->
                assertThat(((TrainingEvent.HeldOut) e).step()).isGreaterThan(STEPS));
        assertThat(fit.bestStep()).isGreaterThan(STEPS);
        // All images, at the learning rates of the whole plan: the same as a plain training up to that step.
        assertThat(fit.last().probabilities(heldOut.x())).isDeepEqualTo(upTo(chosen, heldOut));
    }

    /** What a training of all steps has learned when a person stops it. */
    private double[][] upTo(int step, LabelledPixels images) throws Exception {
        Map<String, String> plain = new HashMap<>(CHOOSING);
        plain.put("chooseSteps", "false");
        return fit(plain, support, Optional.empty(), Checkpoints.NONE, new CancelToken(), at(step, CancelToken::stop))
                .last().probabilities(images.x());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, STEPS + 1})
    void theEndIsTheSameAfterABreakInEitherTraining(int step) throws Exception {
        var whole = fit(CHOOSING, support, Optional.empty(), new KeptInMemory(), new CancelToken(), new ArrayList<>());
        KeptInMemory kept = new KeptInMemory();
        // The state of a step is kept after it is told, so the last one before the break is kept.
        assertThatThrownBy(() -> fit(CHOOSING, support, Optional.empty(), kept, new CancelToken(),
                at(step, CancelToken::cancel))).isInstanceOf(CancellationException.class);
        List<TrainingEvent> events = new ArrayList<>();
        var resumed = fit(CHOOSING, support, Optional.empty(), kept, new CancelToken(), events);
        assertThat(resumed.steps()).isEqualTo(whole.steps());
        assertThat(steps(events)).extracting(TrainingEvent.Step::step).startsWith(1, 2, 3).doesNotHaveDuplicates()
                .hasSize(whole.steps());
        assertThat(steps(events)).allSatisfy(s -> assertThat(s.totalSteps()).isGreaterThanOrEqualTo(s.step()));
        assertThat(notes(events)).filteredOn(n -> n.contains("3 images that were held back")).as("told again").hasSize(1);
        double[][] p = resumed.last().probabilities(support.x());
        double[][] q = whole.last().probabilities(support.x());
        for (int i = 0; i < p.length; i++) {
            assertThat(p[i]).containsExactly(q[i], within(1e-6));
        }
    }

    @Test
    void whatIsStoppedEarlyKeepsWhatItHasAndSaysFromHowManyImages() throws Exception {
        List<TrainingEvent> events = at(4, CancelToken::stop);
        var fit = fit(CHOOSING, support, Optional.empty(), Checkpoints.NONE, new CancelToken(), events);
        assertThat(fit.stopped()).isTrue();
        assertThat(fit.steps()).isEqualTo(4);
        assertThat(notes(events)).singleElement().asString().contains("6 of 9");
    }

    @Test
    void whatIsStoppedBeforeTheSecondTrainingMovesKeepsTheFirst() throws Exception {
        var atItsEnd = fit(CHOOSING, support, Optional.empty(), Checkpoints.NONE, new CancelToken(), at(STEPS, CancelToken::stop));
        CancelToken cancel = new CancelToken();
        List<TrainingEvent> events = new ArrayList<>() {
            @Override
            public boolean add(TrainingEvent e) {
                if (e instanceof TrainingEvent.Note) {
                    cancel.stop();
                }
                return super.add(e);
            }
        };
        var between = fit(CHOOSING, support, Optional.empty(), Checkpoints.NONE, cancel, events);
        assertThat(between.stopped()).isTrue();
        assertThat(between.steps()).isEqualTo(STEPS);
        assertThat(between.last().probabilities(support.x())).isDeepEqualTo(atItsEnd.last().probabilities(support.x()));
        assertThat(notes(events).getLast()).contains("6 of 9");
        assertThat(events).filteredOn(TrainingEvent.Ended.class::isInstance).hasSize(1);
    }

    @Test
    void withoutASecondImageOfAnyClassAllStepsAreDone() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        var fit = fit(CHOOSING, Stripes.images(3, 1, 1), Optional.empty(), Checkpoints.NONE, new CancelToken(), events);
        assertThat(fit.steps()).isEqualTo(STEPS);
        assertThat(notes(events)).singleElement().asString().contains("No class has two images");
    }

    @Test
    void aSoupRefusesIt() throws Exception {
        ModelSoup soup = new ModelSoup();
        assertThatThrownBy(() -> soup.fit(Pocket.session(), support, Optional.empty(),
                Settings.parse(soup, Map.of("chooseSteps", "true")), FitContext.quiet(1), LiveModel.Port.NONE))
                .isInstanceOf(InputException.class).hasMessageContaining("chooseSteps");
    }

    @Test
    void aSoupSaysWhatItCannotDo() throws Exception {
        ModelSoup soup = new ModelSoup();
        List<TrainingEvent> events = new ArrayList<>();
        var fit = soup.fit(Pocket.session(), Stripes.images(3, 1, 1), Optional.empty(),
                Settings.parse(soup, Map.of("soup", "greedy", "ingredients", "5", "steps", "2", "layers", "last_stage")),
                new FitContext(1, new CancelToken(), events::add, Optional.empty()), LiveModel.Port.NONE);
        assertThat(fit.steps()).isEqualTo(2);
        assertThat(notes(events)).hasSize(2);
        assertThat(notes(events).getFirst()).contains("all 2 trainings", "no class has two images");
        assertThat(notes(events).getLast()).contains("2 trainings instead of 5");
    }

    private static List<TrainingEvent.Step> steps(List<TrainingEvent> events) {
        return events.stream().filter(TrainingEvent.Step.class::isInstance).map(TrainingEvent.Step.class::cast).toList();
    }

    private static List<String> notes(List<TrainingEvent> events) {
        return events.stream().filter(TrainingEvent.Note.class::isInstance).map(e -> ((TrainingEvent.Note) e).text()).toList();
    }

    private interface Act {
        void on(CancelToken token);
    }

    /** Events of which one step makes a person act. */
    private List<TrainingEvent> at(int step, Act act) {
        return new Acting(step, act);
    }

    private static final class Acting extends ArrayList<TrainingEvent> {
        private final int step;
        private final Act act;
        private CancelToken token;

        Acting(int step, Act act) {
            this.step = step;
            this.act = act;
        }

        @Override
        public boolean add(TrainingEvent e) {
            if (e instanceof TrainingEvent.Step s && s.step() == step) {
                act.on(token);
            }
            return super.add(e);
        }
    }

    private static Fit<TunedModel> fit(
            Map<String, String> settings, LabelledPixels support, Optional<LabelledPixels> heldOut, Checkpoints kept,
            CancelToken cancel, List<TrainingEvent> events) throws Exception {
        if (events instanceof Acting acting) {
            acting.token = cancel;
        }
        Film film = new Film();
        return film.fit(Pocket.session(), support, heldOut, Settings.parse(film, settings),
                new FitContext(3, cancel, events::add, Optional.empty()).with(kept), LiveModel.Port.NONE);
    }
}
