package org.handful.ui.train;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.handful.model.Dataset;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.TrainingEvent;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.result.RunResult;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.common.FxThread;

/**
 * One training as the window sees it, from the press on Train to its end. The listener's methods are called on working
 * threads and may be; everything else belongs to the FX thread.
 */
public final class LiveTraining implements TrainingListener {
    /** Where it stands. */
    public enum Phase {
        PREPARING,
        TRAINING,
        STOPPING,
        ASKING,
        FINISHING,
        ENDED
    }

    /** A held-out image with what is predicted for it now. */
    public static final class Watched {
        private final Sample sample;
        private final ReadOnlyObjectWrapper<Integer> predicted = new ReadOnlyObjectWrapper<>();

        Watched(Sample sample) {
            this.sample = sample;
        }

        public Sample sample() {
            return sample;
        }

        /** Class index, or null before the first look. */
        public ReadOnlyObjectProperty<Integer> predicted() {
            return predicted.getReadOnlyProperty();
        }

        public boolean right() {
            return predicted.get() != null && predicted.get() == sample.label();
        }
    }

    private final FxThread fx;
    private final RunSpec spec;
    private final boolean curved;
    private final EventFeed<TrainingEvent> feed;
    private final CurveData curves = new CurveData();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.PREPARING);
    private final ReadOnlyObjectWrapper<TrainingEvent.Step> step = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Watched>> watched = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> note = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> device = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final BooleanProperty bestKnown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Job<RunResult>> job = new ReadOnlyObjectWrapper<>();
    private Consumer<TrainingEvent> chart = _ -> {};
    private List<Watched> byPosition = List.of();
    private CompletableFuture<Keep> answer;
    private int heldOutImages;
    private int bestStep;
    private int stoppedStep;

    /** @param curved whether its method has steps to watch */
    public LiveTraining(FxThread fx, RunSpec spec, boolean curved) {
        this.fx = fx;
        this.spec = spec;
        this.curved = curved;
        this.feed = new EventFeed<>(fx, this::take);
    }

    /** The job that this listens to; known as soon as it is started, which may be after it ended. */
    void started(Job<RunResult> started) {
        job.set(started);
    }

    public ReadOnlyObjectProperty<Job<RunResult>> job() {
        return job.getReadOnlyProperty();
    }

    public RunSpec spec() {
        return spec;
    }

    /** Whether there will be curves. */
    public boolean curved() {
        return curved;
    }

    public CurveData curves() {
        return curves;
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** The newest step, or null. */
    public ReadOnlyObjectProperty<TrainingEvent.Step> step() {
        return step.getReadOnlyProperty();
    }

    /** The held-out images, classes mixed; empty until the run is prepared. */
    public ReadOnlyObjectProperty<List<Watched>> watched() {
        return watched.getReadOnlyProperty();
    }

    /** How many held-out images there are, watched or not. */
    int heldOutImages() {
        return heldOutImages;
    }

    /** The newest thing that a person should know, or null. */
    public ReadOnlyObjectProperty<String> note() {
        return note.getReadOnlyProperty();
    }

    /** What computes, or null before the first step. */
    public ReadOnlyObjectProperty<String> device() {
        return device.getReadOnlyProperty();
    }

    /** Whether there is a best step to keep when it is stopped. */
    public BooleanProperty bestKnown() {
        return bestKnown;
    }

    /** Step with the lowest held-out loss, when it was stopped. */
    public int bestStep() {
        return bestStep;
    }

    public int stoppedStep() {
        return stoppedStep;
    }

    /** Who draws the curves; hears every event after {@link #curves} has taken it. */
    void onEvent(Consumer<TrainingEvent> listener) {
        chart = listener;
    }

    /** Whether it rests, or will after the current step. */
    public ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /** Lets it rest between two steps; predictions are answered meanwhile. */
    public void pause() {
        if (phase.get() == Phase.TRAINING || phase.get() == Phase.PREPARING) {
            job.get().pause();
            paused.set(true);
        }
    }

    public void resume() {
        job.get().resume();
        paused.set(false);
    }

    /** Ends the training after the current step, and asks what to keep. */
    public void stop() {
        paused.set(false);
        if (phase.get() == Phase.TRAINING || phase.get() == Phase.PREPARING) {
            phase.set(Phase.STOPPING);
            job.get().stop();
        }
    }

    /** Ends it and keeps nothing. */
    public void cancel() {
        paused.set(false);
        job.get().cancel();
        answer(Keep.DISCARD);
    }

    /** What to keep of a training that was stopped. */
    public void answer(Keep keep) {
        if (answer != null) {
            CompletableFuture<Keep> waiting = answer;
            answer = null;
            phase.set(Phase.FINISHING);
            waiting.complete(keep);
        }
    }

    /** What came of it; empty while it goes on, and when it was cancelled or failed. FX thread. */
    public Optional<RunResult> result() {
        return job.get() != null && job.get().result().state() == Future.State.SUCCESS
                ? Optional.of(job.get().result().resultNow())
                : Optional.empty();
    }

    void ended() {
        paused.set(false);
        answer = null;
        phase.set(Phase.ENDED);
    }

    @Override
    public void event(TrainingEvent event) {
        feed.accept(event);
    }

    @Override
    public void prepared(long runId, Dataset dataset, Split split, int[] heldOut) {
        List<Watched> all = IntStream.of(heldOut).mapToObj(i -> new Watched(dataset.samples().get(i))).toList();
        fx.run(() -> {
            byPosition = all;
            heldOutImages = split.test().length;
            watched.set(mixed(all));
        });
    }

    @Override
    public CompletableFuture<Keep> stopped(int atStep, OptionalInt best) {
        CompletableFuture<Keep> asked = new CompletableFuture<>();
        fx.run(() -> {
            answer = asked;
            stoppedStep = atStep;
            bestStep = best.orElse(0);
            bestKnown.set(best.isPresent());
            phase.set(Phase.ASKING);
        });
        return asked;
    }

    private void take(TrainingEvent event) {
        curves.add(event);
        switch (event) {
            case TrainingEvent.Started s -> {
                device.set(s.device());
                phase.set(phase.get() == Phase.STOPPING ? Phase.STOPPING : Phase.TRAINING);
            }
            case TrainingEvent.Step s -> step.set(s);
            case TrainingEvent.HeldOut h -> watch(h.predicted());
            case TrainingEvent.Note n -> note.set(n.text());
            case TrainingEvent.Preparing _, TrainingEvent.GpuUse _ -> { }
            case TrainingEvent.Ended _ -> {
                if (phase.get() != Phase.ASKING) {
                    phase.set(Phase.FINISHING);
                }
            }
        }
        chart.accept(event);
    }

    /** One of each class, then the next of each: what is in sight stands for all classes. */
    private static List<Watched> mixed(List<Watched> all) {
        Map<Integer, Integer> seen = new HashMap<>();
        Map<Watched, Integer> turn = new HashMap<>();
        all.forEach(w -> turn.put(w, seen.merge(w.sample().label(), 1, Integer::sum)));
        return all.stream()
                .sorted(Comparator.<Watched>comparingInt(turn::get).thenComparing(w -> w.sample().label()))
                .toList();
    }

    private void watch(int[] predicted) {
        List<Watched> all = byPosition;
        for (int i = 0; i < Math.min(predicted.length, all.size()); i++) {
            all.get(i).predicted.set(predicted[i]);
        }
    }
}
