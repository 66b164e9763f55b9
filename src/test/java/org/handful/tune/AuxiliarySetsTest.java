package org.handful.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handful.engine.Pocket;
import org.handful.math.bandit.BanditRule;
import org.handful.method.Checkpoints;
import org.handful.method.Extras;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.TrainingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class AuxiliarySetsTest {
    private static final int STEPS = 40;
    private static final Map<String, String> SHORT = Map.of("steps", String.valueOf(STEPS), "layers", "last_stage");

    private BanditRule bandit = BanditRule.EXP3;
    private final LabelledPixels support = Stripes.images(3, 4, 1, Pocket.SIZE);
    private final LabelledPixels same = Stripes.images(3, 4, 2, Pocket.SIZE);

    @ParameterizedTest
    @EnumSource(BanditRule.class)
    void aRelatedSetAgreesMoreThanLabelsAtRandom(BanditRule rule) throws Exception {
        bandit = rule;
        int[] random = {0, 1, 2, 2, 0, 1, 1, 2, 0, 0, 1, 2};
        List<String> notes = notes(new Extras.AuxiliaryImages("alike", same),
                new Extras.AuxiliaryImages("random", new LabelledPixels(same.x(), random, 3)));
        assertThat(notes).hasSize(2);
        assertThat(notes.getFirst()).contains("alike").contains(String.valueOf(STEPS));
        assertThat(agreement(notes.getFirst())).isGreaterThan(agreement(notes.getLast()));
    }

    @Test
    void theModelHasNoneOfTheOtherHeads() throws Exception {
        var fit = fit(new KeptInMemory(), new CancelToken(), new ArrayList<>(),
                new Extras.AuxiliaryImages("alike", same));
        assertThat(fit.last().state().tensors().keySet()).noneMatch(name -> name.startsWith("other"));
        assertThat(fit.last().probabilities(support.x())[0]).hasSize(3);
        var alone = fit(new KeptInMemory(), new CancelToken(), new ArrayList<>());
        assertThat(fit.last().probabilities(support.x())[0][0])
                .isNotCloseTo(alone.last().probabilities(support.x())[0][0], within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(BanditRule.class)
    void goesOnAfterABreakAsIfThereHadBeenNone(BanditRule rule) throws Exception {
        bandit = rule;
        var set = new Extras.AuxiliaryImages("alike", same);
        var whole = fit(new KeptInMemory(), new CancelToken(), new ArrayList<>(), set);
        KeptInMemory kept = new KeptInMemory();
        CancelToken broken = new CancelToken();
        List<TrainingEvent> breaking = new ArrayList<>() {
            @Override
            public boolean add(TrainingEvent e) {
                if (e instanceof TrainingEvent.Step s && s.step() == STEPS / 2) {
                    broken.cancel();
                }
                return super.add(e);
            }
        };
        assertThatThrownBy(() -> fit(kept, broken, breaking, set)).isInstanceOf(CancellationException.class);
        var resumed = fit(kept, new CancelToken(), new ArrayList<>(), set);
        assertAlike(resumed.last(), whole.last());
        assertAlike(resumed.best().orElseThrow(), whole.best().orElseThrow());
    }

    private void assertAlike(TunedModel one, TunedModel other) throws Exception {
        double[][] p = one.probabilities(support.x());
        double[][] q = other.probabilities(support.x());
        for (int i = 0; i < p.length; i++) {
            assertThat(p[i]).containsExactly(q[i], within(1e-6));
        }
    }

    private List<String> notes(Extras.AuxiliaryImages... sets) throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        fit(new KeptInMemory(), new CancelToken(), events, sets);
        return events.stream().filter(TrainingEvent.Note.class::isInstance)
                .map(e -> ((TrainingEvent.Note) e).text()).toList();
    }

    @Test
    void theSettingDecidesWhichFolderATurnTakes() throws Exception {
        var set = new Extras.AuxiliaryImages("alike", same);
        List<String> byChance = notes(set);
        bandit = BanditRule.UCB1;
        assertThat(notes(set)).isNotEqualTo(byChance);
    }

    private static double agreement(String note) {
        Matcher found = Pattern.compile("by (-?[0-9.]+) on").matcher(note);
        assertThat(found.find()).as(note).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private Fit<TunedModel> fit(
            Checkpoints kept, CancelToken cancel, List<TrainingEvent> events, Extras.AuxiliaryImages... sets)
            throws Exception {
        Film film = new Film();
        Map<String, String> settings = new HashMap<>(SHORT);
        settings.put("auxiliaryChoice", bandit.name().toLowerCase(Locale.ROOT));
        return film.fit(Pocket.small(), support, Optional.of(same), Settings.parse(film, settings),
                new FitContext(3, cancel, events::add, Optional.empty()).with(kept).with(Extras.beside(List.of(sets))),
                LiveModel.Port.NONE);
    }
}
