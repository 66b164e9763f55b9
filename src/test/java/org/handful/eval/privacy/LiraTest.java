package org.handful.eval.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.handful.eval.Vectors;
import org.handful.math.Cholesky;
import org.handful.math.Softmax;
import org.handful.math.privacy.GaussianMechanism;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiraTest {
    private static final JsonNode GOLDEN = Vectors.read("lira");
    private static final JsonNode TRAINED = Vectors.read("trained");

    @Test
    void theStatisticIsTheLogOfTheOddsOfTheLabel() {
        for (JsonNode row : GOLDEN.get("statistic")) {
            double[] p = Vectors.doubles(row.get("logits"));
            Softmax.inPlace(p);
            assertThat(Membership.statistic(p, row.get("y").asInt()))
                    .isCloseTo(row.get("stat_from_probs").asDouble(), within(1e-9));
            assertThat(Membership.statistic(p, row.get("y").asInt())).isCloseTo(row.get("stat").asDouble(), within(1e-9));
        }
        assertThat(Membership.statistic(new double[] {1, 0}, 0)).isFinite().isGreaterThan(100);
    }

    @Test
    void scoresAreThoseOfTheReference() {
        JsonNode tiny = GOLDEN.get("tiny");
        double[] score = Lira.scores(Vectors.doubles(tiny.get("stat_target")), Vectors.matrix(tiny.get("stat_in")),
                Vectors.matrix(tiny.get("stat_out")));
        assertThat(score).containsExactly(
                Vectors.doubles(tiny.get("scores_higher_is_member").get("online_fixed")), within(1e-9));
        JsonNode one = TRAINED.get("lira_one_example");
        double[] alone = Lira.scores(new double[] {one.get("target").asDouble()},
                new double[][] {Vectors.doubles(one.get("stat_in"))}, new double[][] {Vectors.doubles(one.get("stat_out"))});
        assertThat(alone[0]).as("the other way round").isCloseTo(-one.get("score").asDouble(), within(1e-9));
    }

    @Test
    void theCurveIsThatOfTheReference() {
        JsonNode toy = GOLDEN.get("roc_toy");
        int[] member = Vectors.ints(toy.get("member"));
        boolean[] in = new boolean[member.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = member[i] == 1;
        }
        MembershipRoc roc = MembershipRoc.of(Vectors.doubles(toy.get("score")), in);
        double[][] points = Vectors.matrix(toy.get("points_fpr_tpr"));
        assertThat(roc.fpr()).containsExactly(Arrays.stream(points).mapToDouble(p -> p[0]).toArray());
        assertThat(roc.tpr()).containsExactly(Arrays.stream(points).mapToDouble(p -> p[1]).toArray());
        assertThat(roc.auc()).isCloseTo(toy.get("auc").asDouble(), within(1e-12));
        assertThat(roc.tprAt(0.1)).isEqualTo(toy.get("tpr@0.1_step").asDouble());
        assertThat(roc.tprAt(0.3)).isEqualTo(toy.get("tpr@0.3_step").asDouble());
        assertThat(roc.advantage()).isEqualTo(toy.get("advantage").asDouble());
    }

    /** 33 ridge classifiers on random halves of 30 images, as the note of the golden file has it. */
    @Test
    void theWholeAttackGivesTheFiguresOfTheReference() {
        JsonNode golden = GOLDEN.get("simulation");
        int n = 30;
        int models = 33;
        Random random = new Random(2024);
        double[][] x = new double[n][5];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 4; j++) {
                x[i][j] = (j == i % 3 ? 1 : 0) + 0.8 * Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                        * Math.cos(2 * Math.PI * random.nextDouble());
            }
            x[i][4] = 1;
        }
        boolean[][] in = new boolean[models][n];
        double[][] statistic = new double[models][n];
        for (int m = 0; m < models; m++) {
            do {
                for (int i = 0; i < n; i++) {
                    in[m][i] = random.nextDouble() < 0.5;
                }
            } while (!everyClass(in[m]));
            statistic[m] = ridge(x, in[m]);
        }
        double[][] first = Vectors.matrix(golden.get("X_first2"));
        for (int i = 0; i < 2; i++) {
            assertThat(Arrays.copyOf(x[i], 4)).containsExactly(first[i], within(1e-12));
        }
        int[] learned = Vectors.ints(golden.get("in_model0"));
        for (int i = 0; i < n; i++) {
            assertThat(in[0][i]).isEqualTo(learned[i] == 1);
        }
        assertThat(Arrays.copyOf(statistic[0], 5))
                .containsExactly(Vectors.doubles(golden.get("stat_model0_first5")), within(1e-6));
        JsonNode expected = golden.get("pooled_online_fixed");
        MembershipRoc roc = MembershipRoc.pooled(Lira.scores(statistic, in), in);
        assertThat(roc.auc()).isCloseTo(expected.get("auc").asDouble(), within(1e-6));
        assertThat(roc.tprAt(0.01)).isCloseTo(expected.get("tpr@0.01").asDouble(), within(1e-9));
        assertThat(roc.tprAt(0.001)).isCloseTo(expected.get("tpr@0.001").asDouble(), within(1e-9));
        assertThat(roc.advantage()).isCloseTo(expected.get("advantage").asDouble(), within(1e-9));
        MembershipRoc thin = roc.thinned(50);
        assertThat(thin.fpr()).hasSizeLessThan(60).isSorted().endsWith(1.0);
        assertThat(thin.tprAt(0.1)).isCloseTo(roc.tprAt(0.1), within(0.05));
        MembershipRoc plain = MembershipRoc.pooled(statistic, in);
        assertThat(plain.auc()).isCloseTo(golden.get("pooled_loss_baseline").get("auc").asDouble(), within(1e-6));
    }

    private static boolean everyClass(boolean[] in) {
        boolean[] seen = new boolean[3];
        for (int i = 0; i < in.length; i++) {
            seen[i % 3] |= in[i];
        }
        return seen[0] && seen[1] && seen[2];
    }

    private static double[] ridge(double[][] x, boolean[] in) {
        double[] a = new double[25];
        double[][] b = new double[3][5];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; in[i] && j < 5; j++) {
                for (int l = 0; l < 5; l++) {
                    a[j * 5 + l] += x[i][j] * x[i][l];
                }
                for (int k = 0; k < 3; k++) {
                    b[k][j] += x[i][j] * (i % 3 == k ? 1 : -1);
                }
            }
        }
        for (int j = 0; j < 5; j++) {
            a[j * 6] += 0.1;
        }
        Cholesky cholesky = new Cholesky(a, 5);
        double[][] w = Arrays.stream(b).map(column -> cholesky.solve(column, 1)).toArray(double[][]::new);
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] z = new double[3];
            for (int k = 0; k < 3; k++) {
                z[k] = 4 * org.handful.math.Vectors.dot(w[k], x[i]);
            }
            Softmax.inPlace(z);
            out[i] = Membership.statistic(z, i % 3);
        }
        return out;
    }

    @Test
    void theBoundIsThatOfTheReferenceWhereImagesAreExchanged() {
        JsonNode golden = TRAINED.get("lira_tpr_bound");
        assertThat(new MembershipBound(golden.get("eps").asDouble(), golden.get("delta").asDouble()).exchanged()
                .tpr(golden.get("fpr").asDouble())).isCloseTo(golden.get("bound").asDouble(), within(1e-12));
    }

    /** The best of all attacks on one Gaussian: TPR = Phi(Phi^-1(FPR) + mu), which touches the bound and never crosses it. */
    @Property(tries = 100)
    void noAttackOnANoisySumCrossesTheBound(
            @ForAll @DoubleRange(min = 0.1, max = 4) double mu, @ForAll @DoubleRange(min = -6, max = 5) double cut,
            @ForAll @DoubleRange(min = -6, max = -1) double exponent) {
        var normal = org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1);
        double delta = Math.pow(10, exponent);
        var bound = new MembershipBound(new GaussianMechanism(mu).epsilon(delta), delta);
        double fpr = normal.survivalProbability(cut);
        assertThat(normal.survivalProbability(cut - mu)).isLessThanOrEqualTo(bound.tpr(fpr) + 1e-9);
    }
}
