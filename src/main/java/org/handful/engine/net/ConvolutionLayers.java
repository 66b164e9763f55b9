package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.LowRank;

/** Convolutions, and what adapters do to them. */
final class ConvolutionLayers {
    private static final Shape NO_DILATION = new Shape(1, 1);
    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);
    /** Numbers of 32 bits in the widest register. */
    private static final int REGISTER = 16;

    private ConvolutionLayers() {}

    /** @param bias null for none */
    static Layer convolution(Node.Conv c, NDArray weight, NDArray bias) {
        if (overruns(c)) {
            NDIndex everyStride = new NDIndex(":, :, ::" + c.stride() + ", ::" + c.stride());
            Layer dense = convolution(c, 1, weight, bias);
            return (x, pass) -> {
                NDArray some = x.get(everyStride);
                NDArray y = dense.forward(some, pass);
                pass.release(some);
                return y;
            };
        }
        return convolution(c, c.stride(), weight, bias);
    }

    /**
     * oneDNN's gradient of a strided 1x1 convolution writes past its memory where channels lie last and there are fewer of
     * them than a register holds (uxlfoundation/oneDNN issue 6035). Leaving pixels out first comes to the same.
     */
    private static boolean overruns(Node.Conv c) {
        return c.kernel() == 1 && c.stride() > 1 && c.padding() == 0 && c.in() < REGISTER;
    }

    private static Layer convolution(Node.Conv c, int steps, NDArray weight, NDArray bias) {
        Shape stride = new Shape(steps, steps);
        Shape padding = new Shape(c.padding(), c.padding());
        String name = c.name() + ".weight";
        return (x, pass) -> {
            NDArray in = pass.narrow(x);
            NDArray y = Conv2d.conv2d(in, pass.matrix(name, weight),
                    bias == null ? null : pass.matrix(c.name() + ".bias", bias), stride, padding, NO_DILATION,
                    c.groups()).singletonOrThrow();
            NDArray b = pass.extra(name + LowRank.B);
            if (b == null) {
                pass.release(in, x);
                return y;
            }
            NDArray some = pass.branch(in);
            NDArray few = Conv2d.conv2d(some, pass.narrow(pass.extra(name + LowRank.A)), null, stride, padding, NO_DILATION,
                    1).singletonOrThrow();
            pass.release(some, in);
            pass.release(in, x);
            NDArray scaled = few.mul(pass.extra(LowRank.SCALE));
            NDArray narrow = pass.narrow(scaled);
            NDArray more = Conv2d.conv2d(narrow, pass.narrow(b), null, ONE, NONE, NO_DILATION, 1).singletonOrThrow();
            pass.release(narrow, scaled);
            NDArray sum = y.add(more);
            java.util.List.of(few, scaled, more, y).forEach(pass::release);
            return sum;
        };
    }
}
