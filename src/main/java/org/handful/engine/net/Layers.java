package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.Arrays;
import java.util.List;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.MovingStatistics;

/** The layers themselves, each a few tensor operations. */
final class Layers {
    private Layers() {}

    static Layer chain(List<Layer> parts) {
        List<Layer> layers = List.copyOf(parts);
        return (x, pass) -> {
            NDArray at = x;
            for (Layer layer : layers) {
                NDArray next = layer.forward(at, pass);
                if (at != x && next != at) {
                    pass.release(at);
                }
                at = next;
            }
            return at;
        };
    }

    static Layer residual(Layer main, Layer shortcut) {
        return (x, pass) -> {
            NDArray y = main.forward(x, pass);
            NDArray s = shortcut.forward(x, pass);
            NDArray sum = pass.mayOverwrite() ? y.addi(s) : y.add(s);
            if (sum != y) {
                pass.release(y);
            }
            if (s != x) {
                pass.release(s);
            }
            return sum;
        };
    }

    /** Every branch on the same input, their channels side by side. */
    static Layer branches(List<Layer> parts) {
        List<Layer> layers = List.copyOf(parts);
        return (x, pass) -> {
            NDList outs = new NDList();
            layers.forEach(layer -> outs.add(layer.forward(x, pass)));
            NDArray out = NDArrays.concat(outs, 1);
            outs.forEach(pass::release);
            return out;
        };
    }

    /** y = weight (x - mean) / sqrt(variance + epsilon) + bias, per channel, with the statistics that the pass gives. */
    static Layer normalisation(Node.Norm n, NDArray weight, NDArray bias, NDArray mean, NDArray variance) {
        NDArray deviation = variance.add(n.epsilon()).sqrt();
        Pass.Moments frozen = new Pass.Moments(mean, deviation);
        NDArray zero = mean.zerosLike();
        NDArray nearlyOne = variance.onesLike().sub(n.epsilon());
        float least = (float) Math.sqrt(n.epsilon());
        return (x, pass) -> {
            NDArray w = pass.parameter(n.name() + ".weight", weight);
            NDArray b = pass.parameter(n.name() + ".bias", bias);
            Pass.Moments moments = pass.moments(n, x, frozen);
            if (moments != frozen) {
                // Gradients end at the statistics of a fused layer, but not at its scale and shift.
                NDArray d = moments.deviation().clip(least, Float.MAX_VALUE);
                NDArray steep = d.zerosLike().add(w).div(d);
                NDArray shift = steep.mul(moments.mean()).neg().add(b);
                return BatchNorm.batchNorm(x, zero, nearlyOne, steep, shift, 1, 0.9f, (float) n.epsilon(), false)
                        .singletonOrThrow();
            }
            if (w.getShape().dimension() == 1) {
                return BatchNorm.batchNorm(x, pass.parameter(n.name() + MovingStatistics.MEAN, mean),
                        pass.parameter(n.name() + MovingStatistics.VARIANCE, variance), w, b, 1, 0.9f,
                        (float) n.epsilon(), false).singletonOrThrow();
            }
            // weight (x - mean) / d + bias = (weight / d) x + (bias - mean weight / d): two passes over x are the least.
            NDArray steep = w.div(deviation);
            return x.mul(each(steep, x, 1)).add(each(b.sub(steep.mul(mean)), x, 1));
        };
    }

    /** Numbers per channel as they are, or a row of them for each image, so that both can be multiplied with x. */
    static NDArray each(NDArray perChannel, NDArray x, int channelAxis) {
        if (perChannel.getShape().dimension() == 1) {
            return perChannel;
        }
        long[] shape = new long[x.getShape().dimension()];
        Arrays.fill(shape, 1);
        shape[0] = perChannel.getShape().get(0);
        shape[channelAxis] = perChannel.getShape().get(1);
        return perChannel.reshape(shape);
    }

    /** Each group of channels of an image is normalised over its numbers, then scaled and shifted per channel. */
    static Layer groupNormalisation(Node.GroupNorm g, NDArray weight, NDArray bias) {
        return (in, pass) -> {
            NDArray x = pass.wide(in);
            Shape s = x.getShape();
            NDArray grouped = x.reshape(s.get(0), g.groups(), -1);
            NDArray centred = grouped.sub(grouped.mean(new int[] {2}, true));
            NDArray deviation = centred.square().mean(new int[] {2}, true).add(g.epsilon()).sqrt();
            NDArray channelsLast = centred.div(deviation).reshape(s).transpose(0, 2, 3, 1);
            return channelsLast.mul(each(pass.parameter(g.name() + ".weight", weight), channelsLast, 3))
                    .add(each(pass.parameter(g.name() + ".bias", bias), channelsLast, 3)).transpose(0, 3, 1, 2);
        };
    }

    static Layer relu() {
        return (x, pass) -> Activation.relu(x);
    }

    static Layer relu6() {
        return (x, pass) -> x.clip(0, 6);
    }

    static Layer maxPool(Node.MaxPool p) {
        Shape kernel = new Shape(p.kernel(), p.kernel());
        Shape stride = new Shape(p.stride(), p.stride());
        Shape padding = new Shape(p.padding(), p.padding());
        return (x, pass) -> Pool.maxPool2d(x, kernel, stride, padding, p.ceil());
    }

    static Layer globalAverage() {
        return (x, pass) -> Pool.globalAvgPool2d(pass.wide(x));
    }

    static Layer flatten() {
        return (x, pass) -> x.reshape(x.getShape().get(0), -1);
    }

    static Layer transposed() {
        return (x, pass) -> x.transpose(0, 1, 3, 2);
    }

    static Layer zeroPadShortcut(Node.ZeroPadShortcut z) {
        int before = (z.out() - z.in()) / 2;
        int after = z.out() - z.in() - before;
        NDIndex everyStride = new NDIndex(":, :, ::" + z.stride() + ", ::" + z.stride());
        return (x, pass) -> {
            NDArray small = x.get(everyStride);
            Shape s = small.getShape();
            NDArray zerosBefore = x.getManager().zeros(new Shape(s.get(0), before, s.get(2), s.get(3)));
            NDArray zerosAfter = x.getManager().zeros(new Shape(s.get(0), after, s.get(2), s.get(3)));
            NDArray out = NDArrays.concat(new NDList(zerosBefore, small, zerosAfter), 1);
            List.of(small, zerosBefore, zerosAfter).forEach(pass::release);
            return out;
        };
    }
}
