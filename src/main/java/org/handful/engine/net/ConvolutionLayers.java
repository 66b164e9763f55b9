package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.LowRank;

/** Convolutions, and what adapters do to them. */
final class ConvolutionLayers {
    private static final Shape NO_DILATION = new Shape(1, 1);
    private static final Shape ONE = new Shape(1, 1);
    private static final Shape NONE = new Shape(0, 0);

    private ConvolutionLayers() {}

    /** @param bias null for none */
    static Layer convolution(Node.Conv c, NDArray weight, NDArray bias) {
        Shape stride = new Shape(c.stride(), c.stride());
        Shape padding = new Shape(c.padding(), c.padding());
        String name = c.name() + ".weight";
        return (x, pass) -> {
            NDArray y = Conv2d.conv2d(x, pass.parameter(name, weight),
                    bias == null ? null : pass.parameter(c.name() + ".bias", bias), stride, padding, NO_DILATION,
                    c.groups()).singletonOrThrow();
            NDArray b = pass.extra(name + LowRank.B);
            if (b == null) {
                return y;
            }
            NDArray few = Conv2d.conv2d(x, pass.extra(name + LowRank.A), null, stride, padding, NO_DILATION, 1)
                    .singletonOrThrow();
            NDArray scaled = few.mul(pass.extra(LowRank.SCALE));
            NDArray more = Conv2d.conv2d(scaled, b, null, ONE, NONE, NO_DILATION, 1).singletonOrThrow();
            NDArray sum = y.add(more);
            java.util.List.of(few, scaled, more, y).forEach(pass::release);
            return sum;
        };
    }
}
