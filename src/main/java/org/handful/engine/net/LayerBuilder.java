package org.handful.engine.net;

import java.util.ArrayList;
import java.util.List;
import org.handful.backbone.arch.Node;
import org.handful.error.HandfulException;

/** Turns nodes into layers with their weights. */
final class LayerBuilder {
    private final WeightTensors weights;
    private final boolean fold;

    /** @param fold true to multiply every normalisation into the convolution before it */
    LayerBuilder(WeightTensors weights, boolean fold) {
        this.weights = weights;
        this.fold = fold;
    }

    Layer build(Node node) throws HandfulException {
        return switch (node) {
            case Node.Chain chain -> chain(chain.parts());
            case Node.Residual r -> Layers.residual(build(r.main()), build(r.shortcut()));
            case Node.Conv c -> Layers.convolution(c, weights.kernel(c, weights.convolution(c)), null);
            case Node.Norm n -> {
                List<float[]> v = weights.normalisation(n);
                yield Layers.normalisation(n, weights.vector(v.get(0)), weights.vector(v.get(1)),
                        weights.vector(v.get(2)), weights.vector(v.get(3)));
            }
            case Node.Relu r -> Layers.relu();
            case Node.Relu6 r -> Layers.relu6();
            case Node.MaxPool p -> Layers.maxPool(p);
            case Node.GlobalAverage g -> Layers.globalAverage();
            case Node.ZeroPadShortcut z -> Layers.zeroPadShortcut(z);
        };
    }

    private Layer chain(List<Node> parts) throws HandfulException {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (fold && i + 1 < parts.size()
                    && parts.get(i) instanceof Node.Conv c && parts.get(i + 1) instanceof Node.Norm n) {
                layers.add(folded(c, n));
                i++;
            } else {
                layers.add(build(parts.get(i)));
            }
        }
        return Layers.chain(layers);
    }

    /** With s = weight / sqrt(variance + epsilon): kernel' = s kernel, bias' = bias - s mean. */
    private Layer folded(Node.Conv c, Node.Norm n) throws HandfulException {
        float[] kernel = weights.convolution(c);
        List<float[]> v = weights.normalisation(n);
        float[] bias = new float[n.channels()];
        int perChannel = kernel.length / bias.length;
        for (int k = 0; k < bias.length; k++) {
            double scale = v.get(0)[k] / Math.sqrt(v.get(3)[k] + n.epsilon());
            bias[k] = (float) (v.get(1)[k] - scale * v.get(2)[k]);
            for (int i = k * perChannel; i < (k + 1) * perChannel; i++) {
                kernel[i] = (float) (kernel[i] * scale);
            }
        }
        return Layers.convolution(c, weights.kernel(c, kernel), weights.vector(bias));
    }
}
