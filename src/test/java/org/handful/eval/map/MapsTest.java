package org.handful.eval.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.handful.eval.Vectors;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MapsTest {
    private static final JsonNode GOLDEN = Vectors.read("explanations_maps");
    private static final double[][] X = Vectors.matrix(GOLDEN.get("pca").get("X"));

    @Test
    void principalComponentsEqualTheReference() {
        JsonNode golden = GOLDEN.get("pca");
        Pca pca = Pca.of(X, 3);
        assertThat(pca.variance()).containsExactly(Vectors.doubles(golden.get("eigenvalues")), within(1e-9));
        for (int c = 0; c < 2; c++) {
            assertThat(pca.components()[c])
                    .containsExactly(Vectors.doubles(golden.get("components").get(c)), within(1e-9));
        }
        for (int i = 0; i < X.length; i++) {
            assertThat(Arrays.copyOf(pca.scores()[i], 2))
                    .containsExactly(Vectors.doubles(golden.get("scores").get(i)), within(1e-9));
        }
        for (int c = 0; c < 3; c++) {
            assertThat(pca.explained(c)).isCloseTo(golden.get("explained").get(c).doubleValue(), within(1e-9));
        }
    }

    @Test
    void neighbourhoodsOfTsneEqualTheReference() {
        JsonNode golden = GOLDEN.get("tsne");
        int n = X.length;
        double[] squared = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                squared[i * n + j] = org.handful.math.Vectors.squaredDistance(X[i], X[j]);
            }
        }
        Affinities near = Affinities.of(squared, n, golden.get("perplexity").doubleValue());
        assertThat(near.beta()).containsExactly(Vectors.doubles(golden.get("beta")), within(1e-8));
        for (int i = 0; i < n; i++) {
            assertThat(Arrays.copyOfRange(near.p(), i * n, i * n + n))
                    .containsExactly(Vectors.doubles(golden.get("P").get(i)), within(1e-9));
        }
        assertThat(Arrays.stream(near.p()).sum()).isCloseTo(1, within(1e-12));
    }

    /** More dimensions than images, more images than dimensions, and both beyond what is solved exactly. */
    @Test
    void theWaysToTheComponentsAgree() {
        for (int[] size : new int[][] {{30, 80}, {80, 30}, {450, 420}}) {
            double[][] x = clusters(size[0], size[1]);
            Pca pca = Pca.of(x, 2);
            double direct = 0;
            for (int c = 0; c < 2; c++) {
                // An eigenvector of the covariance: multiplying by it only stretches.
                double[] v = pca.components()[c];
                double[] out = new double[size[1]];
                double[] mean = new double[size[1]];
                for (double[] row : x) {
                    org.handful.math.Vectors.axpy(1.0 / size[0], row, mean);
                }
                for (double[] row : x) {
                    double[] off = row.clone();
                    org.handful.math.Vectors.axpy(-1, mean, off);
                    org.handful.math.Vectors.axpy(org.handful.math.Vectors.dot(off, v) / (size[0] - 1), off, out);
                }
                org.handful.math.Vectors.axpy(-pca.variance()[c], v, out);
                direct = Math.max(direct, org.handful.math.Vectors.norm(out) / pca.variance()[c]);
            }
            assertThat(direct).as("%d x %d", size[0], size[1]).isLessThan(1e-3);
        }
    }

    @Test
    void tsneKeepsWhatIsTogetherTogether() {
        double[][] x = clusters(90, 20);
        double[][] y = Tsne.of(x, ProgressListener.NONE, new CancelToken());
        int together = 0;
        for (int i = 0; i < 90; i++) {
            int nearest = -1;
            for (int j = 0; j < 90; j++) {
                if (j != i && (nearest < 0 || org.handful.math.Vectors.squaredDistance(y[i], y[j])
                        < org.handful.math.Vectors.squaredDistance(y[i], y[nearest]))) {
                    nearest = j;
                }
            }
            together += nearest % 3 == i % 3 ? 1 : 0;
        }
        assertThat(together).isGreaterThan(85);
        assertThat(Tsne.of(x, ProgressListener.NONE, new CancelToken())).isDeepEqualTo(y);
        assertThat(Arrays.stream(y).flatMapToDouble(Arrays::stream)).allMatch(Double::isFinite);
    }

    @Test
    void tsneSurvivesImagesThatAreAllTheSame() {
        double[][] y = Tsne.of(new double[12][4], ProgressListener.NONE, new CancelToken());
        assertThat(Arrays.stream(y).flatMapToDouble(Arrays::stream)).allMatch(Double::isFinite);
    }

    @Test
    void cancelEndsTsne() {
        CancelToken token = new CancelToken();
        assertThatThrownBy(() -> Tsne.of(clusters(30, 5), (done, _) -> {
            if (done == 3) {
                token.cancel();
            }
        }, token)).isInstanceOf(CancellationException.class);
    }

    private static double[][] clusters(int n, int d) {
        Random random = new Random(n);
        double[][] x = new double[n][d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                x[i][j] = random.nextGaussian() + (j == i % 3 ? 14 : 0);
            }
        }
        return x;
    }
}
