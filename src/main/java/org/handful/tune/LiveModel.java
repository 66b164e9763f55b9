package org.handful.tune;

import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;

/** A training that can be asked what it has learned so far: the answer comes between two of its steps. Thread-safe. */
public interface LiveModel {
    /**
     * @return [M][K], each row in 0..1 with sum 1
     * @throws java.util.concurrent.CancellationException when the training ended meanwhile
     */
    double[][] probabilities(PixelBatch images, CancelToken cancel) throws HandfulException;

    /** The step that was done last. */
    int step();

    /** Where a training offers itself while it goes on. */
    @FunctionalInterface
    interface Port {
        Port NONE = model -> {};

        /** @param model null when the training has ended */
        void offer(LiveModel model);
    }
}
