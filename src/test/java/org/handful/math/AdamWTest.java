package org.handful.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.handful.method.GoldenVectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdamWTest {
    private final JsonNode golden = GoldenVectors.json("adamw.json");
    private final double[] a = GoldenVectors.doubles(golden.get("a"));
    private final double[] b = GoldenVectors.doubles(golden.get("b"));
    private final double rate = golden.get("rate").asDouble();
    private final double decay = golden.get("decay").asDouble();

    @Test
    void takesTheStepsOfPyTorch() {
        double[] w = GoldenVectors.doubles(golden.get("start"));
        var adam = new AdamW(w.length, decay);
        for (int step = 1; step <= 100; step++) {
            adam.step(w, gradient(w), rate);
            JsonNode expected = golden.get("after").get(String.valueOf(step));
            if (expected != null) {
                assertThat(w).containsExactly(GoldenVectors.doubles(expected), within(1e-12));
            }
        }
    }

    @Test
    void zeroRateChangesNothing() {
        double[] w = {1, -2};
        new AdamW(2, 0.5).step(w, new double[] {3, 4}, 0);
        assertThat(w).containsExactly(1, -2);
    }

    private double[] gradient(double[] w) {
        double[] g = Matrices.product(a, w, w.length, w.length, 1);
        for (int i = 0; i < g.length; i++) {
            g[i] -= b[i];
        }
        return g;
    }
}
