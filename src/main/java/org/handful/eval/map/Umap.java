package org.handful.eval.map;

import java.util.Random;
import org.handful.math.SeededRandom;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;

/**
 * UMAP: images in the plane such that those that surely belong together ({@link FuzzyNeighbours}) lie near, by stochastic
 * gradient descent on the cross entropy with {@value #NEGATIVES} random pairs pushed apart for each pair that is pulled.
 * McInnes, Healy and Melville, arXiv 1802.03426; neighbours 15, least distance 0.1 as there. Neighbours are exact, the start is
 * a PCA (Kobak and Linderman, Nat. Biotechnol. 39 (2021) 156-157), one thread: the same data gives the same map. Written here
 * because the one library for Java under a free licence is not published and starts at random.
 */
public final class Umap {
    private static final int DIMENSIONS = 50;
    private static final int NEIGHBOURS = 15;
    private static final int ROUNDS = 500;
    private static final int NEGATIVES = 5;
    private static final double LEAST = 0.1;
    private static final float BOUND = 4;
    private static final double SIDE = 10;

    private Umap() {}

    /** With fewer than 30 images a third of them. */
    static int neighbours(int n) {
        return Math.min(NEIGHBOURS, Math.max(2, n / 3));
    }

    /**
     * @param x [n][D], n at least {@link Tsne#FEWEST}, at most {@link Tsne#MOST}
     * @return [n][2]
     * @throws java.util.concurrent.CancellationException when it is cancelled
     */
    public static double[][] of(double[][] x, ProgressListener progress, CancelToken token) {
        int n = x.length;
        Pca pca = Pca.roughly(x, DIMENSIONS);
        token.throwIfCancelled();
        FuzzyNeighbours near = FuzzyNeighbours.of(pca.scores(), Math.min(n, 1 + neighbours(n)));
        token.throwIfCancelled();
        float[] y = start(pca, n);
        descend(near, Falloff.fitted(LEAST, 1), y, n, progress, token);
        double[][] out = new double[n][];
        for (int i = 0; i < n; i++) {
            out[i] = new double[] {y[2 * i], y[2 * i + 1]};
        }
        return out;
    }

    /** The plane of the PCA, ten wide, with some noise: images that are the same must be able to part. */
    private static float[] start(Pca pca, int n) {
        double most = Double.MIN_NORMAL;
        for (double[] row : pca.scores()) {
            most = Math.max(most, Math.abs(row[0]));
        }
        Random random = SeededRandom.of(0, "umap start");
        float[] y = new float[2 * n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 2; c++) {
                double score = c < pca.scores()[i].length ? pca.scores()[i][c] : 0;
                y[2 * i + c] = (float) (SIDE * score / most + 1e-4 * random.nextGaussian());
            }
        }
        return y;
    }

    private static void descend(
            FuzzyNeighbours near, Falloff falloff, float[] y, int n, ProgressListener progress, CancelToken token) {
        float most = 0;
        for (float w : near.weight()) {
            most = Math.max(most, w);
        }
        int edges = near.weight().length;
        double[] due = new double[edges];
        for (int e = 0; e < edges; e++) {
            due[e] = most / near.weight()[e];
        }
        Random random = SeededRandom.of(0, "umap");
        for (int round = 0; round < ROUNDS; round++) {
            token.throwIfCancelled();
            progress.update(round, ROUNDS);
            float rate = 1 - (float) round / ROUNDS;
            for (int e = 0; e < edges; e++) {
                // A pair that is half as sure is pulled every other time. Both directions of an edge count.
                if (due[e] > round + 1) {
                    continue;
                }
                due[e] += most / near.weight()[e];
                pull(y, near.head()[e], near.tail()[e], falloff, rate);
                for (int s = 0; s < NEGATIVES; s++) {
                    push(y, near.head()[e], random.nextInt(n), falloff, rate);
                    push(y, near.tail()[e], random.nextInt(n), falloff, rate);
                }
            }
        }
        progress.update(ROUNDS, ROUNDS);
    }

    private static void pull(float[] y, int i, int j, Falloff falloff, float rate) {
        float dx = y[2 * i] - y[2 * j];
        float dy = y[2 * i + 1] - y[2 * j + 1];
        float strength = falloff.pull(dx * dx + dy * dy);
        // Once for each direction of the edge.
        float mx = 2 * rate * bounded(strength * dx);
        float my = 2 * rate * bounded(strength * dy);
        y[2 * i] += mx;
        y[2 * i + 1] += my;
        y[2 * j] -= mx;
        y[2 * j + 1] -= my;
    }

    private static void push(float[] y, int i, int j, Falloff falloff, float rate) {
        if (i == j) {
            return;
        }
        float dx = y[2 * i] - y[2 * j];
        float dy = y[2 * i + 1] - y[2 * j + 1];
        float strength = falloff.push(dx * dx + dy * dy);
        y[2 * i] += rate * bounded(strength * dx);
        y[2 * i + 1] += rate * bounded(strength * dy);
    }

    private static float bounded(float v) {
        return Math.clamp(v, -BOUND, BOUND);
    }
}
