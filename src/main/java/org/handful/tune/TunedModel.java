package org.handful.tune;

import org.handful.error.HandfulException;
import org.handful.model.HeadState;
import org.handful.model.PixelBatch;

/** A network that was adapted inside, ready to predict. Thread-safe; holds plain arrays and no native memory. */
public interface TunedModel {
    /** @return [M][K], each row in 0..1 with sum 1 */
    double[][] probabilities(PixelBatch images) throws HandfulException;

    HeadState state();
}
