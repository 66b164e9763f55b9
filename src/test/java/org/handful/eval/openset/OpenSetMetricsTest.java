package org.handful.eval.openset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.eval.openset.OpenSetRow.Part;
import org.junit.jupiter.api.Test;

class OpenSetMetricsTest {
    @Property(tries = 100)
    void aurocIsSymmetricAndMindsOnlyTheOrder(@ForAll @IntRange(max = 10_000) int seed) {
        double[] known = drawn(seed, 12);
        double[] unknown = drawn(seed + 1, 9);
        double a = Auroc.of(known, unknown).value();
        assertThat(Auroc.of(unknown, known).value()).isCloseTo(1 - a, within(1e-12));
        assertThat(Auroc.of(mapped(known), mapped(unknown)).value()).isCloseTo(a, within(1e-12));
        assertThat(a).isCloseTo(byPairs(known, unknown), within(1e-12));
    }

    @Property(tries = 100)
    void oscrIsNeverAboveAurocOrAccuracy(@ForAll @IntRange(max = 10_000) int seed) {
        double[] known = drawn(seed, 12);
        double[] unknown = drawn(seed + 1, 9);
        boolean[] right = new boolean[known.length];
        Random random = new Random(seed);
        int hits = 0;
        for (int i = 0; i < right.length; i++) {
            right[i] = random.nextInt(4) > 0;
            hits += right[i] ? 1 : 0;
        }
        double oscr = Oscr.of(known, right, unknown);
        assertThat(oscr).isLessThanOrEqualTo(Auroc.of(known, unknown).value() + 1e-12)
                .isLessThanOrEqualTo((double) hits / known.length + 1e-12);
        Arrays.fill(right, true);
        assertThat(Oscr.of(known, right, unknown)).isCloseTo(Auroc.of(known, unknown).value(), within(1e-12));
    }

    @Test
    void whenSeparatedOscrIsTheAccuracyAndTheIntervalStillAdmitsHowFewThereAre() {
        double[] known = {3, 4, 5, 6};
        double[] unknown = {0, 1, 2};
        assertThat(Oscr.of(known, new boolean[] {true, true, false, true}, unknown)).isEqualTo(0.75);
        Auroc a = Auroc.of(known, unknown);
        assertThat(a.value()).isEqualTo(1);
        assertThat(a.high()).isCloseTo(1, within(1e-12));
        assertThat(a.low()).isBetween(0.3, 0.9);
        double[] many = new double[400];
        Arrays.fill(many, 9);
        assertThat(Auroc.of(many, new double[400]).low()).isGreaterThan(0.98);
        assertThat(Fpr95.of(known, unknown)).isZero();
    }

    @Property(tries = 50)
    void theIntervalHoldsTheFigure(@ForAll @IntRange(max = 10_000) int seed) {
        Auroc a = Auroc.of(drawn(seed, 12), drawn(seed + 1, 9));
        assertThat(a.low()).isLessThanOrEqualTo(a.value());
        assertThat(a.high()).isGreaterThanOrEqualTo(a.value());
        assertThat(a.low()).isGreaterThanOrEqualTo(0);
        assertThat(a.high()).isLessThanOrEqualTo(1);
    }

    @Test
    void withoutAnyImageThereIsNoFigure() {
        assertThat(Auroc.of(new double[0], new double[] {1}).value()).isNaN();
        assertThat(Fpr95.of(new double[] {1}, new double[0])).isNaN();
        assertThat(Oscr.of(new double[0], new boolean[0], new double[] {1})).isNaN();
        assertThat(OpenSetReport.of(List.of(row(Part.KNOWN, "a", 1)), l -> 0)).isEmpty();
    }

    @Test
    void theReportCountsWhatTheThresholdDoes() {
        List<OpenSetRow> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(row(Part.KNOWN, "ant", i));
            rows.add(row(Part.LEFT_OUT, "ant", i));
        }
        for (int i = -10; i < 5; i++) {
            rows.add(row(Part.UNKNOWN, i < 0 ? "wasp" : "fly", i));
        }
        OpenSetReport report = OpenSetReport.of(rows, l -> Arrays.stream(l).min().orElseThrow() + 1).orElseThrow();
        assertThat(report.unknownClasses()).containsExactly("fly", "wasp");
        OpenSetReport.ByScore s = report.of("knn").orElseThrow();
        assertThat(s.threshold()).isEqualTo(1);
        assertThat(s.accepted().value()).isEqualTo(19.0 / 20);
        assertThat(s.refused().value()).isEqualTo(11.0 / 15);
        assertThat(s.fpr95().value()).isEqualTo(4.0 / 15);
        OpenSetReport.ByScore none = OpenSetReport.of(rows, l -> Double.NaN).orElseThrow().of("knn").orElseThrow();
        assertThat(none.accepted().n()).isZero();
        assertThat(none.auroc()).isEqualTo(s.auroc());
    }

    private static OpenSetRow row(Part part, String name, double score) {
        return new OpenSetRow(part, name + score, name, part == Part.KNOWN, Map.of("knn", score));
    }

    /** Some values come twice. */
    private static double[] drawn(int seed, int n) {
        return new Random(seed).ints(n, 0, 15).asDoubleStream().toArray();
    }

    private static double[] mapped(double[] s) {
        return Arrays.stream(s).map(v -> Math.exp(0.3 * v) - 7).toArray();
    }

    private static double byPairs(double[] known, double[] unknown) {
        double sum = 0;
        for (double k : known) {
            for (double u : unknown) {
                sum += k > u ? 1 : k == u ? 0.5 : 0;
            }
        }
        return sum / known.length / unknown.length;
    }
}
