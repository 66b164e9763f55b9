package org.handful.eval.explain;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the attention of a transformer flows: the product over layers of (A + I)/2 with rows that sum to 1, A the mean or
 * the maximum over heads. Says nothing about any class. Abnar and Zuidema, ACL 2020. The widely used code divides along
 * the wrong axis and never discards token 0 only; here rows are rows.
 */
public final class AttentionRollout {
    /** How the heads of a layer become one. */
    public enum Fuse { MEAN, MAX }

    private AttentionRollout() {}

    /**
     * @param attention [layers][heads][tokens][tokens], rows sum to 1
     * @param discard share of the weakest entries of each layer that is set to 0, except the first token's to itself
     * @return [tokens][tokens]
     */
    public static double[][] of(double[][][][] attention, Fuse fuse, double discard) {
        int t = attention[0][0].length;
        double[][] rollout = new double[t][t];
        for (int i = 0; i < t; i++) {
            rollout[i][i] = 1;
        }
        for (double[][][] layer : attention) {
            double[][] a = discarded(fused(layer, fuse), discard);
            for (int i = 0; i < t; i++) {
                a[i][i] += 1;
                double sum = Arrays.stream(a[i]).sum();
                for (int j = 0; j < t; j++) {
                    a[i][j] /= sum;
                }
            }
            rollout = product(a, rollout);
        }
        return rollout;
    }

    /** How much of each other token reaches the first one, the largest 1. */
    public static double[] mask(double[][] rollout) {
        double[] row = Arrays.copyOfRange(rollout[0], 1, rollout[0].length);
        double most = Arrays.stream(row).max().orElse(1);
        return Arrays.stream(row).map(v -> v / most).toArray();
    }

    private static double[][] fused(double[][][] heads, Fuse fuse) {
        int t = heads[0].length;
        double[][] out = new double[t][t];
        for (int i = 0; i < t; i++) {
            for (int j = 0; j < t; j++) {
                int row = i;
                int column = j;
                var values = Arrays.stream(heads).mapToDouble(h -> h[row][column]);
                out[i][j] = fuse == Fuse.MEAN ? values.sum() / heads.length : values.max().orElseThrow();
            }
        }
        return out;
    }

    private static double[][] discarded(double[][] a, double share) {
        int t = a.length;
        int[] weakest = IntStream.range(0, t * t).boxed()
                .sorted((x, y) -> Double.compare(a[x / t][x % t], a[y / t][y % t])).limit((long) (t * t * share))
                .mapToInt(i -> i).filter(i -> i != 0).toArray();
        for (int i : weakest) {
            a[i / t][i % t] = 0;
        }
        return a;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] out = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < a.length; j++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return out;
    }
}
