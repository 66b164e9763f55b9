package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Part;
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
            case Node.Chain chain -> Layers.chain(chain(chain.parts()));
            case Node.Stage stage -> Layers.chain(chain(stage.parts()));
            case Node.Residual r -> Layers.residual(build(r.main()), build(r.shortcut()));
            case Node.Branches b -> Layers.branches(all(b.parts()));
            case Node.Conv c -> ConvolutionLayers.convolution(c, weights.kernel(c, weights.convolution(c)), bias(c));
            case Node.Norm n -> {
                List<float[]> v = weights.normalisation(n);
                yield Layers.normalisation(n, weights.vector(v.get(0)), weights.vector(v.get(1)),
                        weights.vector(v.get(2)), weights.vector(v.get(3)));
            }
            case Node.GroupNorm g -> Layers.groupNormalisation(g, weights.of(g.name() + ".weight", g.channels()),
                    weights.of(g.name() + ".bias", g.channels()));
            case Node.LayerNorm n -> TokenLayers.normalisation(n, weights.of(n.name() + ".weight", n.dim()),
                    weights.of(n.name() + ".bias", n.dim()));
            case Node.Linear l -> linear(l);
            case Node.LayerScale s -> TokenLayers.scale(s, weights.of(s.name(), s.dim()));
            case Node.Relu r -> Layers.relu();
            case Node.Relu6 r -> Layers.relu6();
            case Node.Gelu g -> TokenLayers.gelu();
            case Node.MaxPool p -> Layers.maxPool(p);
            case Node.GlobalAverage g -> Layers.globalAverage();
            case Node.Flatten f -> Layers.flatten();
            case Node.Transposed t -> Layers.transposed();
            case Node.ZeroPadShortcut z -> Layers.zeroPadShortcut(z);
            case Node.Tokens t -> new TokenEmbedding(t, build(t.patches()), weights).layer();
            case Node.Attention a -> TokenLayers.attention(a, linear(a.qkv()), linear(a.out()));
            case Node.PromptPlace p -> TokenLayers.prompts(p);
            case Node.TokenPool p -> TokenLayers.pool(p);
        };
    }

    /** One layer for each {@link Part}. */
    List<Layer> parts(Node network) throws HandfulException {
        return all(Part.of(network).stream().map(Part::node).toList());
    }

    private List<Layer> all(List<Node> parts) throws HandfulException {
        List<Layer> layers = new ArrayList<>();
        for (Node part : parts) {
            layers.add(build(part));
        }
        return layers;
    }

    private Layer linear(Node.Linear l) throws HandfulException {
        return TokenLayers.linear(l, weights.of(l.name() + ".weight", l.out(), l.in()),
                weights.of(l.name() + ".bias", l.out()));
    }

    /** Null for none. */
    private NDArray bias(Node.Conv c) throws HandfulException {
        return c.bias() ? weights.of(c.name() + ".bias", c.out()) : null;
    }

    private List<Layer> chain(List<Node> parts) throws HandfulException {
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
        return layers;
    }

    /** With s = weight / sqrt(variance + epsilon): kernel' = s kernel, bias' = bias + s (bias of kernel - mean). */
    private Layer folded(Node.Conv c, Node.Norm n) throws HandfulException {
        float[] kernel = weights.convolution(c);
        List<float[]> v = weights.normalisation(n);
        float[] bias = c.bias() ? weights.values(c.name() + ".bias", c.out()) : new float[n.channels()];
        int perChannel = kernel.length / bias.length;
        for (int k = 0; k < bias.length; k++) {
            double scale = v.get(0)[k] / Math.sqrt(v.get(3)[k] + n.epsilon());
            bias[k] = (float) (v.get(1)[k] + scale * (bias[k] - v.get(2)[k]));
            for (int i = k * perChannel; i < (k + 1) * perChannel; i++) {
                kernel[i] = (float) (kernel[i] * scale);
            }
        }
        return ConvolutionLayers.convolution(c, weights.kernel(c, kernel), weights.vector(bias));
    }
}
