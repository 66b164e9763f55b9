package org.handful.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.handful.engine.Pocket;
import org.handful.method.Checkpoints;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.TrainingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StopWhenLearnedTest {
    private static final Map<String, String> LONG = Map.of("steps", "120", "headRate", "0.1", "stopWhenLearned", "true",
            "layers", "last_stage");
    private final LabelledPixels support = Stripes.images(3, 4, 1, Pocket.SIZE);

    @Test
    void aTrainingThatHasLearnedItsImagesEndsByItselfAndSaysSo() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        var fit = fit(LONG, new KeptInMemory(), new CancelToken(), events);
        assertThat(fit.steps()).isBetween(10, 110);
        assertThat(fit.stopped()).as("by a person").isFalse();
        assertThat(events.getLast()).isEqualTo(new TrainingEvent.Ended(fit.steps(), false));
        assertThat(events).filteredOn(TrainingEvent.Note.class::isInstance).singleElement().satisfies(n ->
                assertThat(((TrainingEvent.Note) n).text()).contains(String.valueOf(fit.steps())).contains("120"));
        double[][] p = fit.last().probabilities(support.x());
        for (int i = 0; i < p.length; i++) {
            assertThat(p[i][support.y()[i]]).isGreaterThan(0.8);
        }
    }

    @Test
    void whatStillLearnsGoesOnToTheEnd() throws Exception {
        var fit = fit(Map.of("steps", "20", "headRate", "1e-4", "filmRate", "1e-4", "stopWhenLearned", "true"),
                new KeptInMemory(), new CancelToken(), new ArrayList<>());
        assertThat(fit.steps()).isEqualTo(20);
    }

    @Test
    void theEndIsTheSameAfterABreak() throws Exception {
        var whole = fit(LONG, new KeptInMemory(), new CancelToken(), new ArrayList<>());
        KeptInMemory kept = new KeptInMemory();
        CancelToken broken = new CancelToken();
        List<TrainingEvent> breaking = new ArrayList<>() {
            @Override
            public boolean add(TrainingEvent e) {
                if (e instanceof TrainingEvent.Step s && s.step() == whole.steps() - 1) {
                    broken.cancel();
                }
                return super.add(e);
            }
        };
        assertThatThrownBy(() -> fit(LONG, kept, broken, breaking)).isInstanceOf(CancellationException.class);
        var resumed = fit(LONG, kept, new CancelToken(), new ArrayList<>());
        assertThat(resumed.steps()).isEqualTo(whole.steps());
        double[][] p = resumed.last().probabilities(support.x());
        double[][] q = whole.last().probabilities(support.x());
        for (int i = 0; i < p.length; i++) {
            assertThat(p[i]).containsExactly(q[i], within(1e-6));
        }
    }

    private Fit<TunedModel> fit(
            Map<String, String> settings, Checkpoints kept, CancelToken cancel, List<TrainingEvent> events)
            throws Exception {
        Film film = new Film();
        return film.fit(Pocket.small(), support, Optional.empty(), Settings.parse(film, settings),
                new FitContext(3, cancel, events::add, Optional.empty()).with(kept), LiveModel.Port.NONE);
    }
}
