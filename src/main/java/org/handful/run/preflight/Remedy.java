package org.handful.run.preflight;

/** A change after which a run would fit. */
public sealed interface Remedy {
    record SmallerBatch(int images) implements Remedy {}

    /** @param support to learn from, at most */
    record FewerImages(int support) implements Remedy {}

    /** A method over embeddings instead of one inside the network. @param method its id */
    record AnotherMethod(String method) implements Remedy {}

    /** @param backbone its id */
    record AnotherBackbone(String backbone) implements Remedy {}
}
