package org.handful.ui.train.queue;

import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.handful.model.RunSpec;
import org.handful.run.preflight.Forecast;
import org.handful.run.queue.QueuedRun;

/** One run of the queue as the window sees it. FX thread. */
public final class QueueItem {
    /** How it stands. */
    public enum State {
        /** Found when the project was opened: begins when a person says so. */
        FOUND,
        WAITING,
        /** Passed over until it is resumed. */
        PAUSED,
        RUNNING,
        /** Begun, and at rest between two steps. */
        RESTING
    }

    private final QueuedRun run;
    private final ReadOnlyObjectWrapper<State> state;
    private final ReadOnlyObjectWrapper<Optional<Forecast>> forecast = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);

    QueueItem(QueuedRun run, State state) {
        this.run = run;
        this.state = new ReadOnlyObjectWrapper<>(state);
    }

    public long id() {
        return run.id();
    }

    public RunSpec spec() {
        return run.spec();
    }

    /** Whether it had begun when the program ended. */
    public boolean begunBefore() {
        return run.state() == QueuedRun.State.LEFT;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Forecast>> forecast() {
        return forecast.getReadOnlyProperty();
    }

    /** 0 to 1 of what it does now; below 0 while that is not known. */
    public ReadOnlyDoubleProperty progress() {
        return progress;
    }

    public boolean going() {
        return state.get() == State.RUNNING || state.get() == State.RESTING;
    }

    void state(State now) {
        state.set(now);
    }

    void forecast(Optional<Forecast> ahead) {
        forecast.set(ahead);
    }

    void progress(double now) {
        progress.set(now);
        // Whoever lists this item hears no more of a property that nobody has read since it changed.
        progress.get();
    }
}
