package org.handful.ui.common;

import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handful.run.Job;

/** The jobs that are going on, for the status bar and for the question at closing. FX thread. */
public final class Jobs {
    private final ObservableList<JobModel> running = FXCollections.observableArrayList();
    private final ObservableList<JobModel> readOnly = FXCollections.unmodifiableObservableList(running);
    private final FxThread fx;
    private final Consumer<Throwable> errors;

    public Jobs(FxThread fx, Consumer<Throwable> errors) {
        this.fx = fx;
        this.errors = errors;
    }

    /** Newest last. */
    public ObservableList<JobModel> running() {
        return readOnly;
    }

    /** Follows a job until its end; its failure is reported, a cancellation is not. */
    public <T> JobModel follow(Job<T> job, Consumer<T> done) {
        return follow(job, done, errors);
    }

    /**
     * Follows a job until its end.
     *
     * @param done hears the value on the FX thread
     * @param failed hears the failure or the cancellation on the FX thread
     */
    public <T> JobModel follow(Job<T> job, Consumer<T> done, Consumer<Throwable> failed) {
        JobModel model = new JobModel(job, fx);
        running.add(model);
        job.result().whenComplete((value, failure) -> fx.run(() -> {
            running.remove(model);
            if (failure == null) {
                done.accept(value);
            } else {
                failed.accept(failure);
            }
        }));
        return model;
    }
}
