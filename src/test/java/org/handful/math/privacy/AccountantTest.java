package org.handful.math.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.handful.method.GoldenVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AccountantTest {
    private static final double[] OPACUS = DoubleStream.concat(
            IntStream.rangeClosed(11, 109).mapToDouble(i -> i / 10.0),
            IntStream.rangeClosed(12, 63).asDoubleStream()).toArray();
    private static final double[] TOBABEN = DoubleStream.concat(DoubleStream.of(1.01, 1.05), DoubleStream.concat(
            Arrays.stream(OPACUS, 0, 99), IntStream.rangeClosed(12, 255).asDoubleStream())).toArray();

    static Stream<JsonNode> golden(String key) {
        return GoldenVectors.json("trained.json").get(key).valueStream();
    }

    static Stream<JsonNode> orders() {
        return golden("rdp_single_order");
    }

    static Stream<JsonNode> rows() {
        return golden("epsilon");
    }

    static Stream<JsonNode> searches() {
        return golden("sigma_search_opacus_tol0.01");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void singleOrdersAreAsThe40DigitReferenceHasThem(JsonNode row) {
        double expected = row.get("rdp").asDouble();
        assertThat(SubsampledGaussian.rdp(row.get("q").asDouble(), row.get("sigma").asDouble(),
                row.get("alpha").asDouble())).isCloseTo(expected, within(1e-9 * Math.max(1e-3, expected)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowOfTheTable(JsonNode row) {
        double delta = row.get("delta").asDouble();
        RenyiAccountant opacus = spent(OPACUS, row);
        assertThat(opacus.epsilon(delta)).isCloseTo(row.get("eps_opacus_orders").asDouble(), within(1e-9));
        RenyiAccountant whole = spent(IntStream.rangeClosed(2, 256).asDoubleStream().toArray(), row);
        assertThat(whole.epsilon(delta)).isCloseTo(row.get("eps_integer_orders").asDouble(), within(1e-9));
        assertThat(spent(new double[] {row.get("alpha").asDouble()}, row).epsilon(delta)).as("this order is the best of them")
                .isCloseTo(row.get("eps_opacus_orders").asDouble(), within(1e-9));
        assertThat(spent(new double[] {row.get("alpha_int").asDouble()}, row).epsilon(delta))
                .isCloseTo(row.get("eps_integer_orders").asDouble(), within(1e-9));
        double classic = IntStream.range(0, OPACUS.length)
                .mapToDouble(i -> opacus.spent()[i] - Math.log(delta) / (OPACUS[i] - 1)).min().getAsDouble();
        assertThat(classic).isCloseTo(row.get("eps_classic_conversion").asDouble(), within(1e-9));
        double ours = spent(RenyiAccountant.start().orders(), row).epsilon(delta);
        assertThat(ours).isLessThanOrEqualTo(opacus.epsilon(delta) + 1e-12);
        if (row.has("eps_tight_pld_numeric")) {
            assertThat(ours).isGreaterThan(row.get("eps_tight_pld_numeric").asDouble());
        }
    }

    private static RenyiAccountant spent(double[] orders, JsonNode row) {
        return RenyiAccountant.start(orders)
                .plus(row.get("q").asDouble(), row.get("sigma").asDouble(), row.get("steps").asInt());
    }

    @ParameterizedTest
    @CsvSource({"10, 100, 1e-3, 3.13867", "1, 1, 1e-5, 4.37718"})
    void everybodyInEveryStepIsKnownExactly(double sigma, int steps, double delta, double epsilon) {
        assertThat(GaussianMechanism.of(sigma, steps).epsilon(delta)).isCloseTo(epsilon, within(6e-6));
    }

    @Test
    void differentStepsAddUp() {
        double[] orders = IntStream.rangeClosed(2, 32).asDoubleStream().toArray();
        RenyiAccountant both = RenyiAccountant.start(orders).plus(1e-5, 1, 10).plus(1e-4, 3, 4);
        assertThat(both.epsilon(1e-5)).isCloseTo(0.336344, within(1e-6));
        double[] constant = DoubleStream.generate(() -> 1.1).limit(orders.length).toArray();
        assertThat(new RenyiAccountant(orders, constant).epsilon(1e-5)).isCloseTo(1.32783806, within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void theSearchForNoiseReturnsThePrintedValues(JsonNode row) {
        double[] orders = row.get("orders").asString().equals("opacus") ? OPACUS : TOBABEN;
        double sigma = NoiseSearch.sigma(s -> RenyiAccountant.start(orders)
                .plus(row.get("q").asDouble(), s, row.get("steps").asInt())
                .epsilon(row.get("delta").asDouble()), row.get("eps").asDouble(), 0.01);
        assertThat(sigma).isEqualTo(row.get("sigma").asDouble());
    }

    /** Two ways to the same number: the finite sum and the integral. */
    @Property(tries = 60)
    void sumAndIntegralAgree(
            @ForAll @DoubleRange(min = 1e-4, max = 0.9) @Scale(4) double q, @ForAll @DoubleRange(min = 0.4, max = 20) double sigma,
            @ForAll @IntRange(min = 2, max = 60) int alpha) {
        double sum = SubsampledGaussian.rdp(q, sigma, alpha);
        double integral = SubsampledGaussian.integral(q, sigma, alpha) / (alpha - 1);
        assertThat(integral).isCloseTo(sum, within(1e-12 * Math.max(10, alpha * sum)));
    }

    @Property(tries = 100)
    void theExactEpsilonKeepsItsPromiseAndLessWouldNot(
            @ForAll @DoubleRange(min = 0.05, max = 8) double mu, @ForAll @DoubleRange(min = -9, max = -0.5) double exponent) {
        double delta = Math.pow(10, exponent);
        double epsilon = new GaussianMechanism(mu).epsilon(delta);
        assertThat(leaks(mu, epsilon)).isLessThanOrEqualTo(delta * (1 + 1e-4));
        if (epsilon > 0.01) {
            assertThat(leaks(mu, epsilon - 0.01)).isGreaterThan(delta);
        }
        int steps = 50;
        if (epsilon > 0.01) {
            double sigma = GaussianMechanism.sigma(epsilon, delta, steps);
            assertThat(GaussianMechanism.of(sigma, steps).epsilon(delta)).isLessThanOrEqualTo(epsilon + 1e-12);
            assertThat(sigma).isCloseTo(Math.sqrt(steps) / mu, within(1e-6 * sigma));
        }
    }

    /** What neither answer may exceed: the integral of max(0, p - e^epsilon p'), step by step. */
    private static double leaks(double mu, double epsilon) {
        double h = 1e-3;
        double sum = 0;
        for (double z = -40 - mu; z < 40 + mu; z += h) {
            double p = Math.exp(-(z - mu) * (z - mu) / 2);
            double other = Math.exp(epsilon - z * z / 2);
            sum += Math.max(0, p - other);
        }
        return sum * h / Math.sqrt(2 * Math.PI);
    }

    /** One step with drawn images: what leaks is an integral, in either direction. */
    @Property(tries = 100)
    void theBoundNeverUnderstates(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double q, @ForAll @DoubleRange(min = 0.4, max = 6) double sigma,
            @ForAll @DoubleRange(min = -7, max = -1) double exponent) {
        double delta = Math.pow(10, exponent);
        double epsilon = RenyiAccountant.start().plus(q, sigma, 1).epsilon(delta);
        double removed = 0;
        double added = 0;
        double h = sigma / 500;
        for (double z = -12 * sigma - 1; z < 12 * sigma + 2; z += h) {
            double without = Math.exp(-z * z / (2 * sigma * sigma));
            double with = (1 - q) * without + q * Math.exp(-(z - 1) * (z - 1) / (2 * sigma * sigma));
            removed += Math.max(0, with - Math.exp(epsilon) * without);
            added += Math.max(0, without - Math.exp(epsilon) * with);
        }
        double density = h / (sigma * Math.sqrt(2 * Math.PI));
        assertThat(Math.max(removed, added) * density).isLessThanOrEqualTo(delta);
    }

    @Property(tries = 40)
    void lessNoiseMoreStepsMoreImagesOrASmallerDeltaCostMore(
            @ForAll @DoubleRange(min = 0.01, max = 0.8) double q, @ForAll @DoubleRange(min = 0.5, max = 10) double sigma,
            @ForAll @IntRange(min = 1, max = 500) int steps, @ForAll @DoubleRange(min = -7, max = -1) double exponent) {
        double delta = Math.pow(10, exponent);
        double here = epsilon(q, sigma, steps, delta);
        assertThat(epsilon(q, sigma * 0.9, steps, delta)).isGreaterThanOrEqualTo(here);
        assertThat(epsilon(q, sigma, steps + 1, delta)).isGreaterThanOrEqualTo(here);
        assertThat(epsilon(q * 1.1, sigma, steps, delta)).isGreaterThanOrEqualTo(here);
        assertThat(epsilon(q, sigma, steps, delta * 0.9)).isGreaterThanOrEqualTo(here);
        assertThat(epsilon(1, sigma, steps, delta)).isGreaterThanOrEqualTo(here)
                .isGreaterThanOrEqualTo(GaussianMechanism.of(sigma, steps).epsilon(delta));
    }

    private static double epsilon(double q, double sigma, int steps, double delta) {
        return RenyiAccountant.start().plus(q, sigma, steps).epsilon(delta);
    }

    @Test
    void noNoiseNoPrivacyAndNoImagesNoCost() {
        assertThat(GaussianMechanism.of(0, 1).epsilon(1e-5)).isInfinite();
        assertThat(SubsampledGaussian.rdp(0.5, 0, 2)).isInfinite();
        assertThat(SubsampledGaussian.rdp(0, 1, 2)).isZero();
        assertThat(new GaussianMechanism(0).epsilon(1e-5)).isZero();
        assertThat(new GaussianMechanism(200).delta(1)).isEqualTo(1);
    }
}
