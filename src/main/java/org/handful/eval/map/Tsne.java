package org.handful.eval.map;

import java.util.Arrays;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;

/**
 * t-SNE, exact: images in the plane such that near ones stay near. Gradient descent on the divergence KL(P || Q), Q from
 * Student's t with one degree of freedom, with early exaggeration 12, momentum and gains (van der Maaten and Hinton, J. Mach.
 * Learn. Res. 9 (2008) 2579-2605), learning rate n/48 but at least 50 and a start from the two principal components (Kobak
 * and Berens, Nat. Commun. 10 (2019) 5416). The embedding is reduced to 50 principal components first. The same data gives
 * the same map.
 */
public final class Tsne {
    /** With fewer images a PCA says more. */
    public static final int FEWEST = 10;
    /** Beyond it the time grows with the square of the number of images. */
    public static final int MOST = 2000;
    private static final int DIMENSIONS = 50;
    private static final int ROUNDS = 750;
    private static final int EARLY = 250;
    private static final double EXAGGERATION = 12;

    private Tsne() {}

    /** The usual 30, or a third of the others when there are fewer images. */
    public static double perplexity(int n) {
        return Math.min(30, Math.max(2, (n - 1) / 3.0));
    }

    /**
     * @param x [n][D], n at least {@link #FEWEST}
     * @return [n][2]
     * @throws java.util.concurrent.CancellationException when it is cancelled
     */
    public static double[][] of(double[][] x, ProgressListener progress, CancelToken token) {
        int n = x.length;
        Pca pca = Pca.roughly(x, DIMENSIONS);
        token.throwIfCancelled();
        Affinities near = Affinities.of(Distances.squared(pca.scores()), n, perplexity(n));
        token.throwIfCancelled();
        return descended(Pulls.of(near.p(), n), start(pca, n), n, progress, token);
    }

    private static float[][] start(Pca pca, int n) {
        double spread = Math.sqrt(Math.max(pca.variance()[0], Double.MIN_NORMAL));
        float[][] y = new float[2][n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 2; c++) {
                y[c][i] = c < pca.variance().length ? (float) (1e-4 * pca.scores()[i][c] / spread) : 0;
            }
        }
        return y;
    }

    private static double[][] descended(Pulls near, float[][] y, int n, ProgressListener progress, CancelToken token) {
        float[][] step = new float[2][n];
        float[][] gain = new float[2][n];
        Arrays.fill(gain[0], 1);
        Arrays.fill(gain[1], 1);
        float rate = (float) Math.max(n / 48.0, 50);
        float[][] attraction = new float[2][n];
        Repulsion repulsion = new Repulsion(n);
        for (int round = 0; round < ROUNDS; round++) {
            token.throwIfCancelled();
            progress.update(round, ROUNDS);
            float pull = round < EARLY ? (float) EXAGGERATION : 1;
            near.of(y, attraction);
            float push = (float) (1 / repulsion.of(y));
            float momentum = round < EARLY ? 0.5f : 0.8f;
            for (int c = 0; c < 2; c++) {
                float mean = 0;
                for (int i = 0; i < n; i++) {
                    float gradient = 4 * (pull * attraction[c][i] - push * repulsion.force(c)[i]);
                    float g = gradient * step[c][i] > 0 ? gain[c][i] * 0.8f : gain[c][i] + 0.2f;
                    gain[c][i] = Math.max(0.01f, g);
                    step[c][i] = momentum * step[c][i] - rate * gain[c][i] * gradient;
                    y[c][i] += step[c][i];
                    mean += y[c][i] / n;
                }
                for (int i = 0; i < n; i++) {
                    y[c][i] -= mean;
                }
            }
        }
        progress.update(ROUNDS, ROUNDS);
        double[][] out = new double[n][];
        for (int i = 0; i < n; i++) {
            out[i] = new double[] {y[0][i], y[1][i]};
        }
        return out;
    }
}
