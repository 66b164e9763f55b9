package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.LayerNorm;
import org.handful.backbone.arch.Node;

/** The layers of a transformer: tokens are [N, T, D]. */
final class TokenLayers {
    private TokenLayers() {}

    /** On the last axis, with any number of axes before it. */
    static Layer linear(Node.Linear l, NDArray weight, NDArray bias) {
        return (x, pass) -> {
            NDArray in = pass.narrow(x);
            NDArray y = LowRankBranch.linear(l.name() + ".weight", in, pass,
                    ai.djl.nn.core.Linear.linear(in, pass.matrix(l.name() + ".weight", weight),
                            pass.matrix(l.name() + ".bias", bias)).singletonOrThrow());
            pass.release(in, x);
            return y;
        };
    }

    static Layer normalisation(Node.LayerNorm n, NDArray weight, NDArray bias) {
        Shape shape = new Shape(n.dim());
        return (in, pass) -> {
            NDArray x = pass.wide(in);
            NDArray w = pass.parameter(n.name() + ".weight", weight);
            NDArray b = pass.parameter(n.name() + ".bias", bias);
            if (w.getShape().dimension() == 1) {
                return LayerNorm.layerNorm(x, shape, w, b, (float) n.epsilon()).singletonOrThrow();
            }
            NDArray one = x.getManager().ones(shape, x.getDataType());
            NDArray plain = LayerNorm.layerNorm(x, shape, one, one.zerosLike(), (float) n.epsilon()).singletonOrThrow();
            int last = x.getShape().dimension() - 1;
            return plain.mul(Layers.each(w, x, last)).add(Layers.each(b, x, last));
        };
    }

    static Layer scale(Node.LayerScale s, NDArray gamma) {
        return (x, pass) -> x.mul(pass.parameter(s.name(), gamma));
    }

    static Layer gelu() {
        return (x, pass) -> Activation.gelu(x);
    }

    /** softmax(q k' / sqrt(D / heads)) v for each head, side by side, through the output matrix. */
    static Layer attention(Node.Attention a, Layer qkv, Layer out) {
        int dim = a.out().in();
        int size = dim / a.heads();
        double scale = 1 / Math.sqrt(size);
        return (x, pass) -> {
            long n = x.getShape().get(0);
            long tokens = x.getShape().get(1);
            NDArray all = qkv.forward(x, pass);
            // [N, T, 3 D] to [3, N, heads, T, size]
            NDArray split = all.reshape(n, tokens, 3, a.heads(), size).transpose(2, 0, 3, 1, 4);
            NDArray q = Scaled.of(split.get(0), scale);
            NDArray k = split.get(1);
            NDArray v = split.get(2);
            NDArray scores = q.matMul(k.transpose(0, 1, 3, 2));
            NDArray wide = pass.wide(scores);
            NDArray shares = wide.softmax(-1);
            pass.release(wide, scores);
            pass.release(scores);
            pass.attended(shares);
            NDArray narrow = pass.narrow(shares);
            NDArray mixed = narrow.matMul(pass.narrow(v));
            pass.release(narrow, shares);
            pass.release(shares);
            NDArray joined = mixed.transpose(0, 2, 1, 3).reshape(n, tokens, dim);
            pass.release(mixed);
            NDArray result = out.forward(joined, pass);
            pass.release(joined);
            pass.release(split);
            pass.release(all);
            return result;
        };
    }

    /** The same tokens for every image; those of an earlier place lie between what is taken here, and go. */
    static Layer prompts(Node.PromptPlace p) {
        NDIndex before = new NDIndex(":, :" + p.before());
        NDIndex patches = new NDIndex(":, -" + p.patches() + ":");
        return (x, pass) -> {
            NDArray tokens = pass.extra(p.name());
            if (tokens == null) {
                return x;
            }
            NDArray each = x.getManager().zeros(new Shape(x.getShape().get(0), tokens.getShape().get(1), p.dim()),
                    x.getDataType()).add(tokens);
            NDList parts = new NDList(x.get(before), each, x.get(patches));
            NDArray out = NDArrays.concat(parts, 1);
            parts.forEach(pass::release);
            return out;
        };
    }

    static Layer pool(Node.TokenPool p) {
        NDIndex first = new NDIndex(":, 0");
        NDIndex patches = new NDIndex(":, -" + p.patches() + ":");
        return (x, pass) -> switch (p.pool()) {
            case CLASS_TOKEN -> x.get(first);
            case MEAN -> x.get(patches).mean(new int[] {1});
            case CLASS_TOKEN_AND_MEAN ->
                    NDArrays.concat(new NDList(x.get(first), x.get(patches).mean(new int[] {1})), 1);
        };
    }
}
