package org.handful.run;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.handful.model.Dataset;
import org.handful.model.Split;
import org.handful.model.TrainingEvent;

/** Hears a run while it goes on. Called on working threads; must not block. */
public interface TrainingListener {
    /** What to keep of a training that a person stopped. */
    enum Keep {
        BEST,
        LAST,
        DISCARD
    }

    /** A listener that hears nothing and keeps the last state. */
    TrainingListener QUIET = event -> {};

    void event(TrainingEvent event);

    /**
     * The run has its number and its split.
     *
     * @param heldOut positions in the dataset of the images that {@link TrainingEvent.HeldOut#predicted} speaks of
     */
    default void prepared(long runId, Dataset dataset, Split split, int[] heldOut) {}

    /**
     * A person stopped the training; it waits until this completes.
     *
     * @param bestStep the step with the lowest held-out loss, if it is known
     */
    default CompletableFuture<Keep> stopped(int step, OptionalInt bestStep) {
        return CompletableFuture.completedFuture(Keep.LAST);
    }
}
