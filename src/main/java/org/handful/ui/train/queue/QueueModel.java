package org.handful.ui.train.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handful.model.RunSpec;
import org.handful.run.ProjectSession;
import org.handful.run.preflight.Forecast;
import org.handful.run.queue.QueuedRun;
import org.handful.ui.common.Notice;
import org.handful.ui.common.UiKit;
import org.handful.ui.train.queue.QueueItem.State;
import org.handful.ui.train.setup.PreflightModel;

/**
 * Runs one after the other. What waits is in the project file from the press on Train to its end, so whatever ends the
 * program leaves it there; what is found at the next start begins when a person says so. No part of undo. FX thread.
 */
public final class QueueModel {
    /** Begins a run. */
    @FunctionalInterface
    public interface Starter {
        /**
         * @param asked whether a person pressed Train for this one just now
         * @param ended to be called when it is over, however it ended
         */
        RunningRun start(RunSpec spec, boolean asked, Runnable ended);
    }

    private final UiKit kit;
    private final ProjectSession session;
    private final ObservableList<QueueItem> items = FXCollections.observableArrayList(
            item -> new Observable[] {item.state(), item.forecast(), item.progress()});
    private final ObservableList<QueueItem> readOnly = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyObjectWrapper<QueueItem> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper found = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper();
    private Starter starter;
    private RunningRun going;
    private int finished;
    private boolean leaving;
    private boolean keepCurrent;

    public QueueModel(UiKit kit, ProjectSession session, Starter starter) {
        this.kit = kit;
        this.session = session;
        this.starter = starter;
        line.bind(Bindings.createStringBinding(() -> new QueueWords(kit.texts()).line(this), items));
        busy.bind(current.isNotNull().or(held));
        found.bind(Bindings.createBooleanBinding(
                () -> items.stream().anyMatch(i -> i.state().get() == State.FOUND), items));
    }

    /** From now on somebody else begins the runs: the window was built anew. */
    public void startWith(Starter other) {
        starter = other;
    }

    /**
     * Reads what an earlier start of the program left.
     *
     * @param atOnce begins it without being told
     * @param goThere brings a person who begins it to where it can be seen
     */
    public void open(boolean atOnce, Runnable goThere) {
        kit.background().load(this, session.queue()::all, left -> {
            left.forEach(run -> enter(new QueueItem(run,
                    run.state() == QueuedRun.State.PAUSED ? State.PAUSED : State.FOUND)));
            if (atOnce) {
                startFound();
            } else if (found.get()) {
                offer(goThere);
            }
        });
    }

    /** In their order, the one that goes on among them. */
    public ObservableList<QueueItem> items() {
        return readOnly;
    }

    /** The one that goes on, or null. */
    public ReadOnlyObjectProperty<QueueItem> current() {
        return current.getReadOnlyProperty();
    }

    /** Whether what is put into the queue now waits for something that goes on. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether there are runs of an earlier start that wait for a word. */
    public ReadOnlyBooleanProperty found() {
        return found.getReadOnlyProperty();
    }

    /** {@code Running 1 of 3, 40 s left}; null while nothing goes on or waits. */
    public ReadOnlyStringProperty line() {
        return line.getReadOnlyProperty();
    }

    /** What goes on, seen from its own progress; null between two runs. */
    RunningRun going() {
        return going;
    }

    /** Runs of this series that are over. */
    int finished() {
        return finished;
    }

    /** Puts runs at the end, and begins the first when nothing goes on. */
    public void submit(List<RunSpec> specs) {
        kit.background().edit(() -> session.queue().add(specs), added -> {
            List<QueueItem> fresh = added.stream().map(run -> new QueueItem(run, State.WAITING)).toList();
            fresh.forEach(this::enter);
            next(true);
        });
    }

    /** A training that is no part of the queue goes on: nothing begins until {@link #release}. */
    public void hold() {
        held.set(true);
    }

    public void release() {
        held.set(false);
        next(false);
    }

    /** Begins what an earlier start left, in its order. */
    public void startFound() {
        items.stream().filter(i -> i.state().get() == State.FOUND).forEach(i -> i.state(State.WAITING));
        next(false);
    }

