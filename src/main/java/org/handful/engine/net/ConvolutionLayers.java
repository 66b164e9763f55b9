package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.convolution.Convolution;

/** Convolutions, and what adapters do to them. */
final class ConvolutionLayers {
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
        String name = c.name() + ".weight";
        return (x, pass) -> {
            NDArray in = pass.narrow(x);
            NDArray y = Convolution.of(in, pass.matrix(name, weight),
                    bias == null ? null : pass.matrix(c.name() + ".bias", bias), steps, c.padding(), c.groups());
            NDArray b = pass.extra(name + LowRank.B);
            if (b == null) {
                pass.release(in, x);
                return y;
            }
            NDArray some = pass.branch(in);
            NDArray few = Convolution.of(some, pass.narrow(pass.extra(name + LowRank.A)), null, steps, c.padding(), 1);
            pass.release(some, in);
            pass.release(in, x);
            NDArray scaled = few.mul(pass.extra(LowRank.SCALE));
            NDArray narrow = pass.narrow(scaled);
            NDArray more = Convolution.of(narrow, pass.narrow(b), null, 1, 0, 1);
            pass.release(narrow, scaled);
            NDArray sum = y.add(more);
            java.util.List.of(few, scaled, more, y).forEach(pass::release);
            return sum;
        };
    }
}
