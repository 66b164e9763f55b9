package org.handful.method.embedding.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.handful.error.InputException;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.Tensor;

/**
 * The head of {@link Amu}. Immutable and thread-safe.
 *
 * @param text 100 t_k [K, D], zero for the columns of a second backbone, or all zeros without class names
 * @param weight W [K, D]
 */
record AmuHead(double[] text, double[] weight, double alpha, Amu.Doubt doubt, double rho, Columns columns)
        implements Head {
    /** Below this many classes a kurtosis says nothing. */
    private static final int FEW_CLASSES = 10;
    private static final int BLOCK = 256;

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) throws InputException {
        Columns parts = columns.dim() > 0 ? columns : Columns.of(queries.dim(), 0);
        parts.require(queries);
        int dim = parts.dim();
        int classes = text.length / dim;
        double[][] out = new double[queries.rows()][];
        for (int from = 0; from < queries.rows(); from += BLOCK) {
            int m = Math.min(BLOCK, queries.rows() - from);
            double[] x = Matrices.transpose(parts.unit(queries, from, m), m, dim);
            double[] names = Matrices.product(text, x, classes, dim, m);
            double[] head = Matrices.product(weight, x, classes, dim, m);
            for (int i = 0; i < m; i++) {
                double[] z = column(names, i, m, classes);
                double[] b = column(head, i, m, classes);
                standardise(b);
                Vectors.axpy(alpha * factor(z), b, z);
                Softmax.inPlace(z);
                out[from + i] = z;
            }
        }
        return out;
    }

    /** omega for the logits of the class names. */
    double factor(double[] names) {
        double[] p = names.clone();
        Softmax.inPlace(p);
        return switch (doubt) {
            case NONE -> 1;
            case KURTOSIS -> p.length < FEW_CLASSES ? 1 : Math.pow(kurtosis(p) / (p.length / 4.0), -rho);
            case ENTROPY -> {
                double entropy = 0;
                for (double v : p) {
                    entropy -= v > 0 ? v * Math.log(v) : 0;
                }
                yield p.length < 2 ? 1 : Math.exp(rho * entropy / Math.log(p.length));
            }
            case CONFIDENCE -> Math.pow(p[Vectors.argmax(p)], -rho);
        };
    }

    /** mean_k ((p_k - mean) / std)^4 with the unbiased deviation; 1 where there is none. */
    static double kurtosis(double[] p) {
        double[] z = p.clone();
        double deviation = standardise(z);
        double sum = 0;
        for (double v : z) {
            sum += v * v * v * v / z.length;
        }
        return deviation > 0 && sum > 0 ? sum : 1;
    }

    /** Takes off the mean and divides by the unbiased deviation, which is returned; 0 leaves zeros. */
    static double standardise(double[] b) {
        double mean = 0;
        for (double v : b) {
            mean += v / b.length;
        }
        double square = 0;
        for (double v : b) {
            square += (v - mean) * (v - mean);
        }
        double deviation = b.length < 2 ? 0 : Math.sqrt(square / (b.length - 1));
        for (int k = 0; k < b.length; k++) {
            b[k] = deviation > Vectors.TINY ? (b[k] - mean) / deviation : 0;
        }
        return deviation > Vectors.TINY ? deviation : 0;
    }

    static double[] column(double[] values, int i, int stride, int n) {
        double[] out = new double[n];
        for (int k = 0; k < n; k++) {
            out[k] = values[k * stride + i];
        }
        return out;
    }

    @Override
    public HeadState state() {
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put("text", Tensor.vector(text));
        tensors.put("weight", Tensor.vector(weight));
        tensors.put("factors", Tensor.vector(new double[] {alpha, rho, columns.dim(), columns.first(), columns.share()}));
        boolean shared = columns.two() && Arrays.stream(text).allMatch(v -> v == 0);
        return new HeadState("amu", tensors, shared
                ? Map.of("doubt", doubt.name(), Amu.SHARE, String.valueOf(columns.share())) : Map.of("doubt", doubt.name()));
    }

    static AmuHead restore(HeadState state) {
        double[] factors = state.tensors().get("factors").values();
        // Models of one backbone were kept without their columns.
        int dim = factors.length > 2 ? (int) factors[2] : 0;
        Columns columns = new Columns(dim, factors.length > 2 ? (int) factors[3] : 0,
                factors.length > 4 ? factors[4] : Columns.EQUAL);
        return new AmuHead(state.tensors().get("text").values(), state.tensors().get("weight").values(), factors[0],
                Amu.Doubt.valueOf(state.notes().get("doubt")), factors[1], columns);
    }
}
