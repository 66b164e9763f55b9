package org.handful.ui.predict;

import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.handful.run.why.Seen;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** Where in the image that is looked at the evidence for its class lies, while a person wants to see it. FX thread. */
final class PredictWhy {
    private final UiKit kit;
    private final ProjectModel project;
    private final PredictViewModel model;
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<JobModel> going = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Seen> seen = new ReadOnlyObjectWrapper<>();
    private long asked;
    private long ended;

    PredictWhy(UiKit kit, ProjectModel project, PredictViewModel model) {
        this.kit = kit;
        this.project = project;
        this.model = model;
        wanted.addListener((_, _, _) -> again());
        model.run().addListener((_, _, _) -> again());
        model.shown().addListener((_, _, _) -> again());
    }

    BooleanProperty wanted() {
        return wanted;
    }

    /** Null while nothing is computed. */
    ReadOnlyObjectProperty<JobModel> going() {
        return going.getReadOnlyProperty();
    }

    /** Null until it is known. */
    ReadOnlyObjectProperty<Seen> seen() {
        return seen.getReadOnlyProperty();
    }

    private void again() {
        long ticket = ++asked;
        seen.set(null);
        JobModel old = going.get();
        going.set(null);
        if (old != null) {
            old.cancel();
        }
        if (model.tellsLabels().getValue()) {
            wanted.set(false);
            return;
        }
        PredictItem item = model.shown().get();
        if (!wanted.get() || item == null || model.run().get() == null || model.learning()) {
            return;
        }
        JobModel job = kit.jobs().follow(project.session().audits().why(model.run().get(), item.input()),
                found -> end(ticket, () -> seen.set(found)), failure -> end(ticket, () -> {
                    wanted.set(false);
                    if (!(failure instanceof CancellationException)) {
                        kit.errors().accept(failure);
                    }
                }));
        // A job may have ended before anybody could follow it.
        if (ended != ticket && ticket == asked) {
            going.set(job);
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
