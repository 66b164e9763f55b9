package org.handful.eval.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.Subgroups;
import org.handful.eval.subgroup.Crossing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With fixed seeds; docs/intervals.md has many more draws. */
@DisplayName("Intervals hold the truth as often as they say")
class IntervalCoverageTest {
    private static final int DRAWS = 400;

    static Stream<Map.Entry<String, Trials.Trial>> trials() {
        return Trials.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void atMostTwoPointsLessOftenThanTheySay(Map.Entry<String, Trials.Trial> trial) {
        for (int n : new int[] {5, 10, 20, 50}) {
            assertThat(Trials.coverage(trial.getValue(), n, DRAWS, 1)).as("%s, n = %d", trial.getKey(), n)
                    .isGreaterThanOrEqualTo(0.93);
        }
    }

    @Test
    void everyImageRightStillHasAWidth() {
        Estimate b = BalancedInterval.of(List.of(new ClassResult("a", 5, 5, 1, 0, 1), new ClassResult("b", 5, 5, 1, 0, 1)));
        assertThat(b.value()).isEqualTo(1);
        assertThat(b.low()).isBetween(0.5, 0.8);
        assertThat(b.high()).isEqualTo(1);
    }

    @Test
    void classesWithoutImagesDoNotCount() {
        ClassResult a = new ClassResult("a", 8, 6, 0.75, 0, 1);
        ClassResult none = new ClassResult("b", 0, 0, Double.NaN, Double.NaN, Double.NaN);
        assertThat(BalancedInterval.of(List.of(a, none))).isEqualTo(BalancedInterval.of(List.of(a)));
        assertThat(BalancedInterval.of(List.of(none)).value()).isNaN();
        assertThat(EceInterval.of(List.of(), 15).low()).isNaN();
    }

    /** One class with 9 of 10 and 2 of 10: the exact intervals at 97.47 % each, by hand. */
    @Test
    void macroStdReachesFromTheLeastToTheLargest() {
        List<Scored> scored = Stream.of(group("x", 9, 1), group("y", 2, 8)).flatMap(List::stream).toList();
        SubgroupReport report = Subgroups.report(Crossing.of("v"), List.of("a", "b"), scored, 1);
        Estimate e = MacroStdInterval.of(report);
        assertThat(e.value()).isCloseTo(0.35, within(1e-12));
        assertThat(e.n()).isEqualTo(20);
        var x = Joint.of(9, 10, 2);
        var y = Joint.of(2, 10, 2);
        assertThat(e.low()).isCloseTo(Math.max(0, x.low() - y.high()) / 2, within(1e-9));
        assertThat(e.high()).isCloseTo((x.high() - y.low()) / 2, within(1e-9));
    }

    /** The same groups: from the least to the largest difference of what lies in the exact intervals. */
    @Test
    void theGapReachesFromTheLeastToTheLargest() {
        List<Scored> scored = Stream.of(group("x", 19, 1), group("y", 2, 18)).flatMap(List::stream).toList();
        Estimate e = GapInterval.of(Subgroups.report(Crossing.of("v"), List.of("a", "b"), scored, 1));
        assertThat(e.value()).isCloseTo(0.85, within(1e-12));
        var x = Joint.of(19, 20, 2);
        var y = Joint.of(2, 20, 2);
        assertThat(e.low()).isCloseTo(x.low() - y.high(), within(1e-12)).isPositive();
        assertThat(e.high()).isCloseTo(x.high() - y.low(), within(1e-12));
        Estimate alone = GapInterval.of(Subgroups.report(Crossing.of("v"), List.of("a", "b"), group("x", 9, 1), 1));
        assertThat(alone).isEqualTo(new Estimate(0, 10, 0, 0));
        assertThat(GapInterval.of(Subgroups.report(Crossing.of("v"), List.of("a", "b"), scored, 21)).value()).isNaN();
    }

    /** Student's interval by hand: 100 losses, half of them 0 and half of them 1, t of 99 degrees is 1.98422. */
    @Test
    void lossesHaveAnIntervalFromAHundredImagesOn() {
        double[] losses = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();
        Estimate e = LossInterval.mean(losses);
        assertThat(e.value()).isEqualTo(0.5);
        assertThat(e.high() - 0.5).isCloseTo(1.984217 * Math.sqrt(0.25 / 99), within(1e-6));
        assertThat(0.5 - e.low()).isCloseTo(e.high() - 0.5, within(1e-12));
        Estimate few = LossInterval.mean(Arrays.copyOf(losses, 99));
        assertThat(few.value()).isPositive();
        assertThat(few.low()).isNaN();
        assertThat(LossInterval.brier(group("x", 9, 1)).value()).isCloseTo(0.2, within(1e-12));
        assertThat(LossInterval.logLoss(group("x", 9, 1)).value()).isCloseTo(-0.1 * Math.log(1e-12), within(1e-9));
    }

    /** Of models that are surer than they are right by more or less: a few sure mistakes make most of the loss. */
    @Test
    void skewedLossesAreHeldAsOften() {
        Random random = new Random(1);
        int held = 0;
        for (int draw = 0; draw < 3000; draw++) {
            double wrong = 0.02 + 0.4 * random.nextDouble();
            double sure = 1 + 3 * random.nextDouble();
            double[] world = random.doubles(2000).map(u -> u < wrong ? sure * random.nextDouble() + 0.7 : u / 4).toArray();
            double[] seen = random.ints(LossInterval.FEWEST, 0, world.length).mapToDouble(i -> world[i]).toArray();
            held += Trials.inside(LossInterval.mean(seen), Arrays.stream(world).average().orElseThrow()) ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo((int) (0.93 * 3000));
    }

    @Test
    void groupsBelowTheMinimumDoNotCount() {
        List<Scored> scored = Stream.of(group("x", 9, 1), group("y", 2, 8), group("z", 0, 2)).flatMap(List::stream).toList();
        SubgroupReport all = Subgroups.report(Crossing.of("v"), List.of("a", "b"), scored, 1);
        SubgroupReport large = Subgroups.report(Crossing.of("v"), List.of("a", "b"), scored, 10);
        assertThat(all.worst().value()).isEqualTo("z");
        assertThat(large.worst().value()).isEqualTo("y");
        assertThat(large.groups()).hasSize(3);
        assertThat(large.counted()).hasSize(2);
        assertThat(large.macroStd()).isCloseTo(0.35, within(1e-12));
        SubgroupReport none = Subgroups.report(Crossing.of("v"), List.of("a", "b"), scored, 11);
        assertThat(none.worst()).isNull();
        assertThat(none.worstEstimate()).isNull();
        assertThat(none.macroStd()).isNaN();
        assertThat(MacroStdInterval.of(none).value()).isNaN();
    }

    @Test
    void crossedAttributesMakeGroupsOfBoth() {
        List<Scored> scored = List.of(
                new Scored("1", 0, new double[] {1, 0}, Map.of("light", "dark", "place", "sea")),
                new Scored("2", 0, new double[] {0, 1}, Map.of("light", "dark", "place", "land")),
                new Scored("3", 0, new double[] {1, 0}, Map.of("light", "dark")));
        SubgroupReport r =
                Subgroups.report(new Crossing(List.of("light", "place")), List.of("a", "b"), scored, 1);
        assertThat(r.groups()).extracting("value").containsExactly("dark \u00d7 land", "dark \u00d7 sea");
        assertThat(r.missing()).as("a value for each is needed").isEqualTo(1);
        assertThat(r.worst().value()).isEqualTo("dark \u00d7 land");
    }

    private static List<Scored> group(String value, int right, int wrong) {
        return IntStream.range(0, right + wrong).mapToObj(i -> new Scored(value + i, 0,
                i < right ? new double[] {1, 0} : new double[] {0, 1}, Map.of("v", value))).toList();
    }
}
