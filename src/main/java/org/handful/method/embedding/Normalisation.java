package org.handful.method.embedding;

/** What is done to every embedding before a method sees it. */
public enum Normalisation {
    /** The embedding as the backbone gives it. */
    NONE,
    /** Scaled to length 1: x / |x|. */
    L2,
    /** Scaled to root-mean-square 1, that is to length sqrt(D): like L2, but in a scale that does not depend on D. */
    RMS,
    /** Centred, then scaled to length 1: (x - m) / |x - m|, m the mean of the support set. */
    CL2N;

    public static final String HELP = "What is done to each embedding first: nothing (none), scaling to length 1 (l2) or to "
            + "root-mean-square 1 (rms), or centring on the mean of the support set before scaling to length 1 (cl2n).";
}