    /** Holds a run: one that goes on rests between two steps, one that waits is passed over. */
    public void pause(QueueItem item) {
        if (item.state().get() == State.RUNNING) {
            going.pause();
            item.state(State.RESTING);
        } else if (!item.going()) {
            item.state(State.PAUSED);
            mark(item, QueuedRun.State.PAUSED);
        }
    }

    public void resume(QueueItem item) {
        if (item.state().get() == State.RESTING) {
            going.resume();
            item.state(State.RUNNING);
        } else if (!item.going()) {
            item.state(State.WAITING);
            mark(item, QueuedRun.State.WAITING);
            next(false);
        }
    }

    /** Takes a run that waits out of the queue; ends one that goes on, which asks what to keep where it can. */
    public void remove(QueueItem item) {
        if (item.going()) {
            going.end();
        } else if (items.remove(item)) {
            forget(item);
        }
    }

    public void removeFound() {
        List.copyOf(items).stream().filter(i -> i.state().get() == State.FOUND).forEach(this::remove);
    }

    /** @param by -1 for earlier, 1 for later; the one that goes on keeps its place */
    public void move(QueueItem item, int by) {
        int from = items.indexOf(item);
        int to = from + by;
        if (canMove(item, by)) {
            items.remove(from);
            items.add(to, item);
            store(() -> session.queue().move(item.id(), to));
        }
    }

    public boolean canMove(QueueItem item, int by) {
        int from = items.indexOf(item);
        int to = from + by;
        return from >= 0 && !item.going() && to >= 0 && to < items.size() && !items.get(to).going();
    }

    /**
     * The project is about to be closed: nothing begins any more, and what waits stays in the file.
     *
     * @param later whether the run that goes on stays in the queue, to begin again at the next start
     */
    public void leave(boolean later) {
        leaving = true;
        keepCurrent = later;
    }

    /** They stay after all. */
    public void stay() {
        leaving = false;
        keepCurrent = false;
        next(false);
    }

    private void offer(Runnable goThere) {
        long count = items.stream().filter(i -> i.state().get() == State.FOUND).count();
        kit.notices().show(new Notice(Notice.Kind.INFO, kit.texts().get("queue.notice", count), List.of(),
                new Notice.Action(kit.texts().get("queue.notice.start"), () -> {
                    goThere.run();
                    startFound();
                })));
    }

    private void enter(QueueItem item) {
        items.add(item);
        kit.background().load(item, () -> PreflightModel.ahead(session, item.spec()), item::forecast);
    }

    private void next(boolean asked) {
        if (leaving || busy.get()) {
            return;
        }
        Optional<QueueItem> next = items.stream().filter(i -> i.state().get() == State.WAITING).findFirst();
        if (next.isEmpty()) {
            finished = 0;
            return;
        }
        QueueItem item = next.get();
        items.remove(item);
        items.addFirst(item);
        current.set(item);
        store(() -> {
            session.queue().mark(item.id(), QueuedRun.State.LEFT);
            session.queue().move(item.id(), 0);
        });
        RunningRun run = starter.start(item.spec(), asked, () -> ended(item));
        if (current.get() == item) {
            going = run;
            run.onProgress(item::progress);
            item.state(run.paused() ? State.RESTING : State.RUNNING);
        }
    }

    private void ended(QueueItem item) {
        current.set(null);
        going = null;
        finished++;
        items.remove(item);
        if (!keepCurrent) {
            forget(item);
        }
        next(false);
    }

    private void forget(QueueItem item) {
        kit.background().forget(item);
        store(() -> session.queue().remove(item.id()));
    }

    private void mark(QueueItem item, QueuedRun.State state) {
        store(() -> session.queue().mark(item.id(), state));
    }

    private void store(org.handful.ui.common.Background.Work work) {
        kit.background().edit(work);
    }

    /** Seconds until all that goes on or waits is done; empty when that cannot be known. */
    Optional<Double> secondsLeft() {
        List<Double> parts = new ArrayList<>();
        for (QueueItem item : items) {
            State state = item.state().get();
            if (state == State.RUNNING || state == State.WAITING) {
                Optional<Double> foreseen = item.forecast().get().map(Forecast::seconds);
                Optional<Double> left = state == State.RUNNING && going != null
                        ? going.secondsLeft(foreseen) : foreseen;
                if (left.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(left.get());
            }
        }
        return Optional.of(parts.stream().mapToDouble(Double::doubleValue).sum());
    }
}
