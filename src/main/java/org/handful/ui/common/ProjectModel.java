package org.handful.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.model.RunSpec;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.data.Census;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;

/**
 * The open project as the window sees it: the latest snapshot in properties, edits handed to the background in the
 * order in which they were made. What screens show is derived from here and from nowhere else. FX thread.
 */
public final class ProjectModel implements AutoCloseable {
    /** An edit of the project. */
    @FunctionalInterface
    public interface Edit {
        void on(ProjectSession session) throws HandfulException;
    }

    /** An edit of the project with an outcome. */
    @FunctionalInterface
    public interface Telling<T> {
        T on(ProjectSession session) throws HandfulException;
    }

    private record Snapshot(Dataset dataset, Census census, boolean testLocked, List<RunInfo> runs, Optional<String> undoable,
            Optional<String> redoable) {}

    private final ProjectSession session;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<Dataset> dataset;
    private final ReadOnlyObjectWrapper<Census> census;
    private final ReadOnlyBooleanWrapper testLocked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<RunInfo>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> undoable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<JobModel> training = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobModel> importing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper looks = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper editsGoingOn = new ReadOnlyIntegerWrapper();
    /** Asked for so far. */
    private int edits;
    private Notice offer;
    private ProjectModel successor;
    private volatile boolean closed;

    public ProjectModel(ProjectSession session, UiKit kit) {
        this.session = session;
        this.kit = kit;
        this.dataset = new ReadOnlyObjectWrapper<>(session.dataset());
        this.census = new ReadOnlyObjectWrapper<>(Census.of(session.dataset()));
        session.onChange(() -> {
            if (!closed) {
                refresh();
            }
        });
        refresh();
    }

    /**
     * The same project for a window that is built anew: takes over what goes on, and what this one was asked for ends
     * there. This one is closed.
     */
    public ProjectModel renewed() {
        var next = new ProjectModel(session, kit);
        next.runs.set(runs.get());
        next.training.set(training.get());
        next.importing.set(importing.get());
        next.editsGoingOn.set(editsGoingOn.get());
        next.edits = edits;
        next.offer = offer;
        offer = null;
        successor = next;
        close();
        return next;
    }

    /** For reading in the background; never to be called on the FX thread but for what it says is cheap. */
    public ProjectSession session() {
        return session;
    }

    public Path path() {
        return session.path();
    }

    public ReadOnlyObjectProperty<Dataset> dataset() {
        return dataset.getReadOnlyProperty();
    }

    /** Counts how often the project was read anew: for what depends on more than images and runs. */
    public ReadOnlyIntegerProperty looks() {
        return looks.getReadOnlyProperty();
    }

    /** The images of {@link #dataset()}, counted. */
    public ReadOnlyObjectProperty<Census> census() {
        return census.getReadOnlyProperty();
    }

    /** Whether no image may enter or leave the test set. */
    public ReadOnlyBooleanProperty testLocked() {
        return testLocked.getReadOnlyProperty();
    }

    /** Newest first. */
    public ReadOnlyObjectProperty<List<RunInfo>> runs() {
        return runs.getReadOnlyProperty();
    }

    /** What undo would take back. */
    public ReadOnlyObjectProperty<Optional<String>> undoable() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> redoable() {
        return redoable.getReadOnlyProperty();
    }

    /** The training that is going on, or null. */
    public ReadOnlyObjectProperty<JobModel> training() {
        return training.getReadOnlyProperty();
    }

    /** The import that is going on, or null. */
    public ReadOnlyObjectProperty<JobModel> importing() {
        return importing.getReadOnlyProperty();
    }

    /** How many edits are not on disk yet. */
    public ReadOnlyIntegerProperty editsGoingOn() {
        return editsGoingOn.getReadOnlyProperty();
    }

    /** Makes an edit after all that were asked for before. */
    public void edit(Edit edit) {
        withdrawOffer();
        edits++;
        editsGoingOn.set(editsGoingOn.get() + 1);
        kit.background().edit(() -> {
            try {
                edit.on(session);
            } finally {
                kit.fx().run(() -> newest().editsGoingOn.set(newest().editsGoingOn.get() - 1));
            }
        });
    }

