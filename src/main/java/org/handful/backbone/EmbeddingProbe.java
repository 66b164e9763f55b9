package org.handful.backbone;

import org.handful.error.HandfulException;
import org.handful.model.PixelBatch;

/** Computes one embedding; handed in by whoever has an engine, because this package has none. */
@FunctionalInterface
public interface EmbeddingProbe {
    /** @param image one image, preprocessed */
    float[] embed(InstalledBackbone backbone, PixelBatch image) throws HandfulException;
}
