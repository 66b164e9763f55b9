package org.handful.eval.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.handful.eval.Vectors;
import org.handful.eval.paired.Holm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ProportionsTest {
    private static final JsonNode GOLDEN = Vectors.read("binomial_ci");
    private static final double TINY = 1e-9;

    @Test
    void intervalsEqualTheReference() {
        Map<ProportionInterval, String> names = Map.of(ProportionInterval.WILSON, "wilson",
                ProportionInterval.CLOPPER_PEARSON, "clopper_pearson", ProportionInterval.JEFFREYS, "jeffreys",
                ProportionInterval.AGRESTI_COULL, "agresti_coull");
        for (JsonNode row : GOLDEN.get("rows")) {
            int k = row.get("k").intValue();
            int n = row.get("n").intValue();
            names.forEach((kind, name) -> close(kind.of(k, n, 0.95), Vectors.doubles(row.get(name)), name + row));
            close(ProportionInterval.WILSON.of(k, n, 0.90), Vectors.doubles(row.get("wilson90")), "90 %" + row);
        }
    }

    @Test
    void differencesEqualTheReference() {
        for (JsonNode row : GOLDEN.get("newcombe_difference")) {
            Newcombe n = Newcombe.of(row.get("k1").intValue(), row.get("n1").intValue(), row.get("k2").intValue(),
                    row.get("n2").intValue());
            close(new ProportionInterval.Bounds(n.low(), n.high()), Vectors.doubles(row.get("ci")), row.toString());
            assertThat(n.clear()).isTrue();
        }
        assertThat(Newcombe.of(0, 0, 1, 2).low()).isNaN();
    }

    @Test
    void exactTestsEqualTheReference() {
        for (JsonNode row : GOLDEN.get("fisher")) {
            int[] t = Vectors.ints(row.get("table"));
            assertThat(FisherExact.p(t[0], t[1], t[2], t[3])).isCloseTo(row.get("p").doubleValue(), within(TINY));
        }
        assertThat(FisherExact.p(0, 0, 0, 0)).isEqualTo(1);
        assertThat(FisherExact.p(3, 0, 5, 0)).isCloseTo(1, within(TINY));
    }

    @Test
    void manyTestsEqualTheReference() {
        JsonNode many = GOLDEN.get("multiple_testing");
        double[] p = Vectors.doubles(many.get("p"));
        assertThat(BenjaminiHochberg.adjusted(p)).containsExactly(Vectors.doubles(many.get("bh")), within(TINY));
        assertThat(Holm.adjusted(p)).containsExactly(Vectors.doubles(many.get("holm")), within(TINY));
        assertThat(BenjaminiHochberg.adjusted(new double[0])).isEmpty();
    }

    /** Exact, not simulated: the chance of every count at accuracies from 1 to 99 %. */
    @ParameterizedTest
    @EnumSource
    void intervalsHoldTheTruthAsOftenAsTheySay(ProportionInterval kind) {
        for (int n : new int[] {5, 10, 20, 50}) {
            double sum = 0;
            double least = 1;
            for (int i = 1; i < 100; i++) {
                double covered = Coverages.of(kind, n, i / 100.0);
                sum += covered;
                least = Math.min(least, covered);
            }
            assertThat(sum / 99).as("%s, n = %d, on average", kind, n).isGreaterThanOrEqualTo(0.93);
            if (kind == ProportionInterval.CLOPPER_PEARSON) {
                assertThat(least).as("for the worst accuracy").isGreaterThanOrEqualTo(0.95);
            }
        }
    }

    @Test
    void differencesHoldTheTruthAsOftenAsTheySay() {
        for (int n : new int[] {5, 10, 20, 50}) {
            double sum = 0;
            int many = 0;
            for (double p = 0.05; p < 1; p += 0.1) {
                for (double q = 0.05; q < 1; q += 0.1) {
                    sum += Coverages.ofDifference(n, p, q);
                    many++;
                }
            }
            assertThat(sum / many).as("n = %d", n).isGreaterThanOrEqualTo(0.93);
        }
    }

    @Property
    void intervalsHoldTheProportion(@ForAll ProportionInterval kind, @ForAll @IntRange(min = 1, max = 300) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        int k = (int) (share * n);
        ProportionInterval.Bounds b = kind.of(k, n, 0.95);
        assertThat(b.low()).isBetween(0.0, (double) k / n);
        assertThat(b.high()).isBetween((double) k / n, 1.0);
        ProportionInterval.Bounds mirrored = kind.of(n - k, n, 0.95);
        assertThat(1 - mirrored.high()).isCloseTo(b.low(), within(1e-8));
    }

    @Test
    void nothingIsSaidWithoutImagesAndNonsenseIsRefused() {
        for (ProportionInterval kind : ProportionInterval.values()) {
            assertThat(kind.of(0, 0, 0.95).low()).isNaN();
            assertThatThrownBy(() -> kind.of(3, 2, 0.95)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> kind.of(1, 2, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> FisherExact.p(-1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void exactTestDoesNotMindHowTheTableIsTurned(@ForAll @IntRange(max = 30) int a, @ForAll @IntRange(max = 30) int b,
            @ForAll @IntRange(max = 30) int c, @ForAll @IntRange(max = 30) int d) {
        double p = FisherExact.p(a, b, c, d);
        assertThat(p).isBetween(0.0, 1.0);
        assertThat(FisherExact.p(c, d, a, b)).isCloseTo(p, within(TINY));
        assertThat(FisherExact.p(a, c, b, d)).isCloseTo(p, within(TINY));
    }

    @Property
    void adjustedIsNeverSmaller(@ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = values.stream().mapToDouble(v -> v).toArray();
        double[] bh = BenjaminiHochberg.adjusted(p);
        double[] holm = Holm.adjusted(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(bh[i]).isBetween(p[i] - 1e-15, 1.0);
            assertThat(holm[i]).isGreaterThanOrEqualTo(bh[i] - 1e-12);
        }
    }

    private static void close(ProportionInterval.Bounds b, double[] expected, String what) {
        assertThat(b.low()).as(what).isCloseTo(expected[0], within(TINY));
        assertThat(b.high()).as(what).isCloseTo(expected[1], within(TINY));
    }
}
