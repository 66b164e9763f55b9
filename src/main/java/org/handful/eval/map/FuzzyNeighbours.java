package org.handful.eval.map;

import java.util.stream.IntStream;
import org.handful.math.Smallest;

/**
 * The graph of UMAP: every image with its nearest ones, exact, and how surely they belong together: exp(-max(0, d - rho) /
 * sigma) with rho the distance of the nearest at a distance and sigma such that these sum to log2 k, made symmetric by a + b -
 * ab. McInnes, Healy and Melville, arXiv 1802.03426, section 3.1.
 *
 * @param head of each edge, @param tail larger than the head, @param weight 0..1
 */
record FuzzyNeighbours(int[] head, int[] tail, float[] weight) {
    private static final int ROUNDS = 100;
    private static final double ENOUGH = 1e-13;
    /** Of the mean distance: no neighbourhood is narrower. */
    private static final double NARROWEST = 1e-3;

    /** @param x [n][D]; @param k neighbours, the image itself counted, at most n */
    static FuzzyNeighbours of(double[][] x, int k) {
        int n = x.length;
        double[] squared = Distances.squared(x);
        int[][] near = new int[n][];
        double[][] distance = new double[n][];
        IntStream.range(0, n).parallel().forEach(i -> {
            near[i] = nearest(squared, i, n, k - 1);
            distance[i] = IntStream.of(near[i]).mapToDouble(j -> Math.sqrt(squared[i * n + j])).toArray();
        });
        double mean = 0;
        for (double[] row : distance) {
            mean += IntStream.range(0, row.length).mapToDouble(j -> row[j]).sum() / n / k;
        }
        float[] directed = new float[n * n];
        for (int i = 0; i < n; i++) {
            double[] fit = width(distance[i], k, mean);
            for (int j = 0; j < near[i].length; j++) {
                directed[i * n + near[i][j]] = (float) sureness(distance[i][j], fit[0], fit[1]);
            }
        }
        return joined(directed, n);
    }

    /**
     * @param distance to the nearest, the image itself left out, the nearest first
     * @param k with the image itself; @param mean distance between all neighbours
     * @return rho and sigma
     */
    static double[] width(double[] distance, int k, double mean) {
        double rho = 0;
        for (double d : distance) {
            if (d > 0) {
                rho = d;
                break;
            }
        }
        double target = Math.log(k) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double sigma = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double sum = 0;
            for (double d : distance) {
                sum += sureness(d, rho, sigma);
            }
            if (Math.abs(sum - target) < ENOUGH) {
                break;
            }
            if (sum > target) {
                high = sigma;
                sigma = (low + high) / 2;
            } else {
                low = sigma;
                sigma = Double.isInfinite(high) ? 2 * sigma : (low + high) / 2;
            }
        }
        double own = 0;
        for (double d : distance) {
            own += d / k;
        }
        return new double[] {rho, Math.max(sigma, NARROWEST * (rho > 0 ? own : mean))};
    }

    private static double sureness(double d, double rho, double sigma) {
        return d <= rho || sigma == 0 ? 1 : Math.exp((rho - d) / sigma);
    }

    private static FuzzyNeighbours joined(float[] directed, int n) {
        int edges = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                edges += directed[i * n + j] > 0 || directed[j * n + i] > 0 ? 1 : 0;
            }
        }
        int[] head = new int[edges];
        int[] tail = new int[edges];
        float[] weight = new float[edges];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                float a = directed[i * n + j];
                float b = directed[j * n + i];
                if (a > 0 || b > 0) {
                    head[at] = i;
                    tail[at] = j;
                    weight[at++] = a + b - a * b;
                }
            }
        }
        return new FuzzyNeighbours(head, tail, weight);
    }

    private static int[] nearest(double[] squared, int i, int n, int most) {
        Smallest nearest = new Smallest(most);
        for (int j = 0; j < n; j++) {
            if (j != i) {
                nearest.offer(j, squared[i * n + j]);
            }
        }
        return nearest.indices();
    }
}
