package org.handful.eval.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.handful.eval.Vectors;
import org.handful.eval.metric.Quantiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Accuracy over the number of images")
class LearningCurveTest {
    private static final JsonNode GOLDEN = Vectors.read("learning_curve");
    private static final double[] SHOTS = {1, 2, 4, 8, 16};

    @Test
    void lineInTheLogarithm() {
        JsonNode g = GOLDEN.get("loglinear");
        LogLinear fit = LogLinear.fit(Vectors.doubles(g.get("shots")), Vectors.doubles(g.get("acc")));
        checkFit(fit, g.get("fit"));
        double[] accuracy = Vectors.doubles(g.get("acc"));
        double mean = Arrays.stream(accuracy).average().orElseThrow();
        double all = Arrays.stream(accuracy).map(a -> (a - mean) * (a - mean)).sum();
        assertThat(1 - fit.s2() * (fit.points() - 2) / all).isCloseTo(g.get("fit").get("r2").asDouble(), within(1e-9));
        for (int n : new int[] {32, 64}) {
            JsonNode p = g.get(n == 32 ? "predict32" : "predict64");
            checkRange(fit.meanAt(n), p.get("ci_mean"));
            checkRange(fit.predictionAt(n), p.get("pi"));
            assertThat(fit.at(n)).isCloseTo(p.get("acc").asDouble(), within(1e-9));
        }
        assertThat(fit.imagesFor(0.85)).isCloseTo(g.get("shots_for_0.85").asDouble(), within(1e-6));
        checkRange(fit.imagesForInterval(0.85), g.get("fieller_0.85"));
        assertThat(fit.at(1e6)).isEqualTo(1);
    }

    @Test
    void figuresThatAreSurerCountMore() {
        JsonNode g = GOLDEN.get("loglinear_weighted");
        double[] weights = Arrays.stream(Vectors.doubles(g.get("se"))).map(s -> 1 / (s * s)).toArray();
        checkFit(LogLinear.fit(SHOTS, Vectors.doubles(GOLDEN.get("loglinear").get("acc")), weights), g.get("fit"));
    }

    @Test
    void powerLawIsFoundAgain() {
        JsonNode g = GOLDEN.get("power_law_exact");
        PowerLaw fit = PowerLaw.fit(Vectors.doubles(g.get("n")), Vectors.doubles(g.get("err")));
        assertThat(fit.c()).isCloseTo(0.05, within(1e-6));
        assertThat(fit.scale()).isCloseTo(1.2, within(1e-5));
        assertThat(fit.alpha()).isCloseTo(0.5, within(1e-5));
        assertThat(fit.imagesFor(0.10)).isCloseTo(g.get("n_for_err_0.10").asDouble(), within(0.01));
        assertThat(fit.imagesFor(0.04)).isInfinite();
    }

    @Test
    void powerLawThroughNoise() {
        JsonNode g = GOLDEN.get("power_law_noisy");
        PowerLaw fit = PowerLaw.fit(Vectors.doubles(g.get("n")), Vectors.doubles(g.get("err")));
        assertThat(fit.sse()).isCloseTo(g.get("fit").get("sse").asDouble(), within(1e-12));
        assertThat(fit.c()).isCloseTo(g.get("fit").get("c").asDouble(), within(1e-5));
        assertThat(fit.scale()).isCloseTo(g.get("fit").get("A").asDouble(), within(1e-5));
        assertThat(fit.alpha()).isCloseTo(g.get("fit").get("alpha").asDouble(), within(1e-5));
        assertThat(fit.imagesFor(0.15)).isCloseTo(g.get("n_for_err_0.15").asDouble(), within(0.01));
    }

    /** The reference stops a little short of the least squares (a finer search gives our numbers): hence 0.1 %. */
    @Test
    void drawsFromTheRepeats() {
        JsonNode g = GOLDEN.get("bootstrap");
        double[][] accuracy = accuracies(g.get("reps"));
        double[] needed = CurveDraws.of(Arrays.stream(Vectors.doubles(g.get("n"))).mapToInt(d -> (int) d).toArray(),
                accuracy, g.get("B").asInt(), g.get("seed").asLong()).byPowerLaw(1 - g.get("target_err").asDouble());
        assertThat(Quantiles.ofSorted(needed, 0.5)).isCloseTo(g.get("median").asDouble(), withinPercentage(0.1));
        assertThat(Quantiles.ofSorted(needed, 0.1)).isCloseTo(g.get("q10").asDouble(), withinPercentage(0.1));
        assertThat(Quantiles.ofSorted(needed, 0.9)).isCloseTo(g.get("q90").asDouble(), withinPercentage(0.1));
        assertThat(Arrays.stream(needed).filter(Double::isInfinite).count() / (double) needed.length)
                .isEqualTo(g.get("inf_fraction").asDouble());
    }

