package org.handful.tune.training;

import org.handful.engine.LinearHead;
import org.handful.error.HandfulException;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;

/** How a head follows from what the network says of the support set. */
@FunctionalInterface
public interface HeadRule {
    /**
     * @param x [N, D] embeddings of the support set
     * @param y class index per row
     * @param context hears how far it has come, where that takes long
     * @throws java.util.concurrent.CancellationException soon after a cancel
     */
    LinearHead of(EmbeddingMatrix x, int[] y, int classes, FitContext context) throws HandfulException;
}
