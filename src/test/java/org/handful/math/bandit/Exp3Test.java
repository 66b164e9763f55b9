package org.handful.math.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.handful.method.GoldenVectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class Exp3Test {
    @Test
    void reproducesTheGoldenProbabilities() throws Exception {
        JsonNode golden = GoldenVectors.json("trained.json").get("flad");
        double[] rewards = golden.get("R_hat").valueStream().mapToDouble(JsonNode::asDouble).toArray();
        double[] expected = golden.get("probs").valueStream().mapToDouble(JsonNode::asDouble).toArray();

        int arms = golden.get("K").asInt();
        assertThat(Exp3.exploration(arms, 10)).isCloseTo(golden.get("eps_t").asDouble(), within(1e-12));
        assertThat(Exp3.exploration(arms, 9)).isCloseTo(golden.get("eps_prev").asDouble(), within(1e-12));
        assertThat(new Exp3(rewards, 10).probabilities()).containsExactly(expected, within(1e-12));
    }

    @Test
    void beginsUniformAndHasOneArmAlways() {
        assertThat(new Exp3(4).probabilities()).containsOnly(0.25);
        Exp3 one = new Exp3(1);
        one.reward(0, 1);
        assertThat(one.probabilities()).containsExactly(1.0);
    }

    @Test
    void comesToPreferTheArmThatAgreesAndNeverForgetsTheOthers() {
        Exp3 bandit = new Exp3(3);
        Random random = new Random(7);
        for (long t = 1; t <= 2000; t++) {
            double[] p = bandit.probabilities();
            assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
            double least = Exp3.exploration(3, t);
            assertThat(Arrays.stream(p).min().orElseThrow()).isGreaterThanOrEqualTo(least);
            double u = random.nextDouble();
            int arm = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
            bandit.reward(arm, arm == 1 ? 1 : arm == 0 ? 0 : -0.5);
        }
        assertThat(bandit.probabilities()[1]).isGreaterThan(0.9);
    }

    @Test
    void aGradientOfZeroTeachesNothing() {
        Exp3 bandit = new Exp3(2);
        bandit.reward(0, Double.NaN);
        assertThat(bandit.probabilities()).containsExactly(0.5, 0.5);
    }
}
