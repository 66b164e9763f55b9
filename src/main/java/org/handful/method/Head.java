package org.handful.method;

import org.handful.error.InputException;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/** A fitted classifier over embeddings. Immutable and thread-safe. */
public interface Head {
    /**
     * @param queries [M, D]
     * @return [M][K], each row in 0..1 with sum 1
     * @throws InputException when a transductive head is given more images at once than it can compare
     */
    double[][] probabilities(EmbeddingMatrix queries) throws InputException;

    HeadState state();
}
