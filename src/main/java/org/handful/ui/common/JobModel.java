package org.handful.ui.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.run.Job;
import org.handful.run.JobProgress;

/** A job as the window sees it. FX thread; progress that comes faster than frames is thinned out. */
public final class JobModel {
    private final Job<?> job;
    private final ReadOnlyObjectWrapper<JobProgress> progress;

    JobModel(Job<?> job, FxThread fx) {
        this.job = job;
        this.progress = new ReadOnlyObjectWrapper<>(job.progress());
        job.onProgress(new LatestOnly<>(fx, progress::set));
    }

    public String title() {
        return job.title();
    }

    public Job<?> job() {
        return job;
    }

    public ReadOnlyObjectProperty<JobProgress> progress() {
        return progress.getReadOnlyProperty();
    }

    public void cancel() {
        job.cancel();
    }
}
