package org.handful.tune.training;

import java.util.Optional;
import org.handful.engine.adapter.Adapter;
import org.handful.error.HandfulException;
import org.handful.method.FitContext;
import org.handful.model.LabelledPixels;

/** How an adapter follows from the images that are learned from. */
@FunctionalInterface
public interface AdapterRule {
    /**
     * Whether a person has stopped the training before anything was learned: what an earlier one has learned goes on with the
     * same adapter.
     */
    static boolean stopped(FitContext context) {
        return context.cancel().stopRequested() && context.checkpoints().last().isEmpty();
    }

    /** @param note what is to be told of it, in words */
    record Found(Adapter adapter, Optional<String> note) {
        /** Without a word. */
        public static Found of(Adapter adapter) {
            return new Found(adapter, Optional.empty());
        }
    }

    /**
     * Soon after a stop: an adapter that changes nothing, for what it would take to find the other is thrown away with it.
     *
     * @throws java.util.concurrent.CancellationException soon after a cancel
     */
    Found of(LabelledPixels support) throws HandfulException;
}
