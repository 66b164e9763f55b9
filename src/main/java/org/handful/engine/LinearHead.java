package org.handful.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.math.Softmax;
import org.handful.model.Tensor;

/**
 * The classifier on top of a tuned network: logits = scale W (x - centre) / |x - centre| + bias. Centring and
 * normalising make one learning rate fit every backbone (Wang et al., SimpleShot, 2019, arXiv 1911.04623).
 *
 * @param weight [C, D], trained
 * @param bias [C], trained
 * @param centre [D], fixed
 * @param scale fixed
 * @param mapped true when x are the logits of other classes, of which each class takes the one that its row of W picks:
 *     logits = W x, and nothing of it is trained
 */
public record LinearHead(Tensor weight, Tensor bias, Tensor centre, double scale, boolean mapped) {
    static final String WEIGHT = "head.weight";
    static final String BIAS = "head.bias";
    static final String CENTRE = "head.centre";
    static final String SCALE = "head.scale";
    private static final String MAPPED = "head.mapped";

    /** One that is trained on embeddings. */
    public LinearHead(Tensor weight, Tensor bias, Tensor centre, double scale) {
        this(weight, bias, centre, scale, false);
    }

    /** @param sources for each class, which of so many other classes it takes the logits of */
    public static LinearHead mapping(int[] sources, int others) {
        double[] weight = new double[sources.length * others];
        for (int k = 0; k < sources.length; k++) {
            weight[k * others + sources[k]] = 1;
        }
        return new LinearHead(Tensor.matrix(sources.length, others, weight), Tensor.vector(new double[sources.length]),
                Tensor.vector(new double[others]), 1, true);
    }

    /** For each class of a saved state, the class of the pre-training that it takes the logits of; empty for a trained head. */
    public static Optional<int[]> sources(Map<String, Tensor> state) {
        if (!mapped(state)) {
            return Optional.empty();
        }
        Tensor weight = state.get(WEIGHT);
        int others = weight.shape()[1];
        return Optional.of(IntStream.range(0, weight.values().length).filter(i -> weight.values()[i] == 1)
                .map(i -> i % others).toArray());
    }

    static boolean mapped(Map<String, Tensor> state) {
        return state.containsKey(MAPPED);
    }

    /** What is not trained, by name. */
    Map<String, Tensor> fixed() {
        Map<String, Tensor> out = new LinkedHashMap<>();
        out.put(CENTRE, centre);
        out.put(SCALE, Tensor.vector(new double[] {scale}));
        if (mapped) {
            out.put(MAPPED, Tensor.vector(new double[] {1}));
        }
        return out;
    }

    public int classes() {
        return weight.shape()[0];
    }

    public int dim() {
        return weight.shape()[1];
    }

    /** @param x [D]; @return [C] */
    public double[] probabilities(float[] x) {
        double square = mapped ? 1 : 1e-12;
        for (int d = 0; d < x.length && !mapped; d++) {
            square += Math.pow(x[d] - centre.values()[d], 2);
        }
        double[] out = bias.values().clone();
        for (int k = 0; k < out.length; k++) {
            double dot = 0;
            for (int d = 0; d < x.length; d++) {
                dot += weight.values()[k * x.length + d] * (x[d] - centre.values()[d]);
            }
            out[k] += scale * dot / Math.sqrt(square);
        }
        Softmax.inPlace(out);
        return out;
    }

    /** Takes the head out of a saved state. @throws BackboneException naming what is missing or misshapen */
    static LinearHead of(Map<String, Tensor> state, int dim) throws BackboneException {
        int classes = get(state, BIAS, null).values().length;
        return new LinearHead(get(state, WEIGHT, new int[] {classes, dim}), get(state, BIAS, new int[] {classes}),
                get(state, CENTRE, new int[] {dim}), get(state, SCALE, new int[] {1}).values()[0],
                mapped(state));
    }

    /** @param shape null when any will do */
    static Tensor get(Map<String, Tensor> state, String name, int[] shape) throws BackboneException {
        Tensor t = state.get(name);
        if (t == null) {
            throw new BackboneException(BackboneException.Problem.MISSING_TENSOR, Because.of("because.adapter"), name);
        }
        if (shape != null && !Arrays.equals(t.shape(), shape)) {
            throw new BackboneException(BackboneException.Problem.MISSHAPEN_TENSOR, Because.of("because.adapter"), name,
                    Arrays.toString(shape), Arrays.toString(t.shape()));
        }
        return t;
    }
}
