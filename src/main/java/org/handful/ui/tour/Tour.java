package org.handful.ui.tour;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Where one is on the tour. A step that is done by hand leads on by itself. FX thread. */
final class Tour {
    private final List<TourStep> steps;
    private final Runnable ended;
    private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper();
    /** A step that was done before it was reached, or that one came back to, does not lead on by itself. */
    private boolean armed;

    /** @param first step to begin with */
    Tour(List<TourStep> steps, int first, Runnable ended) {
        this.steps = List.copyOf(steps);
        this.ended = ended;
        enter(first);
    }

    /** Number of the step, from 0. */
    ReadOnlyIntegerProperty at() {
        return at.getReadOnlyProperty();
    }

    TourStep step() {
        return steps.get(at.get());
    }

    int size() {
        return steps.size();
    }

    boolean last() {
        return at.get() == steps.size() - 1;
    }

    /** Does the step for the person unless it is done, and goes on; after the last one the tour is over. */
    void next() {
        TourStep step = step();
        if (step.waits()) {
            return;
        }
        if (step.done() != null && step.help() != null && !step.done().getAsBoolean()) {
            step.help().run();
            if (!step.done().getAsBoolean()) {
                armed = true;
                return;
            }
        }
        forward();
    }

    void back() {
        if (at.get() > 0) {
            enter(at.get() - 1);
        }
    }

    /** Looks whether the person did the step meanwhile. */
    void look() {
        if (step().done() == null) {
            return;
        }
        boolean done = step().done().getAsBoolean();
        if (done && armed) {
            forward();
        } else {
            armed |= !done;
        }
    }

    void end() {
        ended.run();
    }

    private void forward() {
        if (last()) {
            end();
        } else {
            enter(at.get() + 1);
        }
    }

    private void enter(int index) {
        armed = steps.get(index).done() != null && !steps.get(index).done().getAsBoolean();
        at.set(index);
    }
}
