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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.handful.engine.Pocket;
import org.handful.math.Vectors;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.TrainingEvent;
import org.handful.model.TrainingEvent.Before;
import org.handful.model.TrainingEvent.Preparing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Work before the first step says what it is and how far it has come, and can be cancelled in the midst of it. */
@Timeout(120)
class PreparationTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "film, '', EMBEDDINGS HEAD",
        "film, start=class_means, EMBEDDINGS",
        "lora, protectedEnergy=0.9, SINGULAR_VECTORS EMBEDDINGS HEAD",
        "lora, factors=of_weights, SINGULAR_VECTORS EMBEDDINGS HEAD",
        "lora, factors=of_first_step, EMBEDDINGS HEAD FIRST_GRADIENT SINGULAR_VECTORS EMBEDDINGS HEAD",
        "lccs, '', STATISTICS EMBEDDINGS HEAD",
        "dr-tune, '', EMBEDDINGS HEAD EMBEDDINGS"})
    void eachWorkIsToldFromItsBeginningToItsEnd(String method, String settings, String works) throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        fit(method, settings, new CancelToken(), events::add);
        int started = events.indexOf(events.stream().filter(TrainingEvent.Started.class::isInstance).findFirst().orElseThrow());
        assertThat(events.subList(started, events.size())).noneMatch(Preparing.class::isInstance);
        List<String> told = new ArrayList<>();
        Preparing last = null;
        for (TrainingEvent e : events.subList(0, started)) {
            Preparing now = (Preparing) e;
            if (now.total() == 0) {
                ended(last);
                told.add(now.what().name());
            } else {
                assertThat(now.what()).isEqualTo(last.what());
                assertThat(now.done()).isBetween(last.done(), now.total());
            }
            last = now;
        }
        ended(last);
        assertThat(told).containsExactly(works.split(" "));

        for (Before what : Before.values()) {
            if (told.contains(what.name())) {
                cancelled(method, settings, what);
            }
        }
    }

    /** Nobody who has stopped waits for the embeddings that the head is made of: it is that of the images that went through. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "film, '', EMBEDDINGS",
        "lora, protectedEnergy=0.9, SINGULAR_VECTORS",
        "lora, factors=of_weights, SINGULAR_VECTORS",
        "lora, factors=of_first_step, EMBEDDINGS FIRST_GRADIENT SINGULAR_VECTORS",
        "soup, weights=lora_sb, FIRST_GRADIENT SINGULAR_VECTORS",
        "pela, '', SINGULAR_VECTORS",
        "lccs, '', STATISTICS",
        "dr-tune, '', EMBEDDINGS"})
    void whoeverStopsThenGetsTheHeadOnTheNetworkAsItWas(String method, String settings, String works) throws Exception {
        double[][] expected = probabilities("lccs".equals(method)
                ? stopped(method, settings, null, new ArrayList<>()) : stopped("film", "", null, new ArrayList<>()));
        for (String work : works.split(" ")) {
            List<Preparing> after = new ArrayList<>();
            Fit<TunedModel> fit = stopped(method, settings, Before.valueOf(work), after);
            assertThat(fit.stopped()).isTrue();
            assertThat(fit.steps()).isZero();
            double[][] p = probabilities(fit);
            for (int i = 0; i < p.length; i++) {
                assertThat(p[i]).as(work).containsExactly(expected[i], within(1e-5));
            }
            assertThat(after.stream().filter(e -> e.what() != Before.EMBEDDINGS && e.what() != Before.STATISTICS)
                    .filter(e -> e.done() > 0)).as(work).isEmpty();
            assertThat(after.stream().filter(e -> e.what() == Before.STATISTICS && e.done() > 0 && e.done() <= e.total() / 2))
                    .as("the network's own statistics are taken at once").isEmpty();
            assertThat(after.stream().filter(e -> e.what() == Before.EMBEDDINGS && e.total() == 0)).as("one more way at most")
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void aHeadThatIsStoppedKnowsTheImagesThatWentThroughTheNetwork() throws Exception {
        LabelledPixels many = Stripes.images(3, 14, 1);
        CancelToken stop = new CancelToken();
        List<TrainingEvent> events = new ArrayList<>();
        Film film = new Film();
        Fit<TunedModel> fit = film.fit(Pocket.session(), many, Optional.empty(), film.defaults(),
                new FitContext(0, stop, e -> {
                    events.add(e);
                    if (e instanceof Preparing p && p.done() > 0) {
                        stop.stop();
                    }
                }, Optional.empty()), LiveModel.Port.NONE);
        Preparing last = (Preparing) events.stream().filter(Preparing.class::isInstance).reduce((_, b) -> b).orElseThrow();
        assertThat(last.done()).isPositive().isLessThan(many.y().length);
        assertThat(events).anyMatch(e -> e instanceof TrainingEvent.Note n
                && n.text().contains(String.valueOf(last.done())) && n.text().contains(String.valueOf(many.y().length)));
        assertThat(fit.steps()).isZero();
        double[][] p = fit.last().probabilities(many.x());
        assertThat(IntStream.range(0, (int) last.done()).filter(i -> Vectors.argmax(p[i]) == many.y()[i]).count())
                .isGreaterThan(last.done() * 3 / 4);
    }

    /** @param what where it is stopped; null before it begins */
    private static Fit<TunedModel> stopped(String method, String settings, Before what, List<Preparing> after)
            throws Exception {
        CancelToken stop = new CancelToken();
        if (what == null) {
            stop.stop();
        }
        return fit(method, settings, stop, e -> {
            if (stop.stopRequested() && e instanceof Preparing p) {
                after.add(p);
            }
            if (e instanceof Preparing p && p.what() == what) {
                stop.stop();
            }
        });
    }

    private static double[][] probabilities(Fit<TunedModel> fit) throws Exception {
        return fit.last().probabilities(Stripes.images(3, 2, 1).x());
    }

    /** Whatever it is in the midst of when it is cancelled, it begins nothing else. */
    private static void cancelled(String method, String settings, Before what) {
        CancelToken cancel = new CancelToken();
        List<TrainingEvent> after = new ArrayList<>();
        assertThatThrownBy(() -> fit(method, settings, cancel, e -> {
            if (cancel.cancelled()) {
                after.add(e);
            }
            if (e instanceof Preparing p && p.what() == what) {
                cancel.cancel();
            }
        })).as(what.name().toLowerCase(Locale.ROOT)).isInstanceOf(CancellationException.class);
        assertThat(after).allMatch(e -> e instanceof Preparing p && p.what() == what).hasSizeLessThan(2);
    }

    private static void ended(Preparing last) {
        if (last != null) {
            assertThat(last.done()).as(last.what().name()).isPositive().isEqualTo(last.total());
        }
    }

    private static Fit<TunedModel> fit(String id, String settings, CancelToken cancel, Consumer<TrainingEvent> events)
            throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("steps", "1"));
        if (!settings.isEmpty()) {
            all.put(settings.split("=")[0], settings.split("=")[1]);
        }
        return fit((NetworkMethod<?>) Methods.byId(id), all, new FitContext(0, cancel, events, Optional.empty()));
    }

    private static <C extends Record> Fit<TunedModel> fit(NetworkMethod<C> method, Map<String, String> settings, FitContext context)
            throws Exception {
        return method.fit(Pocket.session(), Stripes.images(3, 2, 1), Optional.empty(),
                Settings.parse(method, settings), context, LiveModel.Port.NONE);
    }
}
