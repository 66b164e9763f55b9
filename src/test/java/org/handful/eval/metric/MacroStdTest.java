package org.handful.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.handful.eval.Vectors;
import org.handful.eval.subgroup.GroupTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class MacroStdTest {
    private static final double[] NOTHING = {};

    @Test
    void equalsTheReferenceForEveryClassCase() {
        JsonNode cases = Vectors.read("macrostd").get("class_cases");
        assertThat(cases.size()).isEqualTo(5);
        for (JsonNode c : cases) {
            double[] accuracy = Vectors.doubles(c.get("acc"));
            int[] n = Vectors.ints(c.get("n"));
            assertThat(MacroStd.POPULATION.ofClass(accuracy, n)).as("%s", c)
                    .isCloseTo(c.get("pop").doubleValue(), within(1e-9));
            assertThat(MacroStd.NIST.ofClass(accuracy, n)).as("%s", c)
                    .isCloseTo(c.get("nist").doubleValue(), within(1e-9));
            int images = Arrays.stream(n).sum();
            assertThat(MacroStd.POPULATION.ofClass(accuracy, n) * Math.sqrt(images / (images - 1.0)))
                    .as("weights as frequencies: %s", c).isCloseTo(c.get("freq").doubleValue(), within(1e-9));
            int[][] hits = {IntStream.range(0, n.length).map(g -> (int) Math.round(10 * accuracy[g] * n[g])).toArray()};
            int[][] tenfold = {Arrays.stream(n).map(i -> 10 * i).toArray()};
            assertThat(new GroupTable(hits, tenfold).average()).as("%s", c)
                    .isCloseTo(c.get("weighted_mean").doubleValue(), within(1e-9));
            long groups = Arrays.stream(n).filter(i -> i > 0).count();
            assertThat(groups).isEqualTo(c.get("M").longValue());
            if (groups > 1) {
                assertThat(Math.pow(MacroStd.NIST.ofClass(accuracy, n) / MacroStd.POPULATION.ofClass(accuracy, n), 2))
                        .as("M / (M - 1)").isCloseTo(groups / (groups - 1.0), within(1e-9));
            }
        }
    }

    @Test
    void equalsTheExamplePublishedByNist() {
        JsonNode check = Vectors.read("macrostd").get("nist_check");
        double sd = MacroStd.NIST.ofClass(Vectors.doubles(check.get("values")), Vectors.ints(check.get("weights")));
        assertThat(sd).isCloseTo(check.get("weighted_sd").doubleValue(), within(1e-9));
        assertThat(IntStream.range(0, 8).mapToDouble(i -> check.get("values").get(i).doubleValue()
                * check.get("weights").get(i).intValue()).sum() / 107).isCloseTo(check.get("weighted_mean").doubleValue(), within(1e-9));
        assertThat(sd).isCloseTo(check.get("published").get("sd").doubleValue(), within(0.005));
    }

    /** Two groups of two images: every outcome with its probability, so the expectations are exact. */
    @Test
    void whatDebiasingTakesOffIsWhatChanceAdds() {
        double p = 0.3;
        int[] n = {2, 2};
        double spread = 0;
        double correction = 0;
        for (int outcome = 0; outcome < 16; outcome++) {
            int hits = Integer.bitCount(outcome);
            double probability = Math.pow(p, hits) * Math.pow(1 - p, 4 - hits);
            double mean = hits / 4.0;
            double[] accuracy = {Integer.bitCount(outcome & 3) / 2.0, Integer.bitCount(outcome >> 2) / 2.0};
            double pop = Math.pow(MacroStd.POPULATION.ofClass(accuracy, n), 2);
            double debiased = Math.pow(MacroStd.DEBIASED.ofClass(accuracy, n), 2);
            assertThat(debiased).isCloseTo(Math.max(0, pop - mean * (1 - mean) / 3), within(1e-12));
            spread += probability * pop;
            correction += probability * mean * (1 - mean) / 3;
        }
        assertThat(spread).isCloseTo(p * (1 - p) / 4, within(1e-12)).isCloseTo(correction, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void isZeroForOneGroupAndNothingForNone(MacroStd kind) {
        assertThat(kind.ofClass(new double[] {0.3}, new int[] {1})).isZero();
        assertThat(kind.ofClass(new double[] {0.3, Double.NaN}, new int[] {7, 0})).isZero();
        assertThat(kind.ofClass(new double[] {Double.NaN}, new int[] {0})).isNaN();
        assertThat(kind.ofClass(NOTHING, new int[0])).isNaN();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnAccuracyThatIsNoNumber(MacroStd kind) {
        assertThatThrownBy(() -> kind.ofClass(new double[] {Double.NaN, 1}, new int[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesOutClassesWithoutImages() {
        assertThat(MacroStd.overClasses(new double[] {0.1, Double.NaN, 0.3})).isCloseTo(0.2, within(1e-12));
        assertThat(MacroStd.overClasses(NOTHING)).isNaN();
    }

    @Property
    void staysBetweenZeroAndOneHalf(@ForAll("groups") List<int[]> groups) {
        double population = of(MacroStd.POPULATION, groups);
        assertThat(population).isBetween(0.0, 0.5 + 1e-12);
        assertThat(of(MacroStd.DEBIASED, groups)).isBetween(0.0, population);
        assertThat(of(MacroStd.NIST, groups)).isGreaterThanOrEqualTo(population);
    }

    @Property
    void doesNotDependOnTheOrderOfTheGroups(@ForAll("groups") List<int[]> groups, @ForAll long seed) {
        double before = of(MacroStd.POPULATION, groups);
        Collections.shuffle(groups, new Random(seed));
        assertThat(of(MacroStd.POPULATION, groups)).isCloseTo(before, within(1e-12));
    }

    @Property
    void isZeroForEqualGroups(@ForAll("groups") List<int[]> groups) {
        int[] n = groups.stream().mapToInt(g -> g[1]).toArray();
        double[] same = IntStream.of(n).mapToDouble(i -> 0.25).toArray();
        assertThat(Arrays.stream(MacroStd.values()).mapToDouble(k -> k.ofClass(same, n)).max().orElseThrow()).isZero();
    }

    private static double of(MacroStd kind, List<int[]> groups) {
        return kind.ofClass(
                groups.stream().mapToDouble(g -> (double) g[0] / g[1]).toArray(),
                groups.stream().mapToInt(g -> g[1]).toArray());
    }

    @Provide
    Arbitrary<List<int[]>> groups() {
        Arbitrary<int[]> group = Combinators.combine(
                        Arbitraries.integers().between(1, 60), Arbitraries.integers().between(0, 1000))
                .as((n, any) -> new int[] {any % (n + 1), n});
        return group.list().ofMinSize(1).ofMaxSize(8);
    }
}
