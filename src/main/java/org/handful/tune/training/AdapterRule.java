package org.handful.tune.training;

import org.handful.engine.adapter.Adapter;
import org.handful.error.HandfulException;
import org.handful.model.LabelledPixels;

/** How an adapter follows from the images that are learned from. */
@FunctionalInterface
public interface AdapterRule {
    Adapter of(LabelledPixels support) throws HandfulException;
}
