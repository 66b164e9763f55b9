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

    @Test
    void neighbourhoodsAndFalloffOfUmapEqualTheReference() {
        JsonNode golden = GOLDEN.get("umap");
        double[] distance = Vectors.doubles(golden.get("neighbour_distances_excl_self"));
        double[] fit = FuzzyNeighbours.width(distance, golden.get("k_incl_self").intValue(), 1);
        assertThat(fit).containsExactly(Vectors.doubles(golden.get("rho_sigma")), within(1e-9));
        for (double least : new double[] {0.1, 0.5}) {
            Falloff falloff = Falloff.fitted(least, 1);
            assertThat(new double[] {falloff.a(), falloff.b()})
                    .containsExactly(Vectors.doubles(golden.get("a_b(min_dist=" + least + ")")), within(1e-6));
        }
    }

    @Test
    void umapKeepsWhatIsTogetherTogether() {
        double[][] x = clusters(90, 20);
        double[][] y = Umap.of(x, ProgressListener.NONE, new CancelToken());
        assertThat(together(y)).isGreaterThan(85);
        assertThat(Umap.of(x, ProgressListener.NONE, new CancelToken())).isDeepEqualTo(y);
        assertThat(Arrays.stream(y).flatMapToDouble(Arrays::stream)).allMatch(Double::isFinite);
        double[][] same = Umap.of(new double[12][4], ProgressListener.NONE, new CancelToken());
        assertThat(Arrays.stream(same).flatMapToDouble(Arrays::stream)).allMatch(Double::isFinite);
    }

    /** Every point has a neighbour that is surely one, and no pair is counted twice. */
    @Test
    void theGraphOfUmapHoldsEveryImage() {
        double[][] x = clusters(40, 6);
        FuzzyNeighbours near = FuzzyNeighbours.of(x, 9);
        double[] surest = new double[40];
        for (int e = 0; e < near.weight().length; e++) {
            assertThat(near.head()[e]).isLessThan(near.tail()[e]);
            assertThat(near.weight()[e]).isBetween(0f, 1f);
            surest[near.head()[e]] = Math.max(surest[near.head()[e]], near.weight()[e]);
            surest[near.tail()[e]] = Math.max(surest[near.tail()[e]], near.weight()[e]);
        }
        assertThat(Arrays.stream(surest)).allMatch(w -> Math.abs(w - 1) < 1e-6);
    }

    @Test
    void cancelEndsUmap() {
        CancelToken token = new CancelToken();
        assertThatThrownBy(() -> Umap.of(clusters(30, 5), (done, _) -> {
            if (done == 3) {
                token.cancel();
            }
        }, token)).isInstanceOf(CancellationException.class);
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
        assertThat(together(y)).isGreaterThan(85);
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

    /** How many of 90 points have one of their own kind next to them. */
    private static int together(double[][] y) {
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
        return together;
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
