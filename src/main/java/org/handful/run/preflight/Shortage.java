package org.handful.run.preflight;

/** Memory that a run needs and that is not there. */
public record Shortage(Of of, long needed, long there) {
    /** What runs out. */
    public enum Of {
        /** The Java heap, which holds prepared images and embeddings. */
        IMAGES,
        /** The system's memory. */
        SYSTEM
    }
}
