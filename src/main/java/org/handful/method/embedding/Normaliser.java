package org.handful.method.embedding;

import java.util.Locale;
import java.util.Map;
import org.handful.math.Vectors;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.Tensor;

/**
 * Applies a {@link Normalisation} to support and queries alike. SimpleShot (Wang et al., arXiv 1911.04623, 2019)
 * centres on the mean of its base classes; Handful has no base classes, so the centre is the mean of the support set,
 * and never that of the queries, which would make a prediction depend on its neighbours. Immutable and thread-safe.
 *
 * @param centre [D]; empty unless the kind is CL2N
 */
public record Normaliser(Normalisation kind, double[] centre) {
    /** The normaliser of a support set. */
    public static Normaliser of(Normalisation kind, EmbeddingMatrix support) {
        if (kind != Normalisation.CL2N) {
            return new Normaliser(kind, new double[0]);
        }
        double[] mean = new double[support.dim()];
        for (int i = 0; i < support.rows(); i++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += support.get(i, j);
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= support.rows();
        }
        return new Normaliser(kind, mean);
    }

    /** All rows, [N, D] row-major. */
    public double[] apply(EmbeddingMatrix x) {
        return apply(x, 0, x.rows());
    }

    /** {@code n} rows from {@code from}, [n, D] row-major. */
    public double[] apply(EmbeddingMatrix x, int from, int n) {
        double[] out = new double[Math.multiplyExact(n, x.dim())];
        apply(x, from, n, out);
        return out;
    }

    /** The same into the first n D values of an array. */
    public void apply(EmbeddingMatrix x, int from, int n, double[] out) {
        int dim = x.dim();
        float[] values = x.values();
        for (int i = 0; i < n; i++) {
            int row = i * dim;
            int source = (from + i) * dim;
            for (int j = 0; j < dim; j++) {
                out[row + j] = values[source + j];
            }
            if (kind == Normalisation.CL2N) {
                for (int j = 0; j < dim; j++) {
                    out[row + j] -= centre[j];
                }
            }
            if (kind != Normalisation.NONE) {
                double scale = scale(Vectors.dot(out, row, out, row, dim), dim);
                for (int j = row; j < row + dim; j++) {
                    out[j] *= scale;
                }
            }
        }
    }

    /** What is taken off a row before scaling, [D]. */
    public double[] offset(int dim) {
        return kind == Normalisation.CL2N ? centre : new double[dim];
    }

    /** What each row is multiplied by after the offset was taken off, [N]. */
    public double[] scales(EmbeddingMatrix x) {
        double[] out = new double[x.rows()];
        double[] offset = offset(x.dim());
        for (int i = 0; i < out.length; i++) {
            double square = 0;
            for (int j = 0; j < offset.length; j++) {
                double v = x.get(i, j) - offset[j];
                square += v * v;
            }
            out[i] = scale(square, x.dim());
        }
        return out;
    }

    /** What a row of this squared length, after the offset was taken off, is multiplied by. */
    double scale(double squaredLength, int dim) {
        double length = kind == Normalisation.RMS ? Math.sqrt(dim) : 1;
        return kind == Normalisation.NONE ? 1 : length / Math.max(Math.sqrt(squaredLength), Vectors.TINY);
    }

    /** Adds what {@link #restore} reads. */
    public void save(Map<String, Tensor> tensors, Map<String, String> notes) {
        notes.put("normalise", kind.name().toLowerCase(Locale.ROOT));
        tensors.put("centre", Tensor.vector(centre));
    }

    /** What {@link #save} kept. */
    public static Normaliser restore(HeadState state) {
        Normalisation kind = Normalisation.valueOf(state.notes().get("normalise").toUpperCase(Locale.ROOT));
        return new Normaliser(kind, state.tensors().get("centre").values());
    }
}
