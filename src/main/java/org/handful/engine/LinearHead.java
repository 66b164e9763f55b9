package org.handful.engine;

import java.util.Arrays;
import java.util.Map;
import org.handful.error.BackboneException;
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
 */
public record LinearHead(Tensor weight, Tensor bias, Tensor centre, double scale) {
    static final String WEIGHT = "head.weight";
    static final String BIAS = "head.bias";
    static final String CENTRE = "head.centre";
    static final String SCALE = "head.scale";

    public int classes() {
        return weight.shape()[0];
    }

    public int dim() {
        return weight.shape()[1];
    }

    /** @param x [D]; @return [C] */
    double[] probabilities(float[] x) {
        double square = 1e-12;
        for (int d = 0; d < x.length; d++) {
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
                get(state, CENTRE, new int[] {dim}), get(state, SCALE, new int[] {1}).values()[0]);
    }

    /** @param shape null when any will do */
    static Tensor get(Map<String, Tensor> state, String name, int[] shape) throws BackboneException {
        Tensor t = state.get(name);
        if (t == null) {
            throw new BackboneException(BackboneException.Problem.MISSING_TENSOR, "the saved adapter", name);
        }
        if (shape != null && !Arrays.equals(t.shape(), shape)) {
            throw new BackboneException(BackboneException.Problem.MISSHAPEN_TENSOR, "the saved adapter", name,
                    Arrays.toString(shape), Arrays.toString(t.shape()));
        }
        return t;
    }
}
