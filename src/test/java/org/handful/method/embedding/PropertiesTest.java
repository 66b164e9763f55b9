package org.handful.method.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.EmbeddingMethod;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import tools.jackson.databind.JsonNode;

/** What the formulas of the inductive methods become where one of their numbers goes to an end, and how they meet. */
class PropertiesTest {
    private static final FitContext QUIET = FitContext.quiet(0);
    private static final Normaliser AS_IS = new Normaliser(Normalisation.NONE, new double[0]);

    @Example
    void centredDistancesAreGolden() {
        JsonNode golden = GoldenVectors.json("feature-space.json");
        var normaliser = new Normaliser(Normalisation.CL2N, GoldenVectors.doubles(golden.get("input").get("base_mean")));
        double[] means = Support.means(GoldenVectors.goldenSupport(), normaliser);
        double[] q = normaliser.apply(GoldenVectors.goldenQueries());
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 3; k++) {
                assertThat(Vectors.squaredDistance(q, 4 * i, means, 4 * k, 4)).isCloseTo(
                        golden.get("simpleshot").get("CL2N_sqdist").get(i).get(k).asDouble(), within(2e-6));
            }
        }
    }

    @Example
    void withManyImagesThePrecisionOfGdaIsTheInverseCovariance() {
        // x = A e with e of covariance I: covariance A A^T, inverse known in closed form.
        double[] a = {1, 0, 0, 0.5, 1, 0, -0.3, 0.2, 0.7};
        Random random = new Random(3);
        int n = 40_000;
        float[] x = new float[3 * n];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 2;
            double[] e = random.doubles(3).map(v -> Math.sqrt(12) * (v - 0.5)).toArray();
            for (int j = 0; j < 3; j++) {
                x[3 * i + j] = (float) (a[3 * j] * e[0] + a[3 * j + 1] * e[1] + a[3 * j + 2] * e[2] + 2 * y[i] - j);
            }
        }
        var shared = SharedCovariance.of(new LabelledEmbeddings(new EmbeddingMatrix(n, 3, x), y, 2), AS_IS, new int[0]);
        for (int k = 0; k < 2; k++) {
            double[] mean = Arrays.copyOfRange(shared.means(), 3 * k, 3 * k + 3);
            // Solve A A^T w = mean by hand: A is lower triangular.
            double[] u = new double[3];
            for (int i = 0; i < 3; i++) {
                u[i] = mean[i];
                for (int j = 0; j < i; j++) {
                    u[i] -= a[3 * i + j] * u[j];
                }
                u[i] /= a[3 * i + i];
            }
            double[] w = new double[3];
            for (int i = 2; i >= 0; i--) {
                w[i] = u[i];
                for (int j = i + 1; j < 3; j++) {
                    w[i] -= a[3 * j + i] * w[j];
                }
                w[i] /= a[3 * i + i];
            }
            for (int j = 0; j < 3; j++) {
                assertThat(shared.weight()[3 * k + j] * (n - 1) / 3).isCloseTo(w[j], within(0.03 * (1 + Math.abs(w[j]))));
            }
        }
    }

    @Property(tries = 20)
    void gdaDoesNotKnowTheScaleOfEmbeddings(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 1, 3, 2, 2);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 6, 1, 4, 4, 4).x();
        var config = new Gda.Config(Normalisation.NONE, Gda.Prior.UNIFORM);
        double[][] a = new Gda().fit(support, config, QUIET).last().probabilities(queries);
        double[][] b = new Gda().fit(new LabelledEmbeddings(times(support.x(), 8), support.y(), 3), config, QUIET).last()
                .probabilities(times(queries, 8));
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).containsExactly(a[i], within(1e-6));
        }
    }

    @Property(tries = 20)
    void gdaWithARoundCovarianceIsTheNearestClassMean(@ForAll long seed) throws Exception {
        // Each class has its mean plus and minus the same step along every axis.
        Random random = new Random(seed);
        float[] x = new float[3 * 8 * 4];
        int[] y = new int[24];
        float[] means = new float[12];
        for (int i = 0; i < 12; i++) {
            means[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < 24; i++) {
            y[i] = i / 8;
            for (int j = 0; j < 4; j++) {
                x[4 * i + j] = means[4 * y[i] + j] + (i % 8 / 2 == j ? i % 2 == 0 ? 0.25f : -0.25f : 0);
            }
        }
        var support = new LabelledEmbeddings(new EmbeddingMatrix(24, 4, x), y, 3);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 4, 0, 5, 5, 5).x();
        assertThat(ranks(new Gda(), new Gda.Config(Normalisation.NONE, Gda.Prior.UNIFORM), support, queries))
                .isEqualTo(ranks(new Centroid(), new Centroid.Config(Centroid.Metric.EUCLIDEAN, Normalisation.NONE),
                        support, queries));
    }

    @Property(tries = 20)
    void withOneImagePerClassClassMeansAreNearestNeighbours(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 1, 1, 1, 1);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 6, 1, 4, 4, 4).x();
        assertThat(ranks(new Centroid(), new Centroid().defaults(), support, queries))
                .isEqualTo(ranks(new Knn(), new Knn.Config(1, false, Normalisation.L2), support, queries));
    }

    @Property(tries = 20)
    void copiesOfEveryImageLeaveClassMeansWhereTheyAre(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 1, 3, 2, 2);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 6, 1, 4, 4, 4).x();
        assertThat(ranks(new Centroid(), new Centroid().defaults(), Drawn.repeated(support, 3), queries))
                .isEqualTo(ranks(new Centroid(), new Centroid().defaults(), support, queries));
    }

    @Property(tries = 10)
    void logisticRegressionWithAllPenaltyGivesTheFrequenciesOfTheClasses(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 1, 5, 3, 2);
        double[][] p = new Logistic().fit(support, new Logistic.Config(1e-3, Normalisation.L2, 2000), QUIET).last()
                .probabilities(Drawn.of(seed + 1, 6, 1, 4, 4, 4).x());
        for (double[] row : p) {
            assertThat(row).containsExactly(new double[] {0.5, 0.3, 0.2}, within(0.01));
        }
    }

    private static <C extends Record> int[] ranks(
            EmbeddingMethod<C> method, C config, LabelledEmbeddings support, EmbeddingMatrix queries) throws Exception {
        double[][] p = method.fit(support, config, QUIET).last().probabilities(queries);
        return Arrays.stream(p).mapToInt(Vectors::argmax).toArray();
    }

    private static EmbeddingMatrix times(EmbeddingMatrix x, float factor) {
        float[] out = new float[x.values().length];
        IntStream.range(0, out.length).forEach(i -> out[i] = factor * x.values()[i]);
        return new EmbeddingMatrix(x.rows(), x.dim(), out);
    }
}