    @Test
    void saysHowManyImagesTheNextFigureTakes() {
        double[][] rows = accuracies(GOLDEN.get("bootstrap").get("reps"));
        double[][] accuracy = Arrays.stream(rows).map(r -> {
            double[] more = Arrays.copyOf(r, r.length + 1);
            more[r.length] = Arrays.stream(r).average().orElseThrow();
            return more;
        }).toArray(double[][]::new);
        ShotsCurve curve = new ShotsCurve(new int[] {1, 2, 4, 8, 16}, accuracy, new double[0][]);
        assertThat(curve.nextTarget()).isEqualTo(0.8);
        ImagesNeeded needed = curve.needed(0.8, 0);
        assertThat(needed.outcome()).isEqualTo(ImagesNeeded.Outcome.WITHIN);
        assertThat(needed.middle()).isBetween(25.0, 45.0);
        assertThat(needed.low()).isLessThanOrEqualTo(needed.middle());
        assertThat(curve.needed(0.7, 0).outcome()).isEqualTo(ImagesNeeded.Outcome.REACHED);
        assertThat(curve.needed(0.95, 0).outcome()).isEqualTo(ImagesNeeded.Outcome.BEYOND);
        assertThat(curve.beyond(0)).hasSize(5).allMatch(p -> p.low() <= p.high() && p.n() <= 64 + 1e-9);
        ShotsCurve three = new ShotsCurve(new int[] {1, 2, 4}, Arrays.copyOf(accuracy, 3), new double[0][]);
        assertThat(three.needed(0.8, 0).outcome()).isEqualTo(ImagesNeeded.Outcome.TOO_FEW);
        assertThat(three.beyond(0)).isEmpty();
    }

    @Test
    void flatFiguresCannotBeBounded() {
        double[][] flat = new double[5][5];
        for (int i = 0; i < 5; i++) {
            double v = 0.6 + (i % 2 == 0 ? 0.02 : -0.02);
            Arrays.setAll(flat[i], r -> v + 0.01 * r);
        }
        ShotsCurve curve = new ShotsCurve(new int[] {1, 2, 4, 8, 16}, flat, new double[0][]);
        assertThat(curve.needed(0.9, 0).outcome()).isEqualTo(ImagesNeeded.Outcome.UNBOUNDED);
    }

    @Test
    void theClassThatGainsMost() {
        double[][] perClass = {{0.5, 0.2, 1}, {0.55, 0.3, 1}, {0.6, 0.4, 1}, {0.65, 0.5, 1}};
        ShotsCurve curve = new ShotsCurve(new int[] {1, 2, 4, 8}, new double[4][5], perClass);
        assertThat(curve.mostGaining()).hasValueSatisfying(g -> {
            assertThat(g.label()).isEqualTo(1);
            assertThat(g.gain()).isCloseTo(0.1, within(1e-9));
        });
    }

    @Property(tries = 50)
    void aPowerLawWithoutNoiseIsRecovered(@ForAll @DoubleRange(min = 0, max = 0.3) double c,
            @ForAll @DoubleRange(min = 0.2, max = 0.6) double scale, @ForAll @DoubleRange(min = 0.2, max = 2) double alpha) {
        double[] error = Arrays.stream(SHOTS).map(n -> c + scale * Math.pow(n, -alpha)).toArray();
        PowerLaw fit = PowerLaw.fit(SHOTS, error);
        assertThat(fit.sse()).isLessThan(1e-10);
        assertThat(fit.accuracyAt(32)).isCloseTo(1 - c - scale * Math.pow(32, -alpha), within(1e-3));
    }

    private static double[][] accuracies(JsonNode errors) {
        double[][] out = new double[errors.size()][];
        for (int i = 0; i < out.length; i++) {
            out[i] = Arrays.stream(Vectors.doubles(errors.get(i))).map(e -> 1 - e).toArray();
        }
        return out;
    }

    private static void checkFit(LogLinear fit, JsonNode golden) {
        assertThat(fit.a()).isCloseTo(golden.get("a").asDouble(), within(1e-9));
        assertThat(fit.b()).isCloseTo(golden.get("b").asDouble(), within(1e-9));
        assertThat(fit.s2()).isCloseTo(golden.get("s2").asDouble(), within(1e-9));
        assertThat(fit.meanX()).isCloseTo(golden.get("mx").asDouble(), within(1e-9));
        assertThat(fit.sxx()).isCloseTo(golden.get("Sxx").asDouble(), within(1e-6));
        assertThat(fit.weight()).isCloseTo(golden.get("W").asDouble(), within(1e-6));
    }

    private static void checkRange(LogLinear.Range range, JsonNode golden) {
        assertThat(range.low()).isCloseTo(golden.get(0).asDouble(), within(1e-6));
        assertThat(range.high()).isCloseTo(golden.get(1).asDouble(), within(1e-6));
    }
}
