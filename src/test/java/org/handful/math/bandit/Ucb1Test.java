package org.handful.math.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.handful.method.GoldenVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class Ucb1Test {
    private static final Random UNUSED = new Random(0);

    @Test
    void reproducesTheGoldenIndices() {
        JsonNode golden = GoldenVectors.json("trained.json").get("flad").get("ucb1");
        long[] counts = Arrays.stream(GoldenVectors.ints(golden.get("n"))).asLongStream().toArray();
        assertThat(Arrays.stream(counts).sum()).isEqualTo(golden.get("t").asLong());
        var bandit = new Ucb1(GoldenVectors.doubles(golden.get("mean")), counts);
        assertThat(bandit.indices()).containsExactly(GoldenVectors.doubles(golden.get("index")), within(1e-9));
        assertThat(bandit.choose(UNUSED)).isEqualTo(2);
    }

    @Test
    void triesEachOnceAndThenMostOftenTheOneThatAgrees() {
        var bandit = new Ucb1(3);
        int[] taken = new int[3];
        for (int t = 0; t < 300; t++) {
            int arm = bandit.choose(UNUSED);
            assertThat(t < 3 ? arm : t).as("the first three in order").isEqualTo(t);
            taken[arm]++;
            bandit.reward(arm, arm == 1 ? 0.9 : arm == 0 ? Double.NaN : -5);
        }
        assertThat(taken[1]).isGreaterThan(200);
        assertThat(taken[0]).isGreaterThan(taken[2]).isGreaterThan(1);
        assertThat(taken[2]).as("never forgotten, and what lies below -1 is cut").isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(BanditRule.class)
    void goesOnWhereItStopped(BanditRule rule) {
        Bandit bandit = rule.start(3);
        Random random = new Random(5);
        for (int t = 0; t < 20; t++) {
            int arm = bandit.choose(random);
            bandit.reward(arm, 0.4 * arm - 0.3);
        }
        Bandit other = rule.resume(bandit.state());
        assertThat(other.round()).isEqualTo(21).isEqualTo(bandit.round());
        assertThat(other.state()).containsExactly(bandit.state());
        for (int t = 0; t < 20; t++) {
            int arm = bandit.choose(new Random(t));
            assertThat(other.choose(new Random(t))).isEqualTo(arm);
            bandit.reward(arm, 0.1);
            other.reward(arm, 0.1);
        }
    }
}
