package org.handful.tune;

/**
 * What a fit costs before its first step, beside one way of the support images through the frozen network.
 *
 * @param passes images that go through the network, however often each does
 * @param effort of singular vectors, as {@code LeadingSvd.effort} counts it
 */
public record Preparation(double passes, double effort) {
    public static final Preparation NONE = new Preparation(0, 0);

    public static Preparation ofPasses(double passes) {
        return new Preparation(passes, 0);
    }
}
