package org.handful.method.openset;

import java.util.Arrays;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.method.embedding.batch.Memory;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/** The head of {@link Oslo}. Memory grows with the batch, not with its square. Immutable and thread-safe. */
record OsloHead(Memory memory, double[] sums, int[] counts, double lambdaS, double lambdaZ, int rounds)
        implements Head {
    /**
     * How a batch was taken.
     *
     * @param inlier sum_k z_k l_k of each image, of which xi is the sigmoid; xi itself is 1 to the last digit too early
     * @param z [m][K]
     * @param means p_k at the end, [K, D]
     */
    record Shared(double[] inlier, double[][] z, double[] means) {
        /** Inlier weight of an image, 0..1. */
        static double xi(double inlier, double lambdaS) {
            return 1 / (1 + Math.exp(-inlier / lambdaS));
        }
    }

    static OsloHead of(Memory memory, double lambdaS, double lambdaZ, int rounds) {
        int[] counts = new int[memory.classes()];
        for (int k : memory.labels()) {
            counts[k]++;
        }
        double[] sums = memory.means();
        for (int j = 0; j < sums.length; j++) {
            sums[j] *= counts[j / memory.dim()];
        }
        return new OsloHead(memory, sums, counts, lambdaS, lambdaZ, rounds);
    }

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        return shared(memory.normaliser().apply(queries), queries.rows()).z();
    }

    /** @param queries normalised, [m, D] */
    Shared shared(double[] queries, int m) {
        return shared(queries, m, sums, counts);
    }

    /** The score that a support image would have in the batch when it was not in the support set. */
    double leftOut(int row, double[] queries, int m) {
        int dim = memory.dim();
        int own = memory.labels()[row];
        double[] rest = sums.clone();
        double[] batch = Arrays.copyOf(queries, queries.length + dim);
        System.arraycopy(memory.rows(), row * dim, batch, queries.length, dim);
        for (int j = 0; j < dim; j++) {
            rest[own * dim + j] -= batch[queries.length + j];
        }
        int[] fewer = counts.clone();
        fewer[own]--;
        return shared(batch, m + 1, rest, fewer).inlier()[m];
    }

    private Shared shared(double[] q, int m, double[] own, int[] n) {
        int dim = memory.dim();
        int classes = n.length;
        double[] means = own.clone();
        for (int j = 0; j < means.length; j++) {
            means[j] /= n[j / dim];
        }
        double[][] z = new double[m][classes];
        for (double[] row : z) {
            Arrays.fill(row, 1.0 / classes);
        }
        double[] inlier = new double[m];
        double[] unit = new double[dim];
        for (int round = 0; round < rounds; round++) {
            double[] directions = means.clone();
            for (int k = 0; k < classes; k++) {
                Vectors.unit(directions, k * dim, dim);
            }
            double[] moved = own.clone();
            double[] weight = new double[classes];
            for (int i = 0; i < m; i++) {
                System.arraycopy(q, i * dim, unit, 0, dim);
                Vectors.unit(unit, 0, dim);
                double[] l = new double[classes];
                inlier[i] = 0;
                for (int k = 0; k < classes; k++) {
                    l[k] = Vectors.dot(unit, 0, directions, k * dim, dim);
                    inlier[i] += z[i][k] * l[k];
                }
                double xi = Shared.xi(inlier[i], lambdaS);
                for (int k = 0; k < classes; k++) {
                    z[i][k] = xi * l[k] / lambdaZ;
                }
                Softmax.inPlace(z[i]);
                for (int k = 0; k < classes; k++) {
                    double share = xi * z[i][k];
                    weight[k] += share;
                    for (int j = 0; j < dim; j++) {
                        moved[k * dim + j] += share * q[i * dim + j];
                    }
                }
            }
            for (int j = 0; j < moved.length; j++) {
                moved[j] /= n[j / dim] + weight[j / dim];
            }
            means = moved;
        }
        return new Shared(inlier, z, means);
    }

    @Override
    public HeadState state() {
        return memory.state("oslo", lambdaS, lambdaZ, rounds);
    }

    static OsloHead restore(HeadState state) {
        double[] s = Memory.settings(state);
        return of(Memory.restore(state), s[0], s[1], (int) s[2]);
    }
}
