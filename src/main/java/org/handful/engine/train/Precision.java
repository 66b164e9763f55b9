package org.handful.engine.train;

/** How many bits the forward and backward passes of a training compute with. What is trained always has 32. */
public enum Precision {
    /** 32 bits everywhere. */
    SINGLE,
    /**
     * Convolutions and matrix products take 16 bits, and the loss is scaled so that small gradients are not lost
     * (Micikevicius et al., Mixed precision training, ICLR 2018). Normalisations, softmax, pooling, head, loss and
     * updates have 32.
     */
    MIXED
}
