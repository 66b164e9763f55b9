package org.handful.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.eval.Scored;
import org.handful.eval.Vectors;
import org.handful.eval.metric.Brier;
import org.handful.eval.metric.Ece;
import org.handful.eval.metric.LogLoss;
import org.handful.math.Softmax;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CalibrationTest {
    private static final double TINY = 1e-9;
    private static final JsonNode CASE = Vectors.read("calibration").get("case1");
    private static final JsonNode EDGE = Vectors.read("calibration").get("edge");
    private static final double[][] LOGITS = Vectors.matrix(CASE.get("logits"));
    private static final double[][] PROBABILITIES = Vectors.matrix(CASE.get("probs"));
    private static final int[] LABELS = Vectors.ints(CASE.get("labels"));
    private static final double[] CONFIDENCE = Vectors.doubles(CASE.get("conf"));
    private static final boolean[] CORRECT = correct();

    @Test
    void curveEqualsTheReference() {
        CalibrationCurve curve = CalibrationCurve.equalWidth(CONFIDENCE, CORRECT, 15);
        close(curve.expected(), "ece15");
        close(curve.largest(), "mce15");
        close(curve.rootMeanSquare(), "rmsce15");
        close(curve.expected(), "ece15_left_closed");
        close(CalibrationCurve.equalWidth(CONFIDENCE, CORRECT, 10).expected(), "ece10");
        assertThat(curve.bins()).hasSize(CASE.get("bins15").size());
        for (int b = 0; b < curve.bins().size(); b++) {
            JsonNode expected = CASE.get("bins15").get(b);
            CalibrationCurve.Bin bin = curve.bins().get(b);
            assertThat(bin.index()).isEqualTo(expected.get("bin").intValue());
            assertThat(bin.n()).isEqualTo(expected.get("n").intValue());
            assertThat(bin.confidence()).isCloseTo(expected.get("conf").doubleValue(), within(TINY));
            assertThat(bin.accuracy()).isCloseTo(expected.get("acc").doubleValue(), within(TINY));
            assertThat(bin.gap()).isCloseTo(expected.get("gap").doubleValue(), within(TINY));
        }
    }

    @Test
    void equalMassAndClasswiseEqualTheReference() {
        CalibrationCurve five = CalibrationCurve.equalMass(CONFIDENCE, CORRECT, 5);
        close(five.expected(), "adaptive_ece5");
        close(CalibrationCurve.equalMass(CONFIDENCE, CORRECT, 15).expected(), "adaptive_ece15");
        for (int b = 0; b < 5; b++) {
            CalibrationCurve.Bin bin = five.bins().get(b);
            assertThat(new double[] {bin.n(), bin.confidence(), bin.accuracy()})
                    .containsExactly(Vectors.doubles(CASE.get("adaptive_bins5_[n,conf,acc]").get(b)), within(TINY));
        }
        JsonNode classwise = CASE.get("classwise_ece15");
        double[] per = CalibrationCurve.classwise(PROBABILITIES, LABELS, 3, 15);
        assertThat(per).containsExactly(Vectors.doubles(classwise.get(1)), within(TINY));
        assertThat(IntStream.range(0, 3).mapToDouble(k -> per[k]).average().orElseThrow())
                .isCloseTo(classwise.get(0).doubleValue(), within(TINY));
    }

    @Test
    void edgesOfBinsBelongWhereTheReferencePutsThem() {
        for (JsonNode edge : EDGE.get("boundary")) {
            assertThat(CalibrationCurve.bin(edge.get("conf").doubleValue(), 15)).as("%s", edge)
                    .isEqualTo(edge.get("right_closed_bin15").intValue());
            double above = Math.nextUp(edge.get("conf").doubleValue());
            assertThat(above > 1 ? 15 : CalibrationCurve.bin(above, 15)).as("[lo, hi) puts %s where we put what is above", edge)
                    .isEqualTo(edge.get("left_closed_bin15").intValue());
        }
    }

    @Test
    void temperatureEqualsTheReference() {
        Temperature t = Temperature.fit(LOGITS, LABELS);
        assertThat(t.identifiable()).isTrue();
        close(t.value(), "temperature");
        double[][] scaled = new double[LOGITS.length][];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = t.apply(PROBABILITIES[i]);
        }
        assertThat(LogLoss.of(scaled, LABELS)).isCloseTo(CASE.get("nll_T").doubleValue(), within(1e-9));
        double[] confidence = IntStream.range(0, scaled.length).mapToDouble(i -> max(scaled[i])).toArray();
        assertThat(Ece.of(confidence, CORRECT, 15)).isCloseTo(CASE.get("ece15_T").doubleValue(), within(1e-8));
        close(Temperature.ofProbabilities(PROBABILITIES, LABELS).value(), "temperature");
        CASE.get("nll_at").properties().forEach(at -> {
            double[][] p = new double[LOGITS.length][];
            for (int i = 0; i < p.length; i++) {
                p[i] = new Temperature(Double.parseDouble(at.getKey()), true).apply(PROBABILITIES[i]);
            }
            assertThat(LogLoss.of(p, LABELS)).isCloseTo(at.getValue().doubleValue(), within(TINY));
        });
        close(Brier.of(PROBABILITIES, LABELS), "brier_sum");
        close(Brier.of(PROBABILITIES, LABELS) / 3, "brier_mean_over_classes");
        close(LogLoss.of(PROBABILITIES, LABELS), "nll");
    }

    @Test
    void temperatureStopsWhereTheDataDoesNotSayWhereTo() {
        JsonNode separable = EDGE.get("separable");
        assertThat(Temperature.fit(Vectors.matrix(separable.get("logits")), Vectors.ints(separable.get("labels"))))
                .isEqualTo(new Temperature(separable.get("temperature_clamped").doubleValue(), false));
        JsonNode wrong = EDGE.get("all_wrong");
        assertThat(Temperature.fit(Vectors.matrix(wrong.get("logits")), Vectors.ints(wrong.get("labels"))))
                .isEqualTo(new Temperature(wrong.get("temperature_clamped").doubleValue(), false));
        assertThat(Temperature.fit(new double[0][], new int[0])).isEqualTo(Temperature.NONE);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> Temperature.fit(new double[][] {{Double.NaN, 1}}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Temperature.ofProbabilities(new double[][] {{Double.NaN, 1}}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        double[] bad = {Double.NaN};
        assertThatThrownBy(() -> CalibrationCurve.equalWidth(bad, new boolean[1], 15))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CalibrationCurve.equalMass(bad, new boolean[1], 15))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsKnownWithoutImages() {
        CalibrationCurve none = CalibrationCurve.equalWidth(new double[0], new boolean[0], 15);
        assertThat(new double[] {none.expected(), none.largest(), none.rootMeanSquare()}).containsOnly(Double.NaN);
        assertThat(CalibrationCurve.equalMass(new double[0], new boolean[0], 15).bins()).isEmpty();
        assertThat(Coverage.curve(List.of())).isEmpty();
    }

    /** The specification's figures for a perfectly calibrated model with confidences spread over 0.5..1. */
    @Test
    void fewImagesLookBadlyCalibratedByChance() {
        for (int n : new int[] {10, 25, 50, 100}) {
            Random random = new Random(n);
            double sum = 0;
            for (int r = 0; r < 40; r++) {
                double[] confidence = random.doubles(n, 0.5, 1).toArray();
                sum += CalibrationCurve.expectedByChance(confidence, 15, 50, r) / 40;
            }
            double expected = Map.of(10, 0.247, 25, 0.175, 50, 0.125, 100, 0.088).get(n);
            assertThat(sum).as("n = %d", n).isCloseTo(expected, within(0.02));
        }
    }

    @Property(tries = 100)
    void scalingKeepsTheLikeliestAndNeverHurts(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 5 + random.nextInt(40);
        double[][] p = new double[n][3];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < 3; k++) {
                p[i][k] = 3 * random.nextGaussian();
            }
            Softmax.inPlace(p[i]);
            labels[i] = random.nextInt(3);
        }
        Temperature t = Temperature.ofProbabilities(p, labels);
        double[][] scaled = new double[n][];
        for (int i = 0; i < n; i++) {
            scaled[i] = t.apply(p[i]);
            assertThat(p[i][argmax(scaled[i])]).isEqualTo(max(p[i]));
            assertThat(scaled[i][0] + scaled[i][1] + scaled[i][2]).isCloseTo(1, within(TINY));
        }
        assertThat(LogLoss.of(scaled, labels)).isLessThanOrEqualTo(LogLoss.of(p, labels) + TINY);
    }

    /** Overconfident by a factor of three: the temperature finds it, and helps images that it was not fitted on. */
    @Test
    void theTemperatureOfOtherFoldsHelps() {
        Random random = new Random(5);
        List<Scored> scored = IntStream.range(0, 400).mapToObj(i -> {
            double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double[] honest = z.clone();
            Softmax.inPlace(honest);
            double u = random.nextDouble();
            int truth = u < honest[0] ? 0 : u < honest[0] + honest[1] ? 1 : 2;
            double[] p = {3 * z[0], 3 * z[1], 3 * z[2]};
            Softmax.inPlace(p);
            return new Scored("i" + i, truth, p, Map.of());
        }).toList();
        CrossFitTemperature t = CrossFitTemperature.of(scored);
        assertThat(t.temperature().value()).isBetween(2.0, 4.5);
        assertThat(t.lossAfter()).isLessThan(t.lossBefore() - 0.1);
        assertThat(t.eceAfter()).isLessThan(t.eceBefore());
        assertThat(CrossFitTemperature.of(scored)).isEqualTo(t);
    }

    @Property(tries = 100)
    void silenceIsCountedRight(@ForAll long seed) {
        Random random = new Random(seed);
        List<Scored> scored = IntStream.range(0, 1 + random.nextInt(30)).mapToObj(i -> {
            double p = (5 + random.nextInt(6)) / 10.0;
            return new Scored("i", random.nextInt(2), new double[] {p, 1 - p}, Map.of());
        }).toList();
        List<Coverage.Point> curve = Coverage.curve(scored);
        assertThat(curve.getLast().coverage()).isEqualTo(1);
        for (Coverage.Point point : curve) {
            assertThat(Coverage.at(scored, point.threshold())).isEqualTo(point);
            assertThat(point.accuracy()).isBetween(0.0, 1.0);
        }
    }

    private static boolean[] correct() {
        int[] c = Vectors.ints(CASE.get("correct"));
        boolean[] out = new boolean[c.length];
        for (int i = 0; i < c.length; i++) {
            out[i] = c[i] == 1;
        }
        return out;
    }

    private static double max(double[] p) {
        return p[argmax(p)];
    }

    private static int argmax(double[] p) {
        return p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2;
    }

    private static void close(double value, String name) {
        assertThat(value).as(name).isCloseTo(CASE.get(name).doubleValue(), within(TINY));
    }
}
