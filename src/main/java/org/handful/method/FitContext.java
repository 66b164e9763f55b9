package org.handful.method;

import java.util.Optional;
import java.util.function.Consumer;
import org.handful.model.CancelToken;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.ProgressListener;
import org.handful.model.TrainingEvent;

/**
 * What surrounds a fit.
 *
 * @param seed every random choice comes from it
 * @param events hears the steps, on the fitting thread; must not block
 * @param heldOut images to watch the curves on; they never change what is learned
 * @param extras what the source knows besides embeddings and labels
 * @param checkpoints where a fit that takes long leaves its state
 * @param auxiliary how many of the last columns of the embeddings come from a second backbone; 0 for most
 */
public record FitContext(
        long seed, CancelToken cancel, Consumer<TrainingEvent> events, Optional<LabelledEmbeddings> heldOut,
        Extras extras, Checkpoints checkpoints, int auxiliary) {
    /** For embeddings of one backbone. */
    public FitContext(
            long seed, CancelToken cancel, Consumer<TrainingEvent> events, Optional<LabelledEmbeddings> heldOut,
            Extras extras, Checkpoints checkpoints) {
        this(seed, cancel, events, heldOut, extras, checkpoints, 0);
    }

    /** For a source that keeps no state of a fit. */
    public FitContext(
            long seed, CancelToken cancel, Consumer<TrainingEvent> events, Optional<LabelledEmbeddings> heldOut,
            Extras extras) {
        this(seed, cancel, events, heldOut, extras, Checkpoints.NONE);
    }

    /** For a source that knows embeddings and labels alone. */
    public FitContext(
            long seed, CancelToken cancel, Consumer<TrainingEvent> events, Optional<LabelledEmbeddings> heldOut) {
        this(seed, cancel, events, heldOut, Extras.NONE);
    }

    /** No listener, no held-out images. */
    public static FitContext quiet(long seed) {
        return new FitContext(seed, new CancelToken(), e -> {}, Optional.empty());
    }

    /** Tells of work before the first step, from now on. For the fitting thread. */
    public ProgressListener preparing(TrainingEvent.Before what) {
        return TrainingEvent.Preparing.to(events, what);
    }

    public FitContext with(Extras more) {
        return new FitContext(seed, cancel, events, heldOut, more, checkpoints, auxiliary);
    }

    public FitContext with(Checkpoints other) {
        return new FitContext(seed, cancel, events, heldOut, extras, other, auxiliary);
    }

    /** @param columns of the embeddings, at their end, that come from a second backbone */
    public FitContext withAuxiliary(int columns) {
        return new FitContext(seed, cancel, events, heldOut, extras, checkpoints, columns);
    }
}
