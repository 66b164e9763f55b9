package org.handful.method.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Nearest class mean and nearest neighbours")
class NeighbourTest {
    private static final FitContext QUIET = FitContext.quiet(0);

    @Test
    void euclideanCentroidRanksByTheGoldenDistances() throws Exception {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("simpleshot");
        var config = new Centroid.Config(Centroid.Metric.EUCLIDEAN, Normalisation.L2);
        double[][] p = new Centroid().fit(GoldenVectors.goldenSupport(), config, QUIET).last()
                .probabilities(GoldenVectors.goldenQueries());
        double factor = 0;
        for (int i = 0; i < p.length; i++) {
            double[] distance = GoldenVectors.doubles(golden.get("L2N_sqdist").get(i));
            double ours = Math.log(p[i][0] / p[i][1]) / (distance[1] - distance[0]);
            factor = i == 0 ? ours : factor;
            assertThat(ours).isCloseTo(factor, within(1e-3 * factor));
            assertThat(Vectors.argmax(p[i])).isEqualTo(GoldenVectors.ints(golden.get("pred"))[i]);
        }
    }

    @Test
    void centringUsesTheMeanOfTheSupportSet() {
        var x = new EmbeddingMatrix(2, 2, new float[] {1, 0, 3, 4});
        Normaliser n = Normaliser.of(Normalisation.CL2N, x);
        assertThat(n.centre()).containsExactly(2, 2);
        double root = Math.sqrt(0.2);
        assertThat(n.apply(x)).containsExactly(new double[] {-root, -2 * root, root, 2 * root}, within(1e-12));
        assertThat(new Normaliser(Normalisation.RMS, new double[0]).apply(x))
                .containsExactly(new double[] {Math.sqrt(2), 0, 0.6 * Math.sqrt(2), 0.8 * Math.sqrt(2)}, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Centroid.Metric.class)
    void theScaleIsThatOfMeansWithoutTheImageThatIsAskedAbout(Centroid.Metric metric) throws Exception {
        LabelledEmbeddings all = Drawn.of(8, 5, 1, 2, 3, 4);
        boolean cosine = metric == Centroid.Metric.COSINE;
        double[][] scores = new double[9][3];
        for (int i = 0; i < 9; i++) {
            var normaliser = Normaliser.of(Normalisation.L2, all.x());
            double[] means = Support.means(Drawn.without(all, i), normaliser);
            double[] x = normaliser.apply(all.x(), i, 1);
            for (int k = 0; k < 3; k++) {
                double[] p = Arrays.copyOfRange(means, 5 * k, 5 * k + 5);
                scores[i][k] = cosine ? Vectors.cosine(x, p) : -0.5 * Vectors.squaredDistance(x, p);
            }
        }
        double scale = Temperature.fit(scores, all.y(), new double[3]);
        double[] p = new Centroid().fit(all, new Centroid.Config(metric, Normalisation.L2), QUIET).last()
                .probabilities(all.x())[0];
        double[] means = Support.means(all, Normaliser.of(Normalisation.L2, all.x()));
        double[] x = Normaliser.of(Normalisation.L2, all.x()).apply(all.x(), 0, 1);
        double[] z = new double[2];
        for (int k = 0; k < 2; k++) {
            double[] mean = Arrays.copyOfRange(means, 5 * k, 5 * k + 5);
            z[k] = cosine ? Vectors.cosine(x, mean) : -0.5 * Vectors.squaredDistance(x, mean);
        }
        assertThat(Math.log(p[0] / p[1]) / (z[0] - z[1])).isCloseTo(scale, within(1e-6 * scale));
    }

    @Test
    void aDefaultScaleServesOneImagePerClass() throws Exception {
        var one = new LabelledEmbeddings(new EmbeddingMatrix(2, 2, new float[] {1, 0, 0, 1}), new int[] {0, 1}, 2);
        double[] p = new Centroid().fit(one, new Centroid().defaults(), QUIET).last()
                .probabilities(new EmbeddingMatrix(1, 2, new float[] {2, 0}))[0];
        assertThat(p[0]).isCloseTo(1 / (1 + Math.exp(-Centroid.NATS)), within(1e-9));
    }

    @Test
    void neighboursVoteWithTheirNearness() throws Exception {
        LabelledEmbeddings support = circle(new double[] {0, 20, 30, 40}, new int[] {1, 0, 0, 0});
        EmbeddingMatrix query = circle(new double[] {1}, new int[] {0}).x();
        double[] equal = knn(support, 3, false, query);
        double[] weighted = knn(support, 3, true, query);
        assertThat(equal).containsExactly(new double[] {2.25 / 3.5, 1.25 / 3.5}, within(1e-6));
        assertThat(weighted[1]).isGreaterThan(equal[1]);
        double c1 = Math.exp((Math.cos(Math.toRadians(19)) - Math.cos(Math.toRadians(1))) / KnnHead.WIDTH);
        double c2 = Math.exp((Math.cos(Math.toRadians(29)) - Math.cos(Math.toRadians(1))) / KnnHead.WIDTH);
        assertThat(weighted[1]).isCloseTo(1.25 / (1 + c1 + c2 + 0.5), within(1e-5));
    }

    @Test
    void neighboursAtTheSameDistanceAreTakenInOrder() throws Exception {
        LabelledEmbeddings support = circle(new double[] {10, -10, 10}, new int[] {1, 0, 0});
        EmbeddingMatrix query = circle(new double[] {10}, new int[] {0}).x();
        assertThat(Vectors.argmax(knn(support, 1, false, query))).isEqualTo(1);
    }

    @Test
    void moreNeighboursThanImagesMeansAllOfThem() throws Exception {
        LabelledEmbeddings support = circle(new double[] {0, 90, 100}, new int[] {0, 1, 1});
        EmbeddingMatrix query = circle(new double[] {0}, new int[] {0}).x();
        double[] all = {1.25 / 3.5, 2.25 / 3.5};
        assertThat(knn(support, 1000, false, query)).containsExactly(all, within(1e-9));
    }

    private static double[] knn(LabelledEmbeddings support, int k, boolean weighted, EmbeddingMatrix query)
            throws Exception {
        var config = new Knn.Config(k, weighted, Normalisation.L2);
        return new Knn().fit(support, config, QUIET).last().probabilities(query)[0];
    }

    private static LabelledEmbeddings circle(double[] degrees, int[] y) {
        float[] x = new float[2 * degrees.length];
        for (int i = 0; i < degrees.length; i++) {
            x[2 * i] = (float) Math.cos(Math.toRadians(degrees[i]));
            x[2 * i + 1] = (float) Math.sin(Math.toRadians(degrees[i]));
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(degrees.length, 2, x), y, 2);
    }
}
