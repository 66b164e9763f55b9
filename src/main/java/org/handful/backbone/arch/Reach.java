package org.handful.backbone.arch;

/** How far down an adapter reaches. */
public enum Reach {
    /** Every layer. */
    ALL,
    /** The last stage of a convolutional network, the last quarter of a transformer's blocks. */
    LAST_STAGE
}
