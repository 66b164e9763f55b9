package org.handful.ui.images.gallery;

/** By what images are sorted within their group, each beginning with what one looks for first. */
public enum Sorting {
    NAME(false, Need.NOTHING),
    /** The oldest first. */
    DATE(false, Need.NOTHING),
    /** What the run is least sure of first. */
    CONFIDENCE(false, Need.RUN),
    /** What the run took for something else most surely first. */
    LOSS(true, Need.RUN),
    /** The least typical first. */
    DISTANCE(true, Need.EMBEDDINGS),
    /** Computed: the darkest first. */
    BRIGHTNESS(false, Need.PIXELS),
    /** Computed: the most blurred first. */
    SHARPNESS(false, Need.PIXELS);

    /** What must be there before it can be known. */
    public enum Need {
        NOTHING,
        RUN,
        EMBEDDINGS,
        /** A look at the pixels, which every image gets while it comes in. */
        PIXELS
    }

    private final boolean descending;
    private final Need need;

    Sorting(boolean descending, Need need) {
        this.descending = descending;
        this.need = need;
    }

    boolean descending() {
        return descending;
    }

    public Need need() {
        return need;
    }
}
