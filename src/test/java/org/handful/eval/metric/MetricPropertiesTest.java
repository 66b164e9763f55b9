package org.handful.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.eval.Evaluation;
import org.handful.eval.Evaluator;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.calibration.CalibrationCurve;
import org.handful.eval.calibration.Coverage;
import org.handful.eval.interval.BalancedInterval;
import org.handful.eval.interval.EceInterval;
import org.handful.eval.interval.MacroStdInterval;
import org.handful.eval.label.LabelScore;
import org.handful.eval.multilabel.AveragePrecision;
import org.handful.eval.multilabel.Threshold;
import org.handful.eval.openset.Auroc;
import org.handful.eval.openset.Fpr95;
import org.handful.eval.openset.Oscr;
import org.handful.eval.privacy.MembershipRoc;
import org.handful.eval.subgroup.EqualisedOdds;
import org.handful.eval.subgroup.GroupTable;
import org.handful.eval.subgroup.Homogeneity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every metric alike, so that none can be forgotten: it stays in its bounds, does not mind the order of the
 * images, knows what to say of one image, of one class, of groups without images, when all is right and when all is wrong,
 * and refuses what is no number.
 */
class MetricPropertiesTest {
    private static final int VALUES = 3;

    /**
     * @param perfect when every image is right and its class has probability 1
     * @param worst when every image is wrong and another class has probability 1
     */
    record Metric(String name, double low, double high, double perfect, double worst, ToDoubleFunction<List<Scored>> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Metric> metrics() {
        double nll = -Math.log(LogLoss.FLOOR);
        List<Metric> all = new ArrayList<>(List.of(
                new Metric("accuracy", 0, 1, 1, 0, s -> whole(s).accuracy().value()),
                new Metric("balanced accuracy", 0, 1, 1, 0, s -> whole(s).balancedAccuracy()),
                new Metric("its interval, low", 0, 1, Double.NaN, 0, s -> BalancedInterval.of(whole(s).perClass()).low()),
                new Metric("its interval, high", 0, 1, 1, Double.NaN, s -> BalancedInterval.of(whole(s).perClass()).high()),
                new Metric("worst group", 0, 1, 1, 0, s -> groups(s).worst().accuracy()),
                new Metric("gap", 0, 1, 0, 0, s -> groups(s).gap()),
                new Metric("MacroStd", 0, 0.5, 0, 0, s -> groups(s).macroStd()),
                new Metric("its interval, low", 0, 0.5, 0, 0, s -> MacroStdInterval.of(groups(s)).low()),
                new Metric("its interval, high", 0, 0.5, Double.NaN, Double.NaN, s -> MacroStdInterval.of(groups(s)).high()),
                new Metric("ECE", 0, 1, 0, 1, s -> whole(s).calibration().ece()),
                new Metric("its interval, high", 0, 1, Double.NaN, 1, s -> EceInterval.of(s, Ece.BINS).high()),
                new Metric("ECE of bins of equal mass", 0, 1, 0, 1, s -> curve(s).expected()),
                new Metric("largest calibration error", 0, 1, 0, 1, s -> curve(s).largest()),
                new Metric("root of the mean square", 0, 1, 0, 1, s -> curve(s).rootMeanSquare()),
                new Metric("log-likelihood", 0, nll, 0, nll, s -> whole(s).calibration().nll()),
                new Metric("Brier", 0, 2, 0, 2, s -> whole(s).calibration().brier()),
                new Metric("coverage at 0.5", 0, 1, 1, 1, s -> Coverage.at(s, 0.5).coverage()),
                new Metric("groups, average", 0, 1, 1, 0, s -> table(s).average()),
                new Metric("groups, balanced", 0, 1, 1, 0, s -> table(s).groupBalanced()),
                new Metric("groups, by class", 0, 1, 1, 0, s -> table(s).classBalanced()),
                new Metric("groups, worst class", 0, 1, 1, 0, s -> table(s).worstClass()),
                new Metric("groups, attribute gap", 0, 1, 0, 0, s -> table(s).attributeGap()),
                new Metric("groups, two worst", 0, 1, 1, 0, s -> table(s).meanOfWorst(2)),
                new Metric("equalised odds", 0, 1, Double.NaN, Double.NaN, s -> odds(s).worstCase()),
                new Metric("demographic parity", 0, 1, Double.NaN, Double.NaN, s -> odds(s).parity()),
                new Metric("homogeneity, p", 0, 1, 1, 1, s -> {
                    GroupTable t = table(s);
                    return Homogeneity.of(t.hits()[s.getFirst().truth()], t.n()[s.getFirst().truth()], 0).p();
                })));
        for (MacroStd kind : MacroStd.values()) {
            all.add(new Metric("MacroStd " + kind, 0, Math.sqrt(0.5), 0, 0, s -> {
                GroupTable t = table(s);
                return MacroStd.overClasses(IntStream.range(0, t.n().length).mapToDouble(k -> kind.ofClass(
                        IntStream.range(0, VALUES).mapToDouble(a -> (double) t.hits()[k][a] / t.n()[k][a]).toArray(),
                        t.n()[k])).toArray());
            }));
        }
        for (LabelScore score : LabelScore.values()) {
            all.add(new Metric("label score " + score, 0, 1, Double.NaN, Double.NaN, s -> s.stream()
                    .mapToDouble(x -> score.of(x.probabilities(), x.truth())).average().orElseThrow()));
        }
        return all.stream();
    }

    @Property(tries = 150)
    void staysInItsBoundsAndDoesNotMindTheOrder(@ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 2, max = 4) int classes, @ForAll long seed) {
        Random random = new Random(seed);
        List<Scored> scored = drawn(n, classes, random);
        List<Scored> other = new ArrayList<>(scored);
        // The first image is that of the class that is asked about.
        Collections.shuffle(other.subList(1, n), random);
        metrics().forEach(m -> {
            double value = m.of().applyAsDouble(scored);
            if (!Double.isNaN(value)) {
                assertThat(value).as(m.name()).isBetween(m.low() - 1e-9, m.high() + 1e-9);
            }
            if (!m.name().contains("equal mass") && !m.name().contains("calibration error") && !m.name().contains("mean square")) {
                assertThat(m.of().applyAsDouble(other)).as(m.name()).isEqualTo(value, within(1e-9));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void knowsTheEnds(Metric m) {
        for (int n : new int[] {1, 2, 30}) {
            for (List<Integer> attribute : List.of(List.of(0), List.of(0, 2))) {
                if (!Double.isNaN(m.perfect())) {
                    assertThat(m.of().applyAsDouble(certain(n, true, attribute))).as(n + " right").isEqualTo(m.perfect(), within(1e-9));
                }
                if (!Double.isNaN(m.worst())) {
                    assertThat(m.of().applyAsDouble(certain(n, false, attribute))).as(n + " wrong").isEqualTo(m.worst(), within(1e-9));
                }
            }
        }
    }

    /** Every image is of the first of three classes: the others have no figure, and spoil none. */
    @ParameterizedTest
    @MethodSource("metrics")
    void oneClassIsEnough(Metric m) {
        List<Scored> one = drawn(40, 3, new Random(5)).stream()
                .map(s -> new Scored(s.image(), 0, s.probabilities(), s.attributes())).toList();
        double value = m.of().applyAsDouble(one);
        if (m.name().equals("equalised odds")) {
            assertThat(value).as("nothing is taken for another class where there is none").isNaN();
        } else {
            assertThat(value).isBetween(m.low() - 1e-9, m.high() + 1e-9);
        }
    }

    static Stream<Function<double[], Object>> scores() {
        double[] fine = {0.2, 0.8};
        boolean[] one = {true, false};
        return Stream.of(s -> Auroc.of(s, fine), s -> Auroc.of(fine, s), s -> Fpr95.of(s, fine), s -> Fpr95.of(fine, s),
                s -> Oscr.of(s, one, fine), s -> Oscr.of(fine, one, s), s -> AveragePrecision.of(s, one),
                s -> Threshold.best(s, one), s -> MembershipRoc.of(s, one), s -> Ece.of(s, one, 15),
                s -> CalibrationCurve.equalWidth(s, one, 15), s -> CalibrationCurve.equalMass(s, one, 2),
                s -> Brier.of(new double[][] {s}, new int[1]), s -> LogLoss.of(new double[][] {s}, new int[1]),
                s -> new Scored("a.jpg", 0, s, Map.of()), s -> MacroStd.POPULATION.ofClass(s, new int[] {1, 1}));
    }

    @ParameterizedTest
    @MethodSource("scores")
    void whatIsNoNumberIsRefused(Function<double[], Object> metric) {
        assertThat(metric.apply(new double[] {0.3, 0.7})).isNotNull();
        for (int at = 0; at < 2; at++) {
            double[] bad = {0.3, 0.7};
            bad[at] = Double.NaN;
            assertThatThrownBy(() -> metric.apply(bad)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NaN");
        }
    }

    private static Evaluation whole(List<Scored> s) {
        return Evaluator.evaluate(IntStream.range(0, s.getFirst().probabilities().length).mapToObj(k -> "c" + k).toList(),
                List.of("a"), s);
    }

    private static SubgroupReport groups(List<Scored> s) {
        return whole(s).subgroups().getFirst();
    }

    private static CalibrationCurve curve(List<Scored> s) {
        boolean[] right = new boolean[s.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = s.get(i).correct();
        }
        return CalibrationCurve.equalMass(s.stream().mapToDouble(Scored::confidence).toArray(), right, 5);
    }

    /** Values 0, 1 and 2 have a column each, whether they have images or not. */
    private static GroupTable table(List<Scored> s) {
        return GroupTable.of(truths(s), s.stream().mapToInt(Scored::predicted).toArray(), attributes(s),
                s.getFirst().probabilities().length, VALUES);
    }

    private static EqualisedOdds odds(List<Scored> s) {
        return EqualisedOdds.of(truths(s), s.stream().mapToInt(Scored::predicted).toArray(), attributes(s),
                s.getFirst().truth(), VALUES);
    }

    private static int[] truths(List<Scored> s) {
        return s.stream().mapToInt(Scored::truth).toArray();
    }

    private static int[] attributes(List<Scored> s) {
        return s.stream().mapToInt(x -> Integer.parseInt(x.attributes().get("a"))).toArray();
    }

    /** Value 1 of the attribute has no image. */
    private static List<Scored> drawn(int n, int classes, Random random) {
        List<Scored> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] p = random.doubles(classes, 0.01, 1).toArray();
            double sum = Arrays.stream(p).sum();
            Arrays.setAll(p, k -> p[k] / sum);
            out.add(new Scored(i + ".jpg", random.nextInt(classes), p, Map.of("a", String.valueOf(2 * random.nextInt(2)))));
        }
        return out;
    }

    /** Three classes. */
    private static List<Scored> certain(int n, boolean right, List<Integer> values) {
        return IntStream.range(0, n).mapToObj(i -> {
            double[] p = new double[3];
            p[(i + (right ? 0 : 1)) % 3] = 1;
            return new Scored(i + ".jpg", i % 3, p, Map.of("a", String.valueOf(values.get(i / 3 % values.size()))));
        }).toList();
    }
}
