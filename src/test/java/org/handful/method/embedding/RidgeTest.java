package org.handful.method.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Ridge regression. */
class RidgeTest {
    private static final Normaliser L2 = new Normaliser(Normalisation.L2, new double[0]);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reproducesTheGoldenWeights(boolean dual) throws Exception {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("ridge");
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        var solution = new RidgeSolution(support, L2, ones(6), dual);
        double[] weight = solution.weight(golden.get("lam").asDouble());
        double[] bias = solution.bias(weight);
        assertThat(bias).containsExactly(GoldenVectors.doubles(golden.get("b")), within(1e-6));
        double[][] rows = GoldenVectors.rows(golden.get("W"));
        for (int k = 0; k < 3; k++) {
            assertThat(Arrays.copyOfRange(weight, 4 * k, 4 * k + 4)).containsExactly(rows[k], within(1e-6));
        }
        double[][] scores = new LinearHead("ridge", L2, weight, bias).logits(GoldenVectors.goldenQueries());
        for (int i = 0; i < 6; i++) {
            assertThat(scores[i]).containsExactly(GoldenVectors.rows(golden.get("scores"))[i], within(1e-6));
        }
    }

    @Property(tries = 40)
    void leavingOutInClosedFormIsLeavingOut(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 20) int dim,
            @ForAll @DoubleRange(min = -3, max = 2) double exponent, @ForAll boolean balance) {
        LabelledEmbeddings support = Drawn.of(seed, dim, 2, 4, 2, 3);
        double lambda = Math.pow(10, exponent);
        double[] w = balance ? new double[] {.75, .75, .75, .75, 1.5, 1.5, 1, 1, 1} : ones(9);
        int[] all = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        for (boolean dual : new boolean[] {true, false}) {
            double[][] fast = new RidgeSolution(support, L2, w, dual).leaveOneOut(lambda, all);
            for (int out : all) {
                double[] rest = new double[8];
                Arrays.setAll(rest, i -> w[i < out ? i : i + 1]);
                var without = new RidgeSolution(Drawn.without(support, out), L2, rest, dual);
                double[] weight = without.weight(lambda);
                double[] slow = new LinearHead("ridge", L2, weight, without.bias(weight))
                        .logits(support.x().select(new int[] {out}))[0];
                assertThat(fast[out]).containsExactly(slow, within(1e-6));
            }
        }
    }

    @Property(tries = 30)
    void withMuchPenaltyTheWeightsAreClassSumsLessTheirShare(@ForAll long seed) {
        LabelledEmbeddings support = Drawn.of(seed, 6, 2, 3, 2, 4);
        double lambda = 1e9;
        double[] weight = new RidgeSolution(support, L2, ones(9)).weight(lambda);
        double[] x = L2.apply(support.x());
        double[] share = {3 / 9.0, 2 / 9.0, 4 / 9.0};
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 6; j++) {
                double expected = 0;
                for (int i = 0; i < 9; i++) {
                    expected += ((support.y()[i] == k ? 1 : 0) - share[k]) * x[i * 6 + j];
                }
                assertThat(lambda * weight[k * 6 + j]).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Property(tries = 20)
    void withMuchPenaltyItRanksLikeClassMeansOfEqualLength(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 8, 3, 3, 3);
        var queries = Drawn.of(seed + 1, 8, 3, 10, 10).x();
        var config = new Ridge.Config(false, 1e6, true, Normalisation.CL2N);
        double[][] p = new Ridge().fit(support, config, FitContext.quiet(0)).last().probabilities(queries);
        var ncm = new Centroid.Config(Centroid.Metric.EUCLIDEAN, Normalisation.CL2N);
        double[][] q = new Centroid().fit(support, ncm, FitContext.quiet(0)).last().probabilities(queries);
        for (int i = 0; i < p.length; i++) {
            if (Math.abs(Math.log(q[i][0] / q[i][1])) > 0.5) {
                assertThat(Vectors.argmax(p[i])).isEqualTo(Vectors.argmax(q[i]));
            }
        }
    }

    @Property(tries = 20)
    void balancedClassesNeedNoBalance(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 8, 2, 3, 3, 3);
        double[][] a = probabilities(support, true);
        double[][] b = probabilities(support, false);
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).containsExactly(a[i], within(1e-9));
        }
    }

    private static double[][] probabilities(LabelledEmbeddings support, boolean balance) throws Exception {
        var config = new Ridge.Config(true, 1, balance, Normalisation.L2);
        return new Ridge().fit(support, config, FitContext.quiet(0)).last().probabilities(support.x());
    }

    private static double[] ones(int n) {
        double[] w = new double[n];
        Arrays.fill(w, 1);
        return w;
    }
}
