package org.handful.method;

import org.handful.error.HandfulException;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/** A method that works on embeddings of a frozen backbone: plain arrays in, a {@link Head} out. Thread-safe. */
public interface EmbeddingMethod<C extends Record> extends AdaptationMethod<C> {
    /**
     * Learns from the support set.
     *
     * @param support every class has at least one row
     * @throws HandfulException when this support set cannot be learned from, with the reason
     * @throws java.util.concurrent.CancellationException within one step of a cancel
     */
    Fit<Head> fit(LabelledEmbeddings support, C config, FitContext context) throws HandfulException;

    @Override
    default boolean hasCurves() {
        return false;
    }

    /**
     * True when the head looks at all images of a batch together (transductive): its answer to an image then depends on
     * the others that it is asked about, though not on their order.
     */
    default boolean transductive() {
        return false;
    }

    @Override
    default MethodFamily family() {
        return transductive() ? MethodFamily.BATCH : MethodFamily.EMBEDDINGS;
    }

    /** True when it also learns from images that are switched off, with the labels that nobody has checked. */
    default boolean usesNoisy() {
        return false;
    }

    /**
     * True when it can learn from the embeddings of two backbones side by side, see {@link FitContext#auxiliary()}; its
     * head then takes both, too.
     */
    default boolean usesAuxiliary() {
        return false;
    }

    /** How many views of each image of the support set it learns from besides the image itself. */
    default int views(C config) {
        return 0;
    }

    /** The head that gave this state, predicting the same. */
    Head restore(HeadState state) throws HandfulException;
}
