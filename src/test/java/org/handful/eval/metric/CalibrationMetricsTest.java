package org.handful.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.handful.eval.Vectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CalibrationMetricsTest {
    private final JsonNode reference = Vectors.read("calibration");
    private final JsonNode rows = reference.get("case1");
    private final int[] truth = Vectors.ints(rows.get("labels"));
    private final double[][] probabilities = StreamSupport.stream(rows.get("probs").spliterator(), false)
            .map(Vectors::doubles)
            .toArray(double[][]::new);

    @Test
    void eceEqualsTheReference() {
        double[] confidence = Vectors.doubles(rows.get("conf"));
        int[] hits = Vectors.ints(rows.get("correct"));
        boolean[] correct = new boolean[hits.length];
        IntStream.range(0, hits.length).forEach(i -> correct[i] = hits[i] == 1);
        assertThat(Ece.of(confidence, correct, 15)).isCloseTo(rows.get("ece15").doubleValue(), within(1e-9));
        assertThat(Ece.of(confidence, correct, 10)).isCloseTo(rows.get("ece10").doubleValue(), within(1e-9));
    }

    @Test
    void binsAreClosedOnTheRight() {
        JsonNode edges = reference.get("edge").get("boundary");
        assertThat(edges.size()).isEqualTo(7);
        for (JsonNode edge : edges) {
            assertThat(Ece.bin(edge.get("conf").doubleValue(), 15)).as("%s", edge)
                    .isEqualTo(edge.get("right_closed_bin15").intValue());
        }
    }

    @Property
    void everyConfidenceLiesInItsBin(
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double confidence,
            @ForAll @IntRange(min = 1, max = 50) int bins) {
        int b = Ece.bin(confidence, bins);
        assertThat(confidence).isLessThanOrEqualTo((b + 1.0) / bins);
        assertThat(confidence > (double) b / bins || b == 0).isTrue();
    }

    @Property
    void everyEdgeBelongsToTheBinBelowIt(@ForAll @IntRange(min = 1, max = 400) int bins, @ForAll int any) {
        int edge = Math.floorMod(any, bins) + 1;
        assertThat(Ece.bin((double) edge / bins, bins)).isEqualTo(edge - 1);
    }

    @Property
    void eceStaysInBounds(@ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 10000) Integer> shares) {
        double[] confidence = shares.stream().mapToDouble(s -> s / 10000.0).toArray();
        boolean[] correct = new boolean[confidence.length];
        IntStream.range(0, correct.length).forEach(i -> correct[i] = shares.get(i) % 2 == 0);
        assertThat(Ece.of(confidence, correct, 15)).isBetween(0.0, 1.0);
    }

    @Test
    void eceIsZeroForCertaintyThatIsRightAndOneForCertaintyThatIsWrong() {
        assertThat(Ece.of(new double[] {1, 1}, new boolean[] {true, true}, 15)).isZero();
        assertThat(Ece.of(new double[] {1, 1}, new boolean[2], 15)).isEqualTo(1);
    }

    @Test
    void logLossAndBrierEqualTheReference() {
        assertThat(LogLoss.of(probabilities, truth)).isCloseTo(rows.get("nll").doubleValue(), within(1e-9));
        assertThat(Brier.of(probabilities, truth)).isCloseTo(rows.get("brier_sum").doubleValue(), within(1e-9));
    }

    @Test
    void logLossIsFiniteForACertainMistake() {
        double[][] certain = {{1, 0}};
        assertThat(LogLoss.of(certain, new int[] {1})).isCloseTo(-Math.log(1e-12), within(1e-12));
        assertThat(LogLoss.of(certain, new int[] {0})).isZero();
        assertThat(Brier.of(certain, new int[] {1})).isEqualTo(2);
    }

    @Test
    void saysNothingWithoutData() {
        assertThat(Ece.of(new double[0], new boolean[0], 15)).isNaN();
        assertThat(LogLoss.of(new double[0][], new int[0])).isNaN();
        assertThat(Brier.of(new double[0][], new int[0])).isNaN();
    }

    @Test
    void refusesAConfidenceThatIsNoNumber() {
        assertThatThrownBy(() -> Ece.of(new double[] {Double.NaN}, new boolean[1], 15))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
