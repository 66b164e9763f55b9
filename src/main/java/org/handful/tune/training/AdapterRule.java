package org.handful.tune.training;

import java.util.Optional;
import org.handful.engine.adapter.Adapter;
import org.handful.error.HandfulException;
import org.handful.model.LabelledPixels;

/** How an adapter follows from the images that are learned from. */
@FunctionalInterface
public interface AdapterRule {
    /** @param note what is to be told of it, in words */
    record Found(Adapter adapter, Optional<String> note) {}

    /** @throws java.util.concurrent.CancellationException soon after a cancel */
    Found of(LabelledPixels support) throws HandfulException;
}
