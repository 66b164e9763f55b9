package org.handful.tune.lowrank;

/** Where the two small matrices of a low-rank adapter come from. */
public enum Factors {
    /** Drawn at random, and trained (LoRA). */
    TRAINED,
    /** The leading singular vectors of the weights; only a matrix between them is trained (LoRA-XS). */
    OF_WEIGHTS,
    /** Those of the first step that full fine-tuning would take; only a matrix between them is trained (LoRA-SB). */
    OF_FIRST_STEP
}
