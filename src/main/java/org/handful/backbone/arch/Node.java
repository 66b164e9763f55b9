package org.handful.backbone.arch;

import java.util.List;

/**
 * A piece of a network without its numbers: the one description from which weights are checked, parameters counted and
 * tensors built. Names are prefixes of tensor names in the weight file.
 */
public sealed interface Node {
    /** One after the other; an empty chain passes its input on. */
    record Chain(List<Node> parts) implements Node {
        public Chain {
            parts = List.copyOf(parts);
        }
    }

    /** Convolution without bias: {@code name.weight} [out, in / groups, kernel, kernel]. */
    record Conv(String name, int in, int out, int kernel, int stride, int padding, int groups) implements Node {}

    /** Batch normalisation: {@code name.weight, .bias, .running_mean, .running_var}, each [channels]. */
    record Norm(String name, int channels, double epsilon) implements Node {}

    /** max(x, 0). */
    record Relu() implements Node {}

    /** min(max(x, 0), 6). */
    record Relu6() implements Node {}

    record MaxPool(int kernel, int stride, int padding) implements Node {}

    /** [N, C, H, W] to [N, C]. */
    record GlobalAverage() implements Node {}

    /** main(x) + shortcut(x). */
    record Residual(Node main, Node shortcut) implements Node {}

    /** Every stride-th pixel, and zero channels in equal number before and after (He et al. 2016, option A). */
    record ZeroPadShortcut(int in, int out, int stride) implements Node {}
}
