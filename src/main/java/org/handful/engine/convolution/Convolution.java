package org.handful.engine.convolution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.handful.engine.environment.CacheSizes;

/**
 * A convolution of maps as libtorch has it. Where the sizes of the caches are hidden, oneDNN takes what lay in memory for the
 * channels that fill up a register (docs/adr/0023): there, channels of zeros come first and fill the registers, which
 * changes no result.
 */
public final class Convolution {
    private static final Shape NO_DILATION = new Shape(1, 1);
    /** So many channels, or fewer, are read as they lie and not in registers of their own. */
    private static final int FEW = 4;

    private Convolution() {}

    /**
     * @param x [N, C, H, W]
     * @param weight [D, C / groups, k, k]
     * @param bias [D], null for none
     * @param stride of rows and columns
     * @param padding rows and columns of zeros around the maps
     * @return [N, D, H', W'], of the manager of x
     */
    public static NDArray of(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
        return CacheSizes.hidden() && !x.getDevice().isGpu()
                ? inWholeRegisters(x, weight, bias, stride, padding, groups)
                : plain(x, weight, bias, stride, padding, groups);
    }

    /**
     * The same numbers, with channels filled up where that matters, and plane after plane: for maps whose channels lie last,
     * other code is chosen, which is wrong more often. Kernels come in that order from {@code Staging}.
     */
    static NDArray inWholeRegisters(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
        try (NDArray flat = x.flatten(); NDArray planes = flat.reshape(x.getShape())) {
            return filledUp(planes, weight, bias, stride, padding, groups);
        }
    }

    private static NDArray filledUp(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
        Shape kernel = weight.getShape();
        long moreIn = kernel.get(1) > FEW ? missing(kernel.get(1), stride) : 0;
        long moreOut = missing(kernel.get(0), stride);
        if (groups > 1 || kernel.get(2) * kernel.get(3) == 1 || moreIn + moreOut == 0) {
            return plain(x, weight, bias, stride, padding, groups);
        }
        NDArray wideX = filled(x, 1, moreIn, x);
        NDArray some = filled(weight, 1, moreIn, x);
        NDArray wideWeight = filled(some, 0, moreOut, x);
        NDArray wideBias = bias == null ? null : filled(bias, 0, moreOut, x);
        NDArray wide = plain(wideX, wideWeight, wideBias, stride, padding, groups);
        NDArray y = moreOut == 0 ? wide : wide.get(":, " + moreOut + ":");
        done(wideX, x);
        done(wideWeight, some);
        done(some, weight);
        done(wideBias, bias);
        done(wide, y);
        return y;
    }

    static NDArray plain(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
        return Conv2d.conv2d(x, weight, bias, new Shape(stride, stride), new Shape(padding, padding), NO_DILATION, groups)
                .singletonOrThrow();
    }

    /** Of numbers of 32 bits the widest register holds 16; the gradient of a strided convolution takes two side by side. */
    private static long missing(long channels, int stride) {
        int block = stride > 1 ? 32 : 16;
        return (block - channels % block) % block;
    }

    /** @param scope zeros and result belong to its manager, for that of the weights may take no more */
    private static NDArray filled(NDArray values, int axis, long more, NDArray scope) {
        if (more == 0) {
            return values;
        }
        long[] shape = values.getShape().getShape().clone();
        shape[axis] = more;
        try (NDArray zeros = scope.getManager().zeros(new Shape(shape), values.getDataType())) {
            return zeros.concat(values, axis);
        }
    }

    /** What the backward pass needs of it, it has kept for itself. @param of the tensor itself where nothing was added */
    private static void done(NDArray made, NDArray of) {
        if (made != of) {
            made.close();
        }
    }
}