    /**
     * The same for one whose outcome is told.
     *
     * @param told of the outcome, on the FX thread; its action offers to take the edit back, unless another one was asked
     *     for meanwhile: that is what undo would take back then
     */
    public <T> void edit(Telling<T> edit, Function<T, Notice> told) {
        int asked = edits + 1;
        edit(s -> {
            T outcome = edit.on(s);
            kit.fx().run(() -> newest().tell(told.apply(outcome), asked));
        });
    }

    private void tell(Notice notice, int asked) {
        if (asked == edits) {
            offer = notice;
        }
        kit.notices().show(asked == edits ? notice : new Notice(notice.kind(), notice.text(), notice.details(), null));
    }

    /**
     * Tells what the last edit did and offers to take it back. The offer goes with the next edit: it must never take
     * back another one.
     */
    public void offerUndo(String told, String label) {
        withdrawOffer();
        offer = new Notice(Notice.Kind.INFO, told, List.of(), new Notice.Action(label, () -> newest().undo()));
        kit.notices().show(offer);
    }

    public void undo() {
        if (undoable.get().isPresent()) {
            edit(ProjectSession::undo);
        }
    }

    public void redo() {
        if (redoable.get().isPresent()) {
            edit(ProjectSession::redo);
        }
    }

    /** Imports in the background; what was read stays when it is cancelled. */
    public JobModel importImages(List<Path> sources, ImportOptions options, Consumer<ImportReport> done) {
        return follow(session.importImages(sources, options), done);
    }

    /** Follows an import that was begun in another way. */
    public JobModel follow(Job<ImportReport> job, Consumer<ImportReport> done) {
        JobModel model = kit.jobs().follow(job, report -> {
            newest().importing.set(null);
            done.accept(report);
        }, failure -> {
            newest().importing.set(null);
            kit.errors().accept(failure);
        });
        if (!model.job().result().isDone()) {
            importing.set(model);
        }
        return model;
    }

    /**
     * Starts a training. The listener is called on working threads.
     *
     * @param ended hears on the FX thread that it is over, however it ended
     */
    public Job<RunResult> train(RunSpec spec, TrainingListener listener, Runnable ended) {
        return training(session.train(spec, listener), ended);
    }

    /** Does a run again with what it recorded; as {@link #train}. */
    public Job<RunResult> repeat(long run, TrainingListener listener, Runnable ended) {
        return training(session.shelf().repeat(run, listener), ended);
    }

    private Job<RunResult> training(Job<RunResult> job, Runnable ended) {
        JobModel model = kit.jobs().follow(job, result -> {
            newest().training.set(null);
            ended.run();
        }, failure -> {
            newest().training.set(null);
            kit.errors().accept(failure);
            ended.run();
        });
        if (!job.result().isDone()) {
            training.set(model);
        }
        return job;
    }

    private ProjectModel newest() {
        return successor == null ? this : successor.newest();
    }

    private void withdrawOffer() {
        if (offer != null) {
            kit.notices().dismiss(offer);
            offer = null;
        }
    }

    @Override
    public void close() {
        withdrawOffer();
        closed = true;
        kit.background().forget(this);
    }

    private void refresh() {
        if (closed) {
            return;
        }
        kit.background().load(this,
                () -> {
                    Dataset now = session.dataset();
                    return new Snapshot(now, Census.of(now), session.split().testLocked(), session.runs(), session.undoable(),
                            session.redoable());
                },
                this::publish);
    }

    private void publish(Snapshot now) {
        if (closed) {
            return;
        }
        dataset.set(now.dataset());
        census.set(now.census());
        testLocked.set(now.testLocked());
        runs.set(now.runs());
        undoable.set(now.undoable());
        redoable.set(now.redoable());
        looks.set(looks.get() + 1);
    }
}
