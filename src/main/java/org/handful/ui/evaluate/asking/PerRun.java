package org.handful.ui.evaluate.asking;

import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.run.Job;
import org.handful.run.result.RunResult;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.UiKit;

/**
 * The answer of a job about one run: it goes, and the job with it, when another run is looked at. FX thread.
 *
 * @param <T> the answer
 */
public final class PerRun<T> {
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<JobModel> going = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<T> answer = new ReadOnlyObjectWrapper<>();
    private long asked;
    private long ended;

    /** @param run that is looked at; null while there is none */
    public PerRun(UiKit kit, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        run.addListener((_, before, now) -> {
            if (before == null || now == null || before.id() != now.id()) {
                forget();
            }
        });
    }

    /** The job that goes on, or null. */
    public ReadOnlyObjectProperty<JobModel> going() {
        return going.getReadOnlyProperty();
    }

    /** Null until there is one. */
    public ReadOnlyObjectProperty<T> answer() {
        return answer.getReadOnlyProperty();
    }

    public void ask(Job<T> job) {
        long ticket = ++asked;
        JobModel model = kit.jobs().follow(job, found -> end(ticket, () -> answer.set(found)), failure -> end(ticket, () -> {
            if (!(failure instanceof CancellationException)) {
                kit.errors().accept(failure);
            }
        }));
        // A job may have ended before anybody could follow it.
        if (ended != ticket) {
            going.set(model);
        }
    }

    /** What is asked no more has nobody to answer. */
    public void forget() {
        asked++;
        JobModel old = going.get();
        going.set(null);
        answer.set(null);
        if (old != null) {
            old.cancel();
        }
    }

    private void end(long ticket, Runnable then) {
        if (ticket == asked) {
            ended = ticket;
            going.set(null);
            then.run();
        }
    }
}
