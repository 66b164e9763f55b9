package org.handful.ui.tour;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;

/**
 * One thing to see or to do. Its words are {@code tour.ID.title} and {@code tour.ID.text}.
 *
 * @param target finds the control that it points at; it may answer null as long as there is none
 * @param done whether it was done; null when there is only something to see
 * @param help does it for a person; null when it can only be waited for
 */
record TourStep(String id, Target target, BooleanSupplier done, Runnable help) {
    /** Finds a control in the window as it is now. */
    @FunctionalInterface
    interface Target {
        Node in(Node window);
    }

    /** Whether one has to wait: nobody can do it, and it did not happen yet. */
    boolean waits() {
        return help == null && done != null && !done.getAsBoolean();
    }
}
