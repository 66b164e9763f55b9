package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.handful.backbone.arch.Node;

/** Convolutions, and what adapters do to them. */
final class ConvolutionLayers {
    private static final Shape NO_DILATION = new Shape(1, 1);

    private ConvolutionLayers() {}

    /** @param bias null for none */
    static Layer convolution(Node.Conv c, NDArray weight, NDArray bias) {
        Shape stride = new Shape(c.stride(), c.stride());
        Shape padding = new Shape(c.padding(), c.padding());
        return (x, pass) -> Conv2d.conv2d(x, pass.parameter(c.name() + ".weight", weight),
                        bias == null ? null : pass.parameter(c.name() + ".bias", bias), stride, padding, NO_DILATION,
                        c.groups())
                .singletonOrThrow();
    }
}
