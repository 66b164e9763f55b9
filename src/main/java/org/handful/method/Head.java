package org.handful.method;

import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/** A fitted classifier over embeddings. Immutable and thread-safe. */
public interface Head {
    /**
     * @param queries [M, D]
     * @return [M][K], each row in 0..1 with sum 1
     */
    double[][] probabilities(EmbeddingMatrix queries);

    HeadState state();
}
