package org.handful.method.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.handful.math.Cholesky;
import org.handful.math.Vectors;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Gaussian discriminant analysis")
class GdaTest {
    private static final Normaliser L2 = new Normaliser(Normalisation.L2, new double[0]);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reproducesTheGoldenWeights(boolean dual) {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("gda");
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        var shared = SharedCovariance.of(support, L2, new int[0], dual);
        for (int k = 0; k < 3; k++) {
            double[] expected = GoldenVectors.doubles(golden.get("W").get(k));
            for (int j = 0; j < 4; j++) {
                assertThat(shared.weight()[k * 4 + j]).isCloseTo(expected[j], within(1e-5));
            }
            assertThat(shared.bias()[k]).isCloseTo(
                    GoldenVectors.doubles(golden.get("b"))[k] - Math.log(1.0 / 3), within(1e-5));
        }
        assertThat(shared.ridge()).isCloseTo(golden.get("cov_trace").asDouble(), within(1e-6));
    }

    @Test
    void scoresAreTheGoldenLogitsTimesOneFactor() throws Exception {
        JsonNode logits = GoldenVectors.json("feature-space.json").get("gda").get("gda_logits");
        double[][] p = new Gda().fit(GoldenVectors.goldenSupport(), new Gda().defaults(), FitContext.quiet(0)).last()
                .probabilities(GoldenVectors.goldenQueries());
        double factor = 0;
        for (int i = 0; i < p.length; i++) {
            double[] expected = GoldenVectors.doubles(logits.get(i));
            double ours = Math.log(p[i][0] / p[i][1]) / (expected[0] - expected[1]);
            factor = i == 0 ? ours : factor;
            assertThat(ours).isCloseTo(factor, within(1e-4 * factor));
            assertThat(Vectors.argmax(p[i])).isEqualTo(Vectors.argmax(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 40})
    @DisplayName("Closed-form leave-one-out equals leaving each image out, the ridge held")
    void leaveOneOutIsExact(int dim) {
        LabelledEmbeddings support = drawn(dim);
        int n = support.y().length;
        var shared = SharedCovariance.of(support, L2, IntStream.range(0, n).toArray());
        double[][] fast = shared.leaveOneOut(support, L2);
        double[] x = L2.apply(support.x());
        for (int i = 0; i < n; i++) {
            double[] slow = withoutRow(x, support.y(), i, dim, shared.ridge());
            assertThat(fast[i]).containsExactly(slow, within(1e-8 * dim));
        }
    }

    @Test
    void withOneImagePerClassItIsTheNearestClassMean() throws Exception {
        LabelledEmbeddings all = drawn(6);
        var support = new LabelledEmbeddings(all.x().select(new int[] {0, 4, 8}), new int[] {0, 1, 2}, 3);
        var context = FitContext.quiet(0);
        double[][] gda = new Gda().fit(support, new Gda().defaults(), context).last().probabilities(all.x());
        double[][] ncm = new Centroid().fit(support, new Centroid.Config(Centroid.Metric.EUCLIDEAN, Normalisation.L2),
                context).last().probabilities(all.x());
        for (int i = 0; i < gda.length; i++) {
            assertThat(gda[i]).containsExactly(ncm[i], within(1e-12));
        }
    }

    @Test
    void frequentClassesAreFavouredOnlyWhenAsked() throws Exception {
        LabelledEmbeddings support = drawn(6);
        int[] y = support.y();
        double[] rare = new double[2];
        for (Gda.Prior prior : Gda.Prior.values()) {
            double[][] p = new Gda().fit(support, new Gda.Config(Normalisation.L2, prior), FitContext.quiet(0)).last()
                    .probabilities(support.x());
            for (double[] row : p) {
                rare[prior.ordinal()] += row[y[0]];
            }
        }
        assertThat(rare[Gda.Prior.FREQUENCY.ordinal()]).isGreaterThan(rare[Gda.Prior.UNIFORM.ordinal()]);
    }

    private static LabelledEmbeddings drawn(int dim) {
        Random random = new Random(11);
        int[] y = {0, 0, 0, 0, 1, 1, 2, 2, 2, 0, 0};
        float[] x = new float[y.length * dim];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (random.nextGaussian() + (i % dim == y[i / dim] ? 2 : 0));
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(y.length, dim, x), y, 3);
    }

    /** -1/2 (x - mu_k)^T D (S + t I)^-1 (x - mu_k), everything but t estimated without row {@code out}. */
    private static double[] withoutRow(double[] x, int[] y, int out, int dim, double ridge) {
        double[][] mean = new double[3][dim];
        int[] count = new int[3];
        for (int i = 0; i < y.length; i++) {
            count[y[i]] += i == out ? 0 : 1;
            for (int j = 0; i != out && j < dim; j++) {
                mean[y[i]][j] += x[i * dim + j];
            }
        }
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < dim; j++) {
                mean[k][j] /= count[k];
            }
        }
        double[] m = new double[dim * dim];
        for (int a = 0; a < dim; a++) {
            m[a * dim + a] = ridge;
            for (int b = 0; b < dim; b++) {
                for (int i = 0; i < y.length; i++) {
                    double za = x[i * dim + a] - mean[y[i]][a];
                    double zb = x[i * dim + b] - mean[y[i]][b];
                    m[a * dim + b] += i == out ? 0 : za * zb;
                }
            }
        }
        var cholesky = new Cholesky(m, dim);
        double[] scores = new double[3];
        for (int k = 0; k < 3; k++) {
            double[] d = new double[dim];
            for (int j = 0; j < dim; j++) {
                d[j] = x[out * dim + j] - mean[k][j];
            }
            scores[k] = -0.5 * dim * Vectors.dot(d, cholesky.solve(d, 1));
        }
        return scores;
    }
}
