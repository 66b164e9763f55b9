package org.handful.eval.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.distribution.TDistribution;
import org.handful.eval.Vectors;
import org.handful.eval.metric.Quantiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Differences on the same episodes, splits and images")
class PairedStatisticsTest {
    private static final JsonNode GOLDEN = Vectors.read("fewshot_stats");
    private static final double[] A = Vectors.doubles(GOLDEN.get("episodes_A"));
    private static final double[] B = Vectors.doubles(GOLDEN.get("episodes_B"));

    @Test
    void studentsPairedT() {
        JsonNode g = GOLDEN.get("paired_t");
        PairedDifference d = PairedDifference.of(A, B);
        assertThat(d.value()).isCloseTo(g.get("mean_diff").asDouble(), within(1e-9));
        assertThat(d.p()).isCloseTo(g.get("p").asDouble(), within(1e-9));
        assertThat(d.low()).isCloseTo(g.get("ci95").get(0).asDouble(), within(1e-9));
        assertThat(d.high()).isCloseTo(g.get("ci95").get(1).asDouble(), within(1e-9));
        TDistribution t = TDistribution.of(g.get("df").asInt());
        assertThat(d.n() - 1).isEqualTo(g.get("df").asInt());
        assertThat(t.inverseSurvivalProbability(d.p() / 2)).isCloseTo(g.get("t").asDouble(), within(1e-7));
        assertThat((d.high() - d.value()) / t.inverseSurvivalProbability(0.025) * Math.sqrt(d.n()))
                .as("from the width of the interval").isCloseTo(g.get("sd").asDouble(), within(1e-9));
    }

    @Test
    void splitsThatShareImagesAreLessEvidence() {
        JsonNode g = GOLDEN.get("nadeau_bengio");
        double[] diffs = Vectors.doubles(g.get("diffs"));
        double[] none = new double[diffs.length];
        PairedDifference d = PairedDifference.ofSplits(diffs, none, g.get("n_train").asInt(), g.get("n_test").asInt());
        TDistribution t = TDistribution.of(g.get("df").asInt());
        double quantile = t.inverseSurvivalProbability(0.025);
        assertThat((d.high() - d.value()) / quantile).isCloseTo(g.get("se").asDouble(), within(1e-9));
        assertThat((PairedDifference.of(diffs, none).high() - d.value()) / quantile)
                .as("as if the splits shared nothing").isCloseTo(g.get("naive_se").asDouble(), within(1e-9));
        assertThat(t.inverseSurvivalProbability(d.p() / 2)).isCloseTo(g.get("t").asDouble(), within(1e-9));
        assertThat(d.value()).isCloseTo(g.get("mean_diff").asDouble(), within(1e-9));
        assertThat(d.p()).isCloseTo(g.get("p").asDouble(), within(1e-9));
    }

    @Test
    void bootstrapOverImages() {
        JsonNode g = GOLDEN.get("paired_bootstrap");
        double[] d = new double[A.length];
        Arrays.setAll(d, i -> A[i] - B[i]);
        PairedBootstrap b = PairedBootstrap.of(d, g.get("B").asInt(), g.get("seed").asLong());
        assertThat(b.value()).isCloseTo(0.022, within(1e-9));
        assertThat(b.low()).isCloseTo(g.get("ci95_type7").get(0).asDouble(), within(1e-9));
        assertThat(b.high()).isCloseTo(g.get("ci95_type7").get(1).asDouble(), within(1e-9));
        double[] first = Vectors.doubles(g.get("first3_means"));
        for (int draws = 1; draws <= first.length; draws++) {
            double[] sorted = Arrays.copyOf(first, draws);
            Arrays.sort(sorted);
            PairedBootstrap few = PairedBootstrap.of(d, draws, g.get("seed").asLong());
            assertThat(few.low()).isCloseTo(Quantiles.ofSorted(sorted, 0.025), within(1e-9));
            assertThat(few.high()).isCloseTo(Quantiles.ofSorted(sorted, 0.975), within(1e-9));
        }
        assertThat(b.p()).isCloseTo(g.get("p_two_sided").asDouble(), within(1e-12));
    }

    @Test
    void mcNemarsExactTest() {
        for (JsonNode g : GOLDEN.get("mcnemar")) {
            assertThat(new PairedCounts(3, g.get("b").asInt(), g.get("c").asInt(), 4).p())
                    .isCloseTo(g.get("p_exact").asDouble(), within(1e-9));
        }
    }

    @Test
    void holmsCorrection() {
        JsonNode g = Vectors.read("binomial_ci").get("multiple_testing");
        double[] adjusted = Holm.adjusted(Vectors.doubles(g.get("p")));
        double[] expected = Vectors.doubles(g.get("holm"));
        for (int i = 0; i < expected.length; i++) {
            assertThat(adjusted[i]).isCloseTo(expected[i], within(1e-9));
        }
    }

    @Property(tries = 100)
    void theOtherWayRoundIsTheSameWithTheOtherSign(
            @ForAll @Size(min = 3, max = 30) double @DoubleRange(min = 0, max = 1) [] figures) {
        double[] other = figures.clone();
        Arrays.sort(other);
        PairedDifference there = PairedDifference.of(figures, other);
        PairedDifference back = PairedDifference.of(other, figures);
        assertThat(back.value()).isCloseTo(-there.value(), within(1e-12));
        assertThat(back.low()).isCloseTo(-there.high(), within(1e-12));
        assertThat(back.p()).isCloseTo(there.p(), within(1e-9));
    }

    @Test
    void equalMethodsDoNotDiffer() {
        PairedDifference d = PairedDifference.of(A, A);
        assertThat(d.p()).isEqualTo(1);
        assertThat(d.low()).isZero();
        double[] better = Arrays.stream(A).map(a -> a + 0.25).toArray();
        assertThat(PairedDifference.of(better, A).p()).isLessThan(1e-9);
    }
}
