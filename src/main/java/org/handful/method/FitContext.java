package org.handful.method;

import java.util.Optional;
import java.util.function.Consumer;
import org.handful.model.CancelToken;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.TrainingEvent;

/**
 * What surrounds a fit.
 *
 * @param seed every random choice comes from it
 * @param events hears the steps, on the fitting thread; must not block
 * @param heldOut images to watch the curves on; they never change what is learned
 */
public record FitContext(
        long seed, CancelToken cancel, Consumer<TrainingEvent> events, Optional<LabelledEmbeddings> heldOut) {
    /** No listener, no held-out images. */
    public static FitContext quiet(long seed) {
        return new FitContext(seed, new CancelToken(), e -> {}, Optional.empty());
    }
}
