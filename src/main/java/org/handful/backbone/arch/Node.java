package org.handful.backbone.arch;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a network without its numbers: the one description from which weights are checked, parameters counted,
 * tensors built and adapters placed. Names are prefixes of tensor names in the weight file. Images and feature maps are
 * [N, C, H, W], tokens [N, T, D].
 */
public sealed interface Node {
    /** The pieces that this one is made of, in the order of the network; none for a piece with numbers of its own. */
    default List<Node> parts() {
        return List.of();
    }

    /** One after the other; an empty chain passes its input on. */
    record Chain(List<Node> parts) implements Node {
        public Chain {
            parts = List.copyOf(parts);
        }

        public Chain(Node... parts) {
            this(List.of(parts));
        }
    }

    /** A chain that belongs together: what "the last stage" of a network means. */
    record Stage(List<Node> parts) implements Node {
        public Stage {
            parts = List.copyOf(parts);
        }
    }

    /** Convolution: {@code name.weight} [out, in / groups, kernel, kernel] and, if it has one, {@code name.bias} [out]. */
    record Conv(String name, int in, int out, int kernel, int stride, int padding, int groups, boolean bias)
            implements Node {
        /** Without bias. */
        public Conv(String name, int in, int out, int kernel, int stride, int padding, int groups) {
            this(name, in, out, kernel, stride, padding, groups, false);
        }
    }

    /** Batch normalisation: {@code name.weight, .bias, .running_mean, .running_var}, each [channels]. */
    record Norm(String name, int channels, double epsilon) implements Node {}

    /** Group normalisation (Wu, He, ECCV 2018): {@code name.weight, .bias}, each [channels]. */
    record GroupNorm(String name, int channels, int groups, double epsilon) implements Node {}

    /** Normalises every token, or every embedding, over its numbers: {@code name.weight, .bias}, each [dim]. */
    record LayerNorm(String name, int dim, double epsilon) implements Node {}

    /** {@code name.weight} [out, in] and {@code name.bias} [out], on the last axis. */
    record Linear(String name, int in, int out) implements Node {}

    /** Multiplies every number of a token: the tensor {@code name} [dim] (Touvron et al., CaiT, ICCV 2021). */
    record LayerScale(String name, int dim) implements Node {}

    /** max(x, 0). */
    record Relu() implements Node {}

    /** min(max(x, 0), 6). */
    record Relu6() implements Node {}

    /** x P(Z &lt;= x) for a standard normal Z, exactly. */
    record Gelu() implements Node {}

    /** @param ceil true to keep what is left over at the far edges */
    record MaxPool(int kernel, int stride, int padding, boolean ceil) implements Node {
        public MaxPool(int kernel, int stride, int padding) {
            this(kernel, stride, padding, false);
        }
    }

    /** [N, C, H, W] to [N, C]. */
    record GlobalAverage() implements Node {}

    /** [N, C, H, W] to [N, C H W]. */
    record Flatten() implements Node {}

    /** Height and width change places. */
    record Transposed() implements Node {}

    /** main(x) + shortcut(x). */
    record Residual(Node main, Node shortcut) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(main, shortcut);
        }
    }

    /** Every branch on the same input, their channels side by side. */
    record Branches(List<Node> parts) implements Node {
        public Branches {
            parts = List.copyOf(parts);
        }
    }

    /** Every stride-th pixel, and zero channels in equal number before and after (He et al. 2016, option A). */
    record ZeroPadShortcut(int in, int out, int stride) implements Node {}

    /**
     * An image as tokens: patches through a convolution, what comes before them, and their positions.
     *
     * @param leading learned tokens before the patches that have positions, such as the class token: [1, 1, D] each
     * @param registers tensor of learned tokens without positions, after the leading ones: [1, count, D]
     * @param positions tensor [1, leading + trainedGrid^2, D]
     * @param grid patches along a side; positions are interpolated when the weights were trained with another number
     */
    record Tokens(
            Conv patches, List<String> leading, Optional<String> registers, int registerCount, String positions,
            boolean leadingHavePositions, int grid, int trainedGrid) implements Node {
        public Tokens {
            leading = List.copyOf(leading);
        }

        @Override
        public List<Node> parts() {
            return List.of(patches);
        }

        public int dim() {
            return patches.out();
        }

        /** Tokens before the patches. */
        public int before() {
            return leading.size() + registerCount;
        }

        public int patchCount() {
            return grid * grid;
        }

        public int positionCount() {
            return (leadingHavePositions ? leading.size() : 0) + trainedGrid * trainedGrid;
        }
    }

    /**
     * Where learned tokens of that name [1, n, D] come between what is before the patches and the patches, in the place of
     * those that an earlier such place brought; without any, everything passes.
     *
     * @param patches how many tokens, the last ones, are patches
     */
    record PromptPlace(String name, int dim, int before, int patches) implements Node {}

    /** Multi-head self-attention; queries, keys and values come from one matrix, in this order. */
    record Attention(Linear qkv, Linear out, int heads) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(qkv, out);
        }
    }

    /**
     * [N, T, D] to [N, D], or [N, 2 D] for both.
     *
     * @param patches how many tokens, the last ones, are patches: the mean takes these alone
     */
    record TokenPool(Pool pool, int patches) implements Node {
        /** What becomes of the tokens. */
        public enum Pool {
            CLASS_TOKEN,
            MEAN,
            CLASS_TOKEN_AND_MEAN
        }
    }
}
