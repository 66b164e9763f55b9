package org.handful.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EvaluatorTest {
    private static final double TINY = 1e-9;

    @Test
    void equalsTheReferenceOnTwoClasses() {
        JsonNode binary = Vectors.read("subgroup_metrics").get("binary");
        Evaluation e = evaluate(binary, List.of("0", "1"), binary.get("attr"));
        checkAgainst(binary, e);
        assertThat(e.confusion()).isDeepEqualTo(new int[][] {{26, 4}, {4, 8}});
    }

    @Test
    void leavesOutAGroupThatDoesNotExist() {
        JsonNode three = Vectors.read("subgroup_metrics").get("multiclass_missing_group");
        Evaluation e = evaluate(three, List.of("0", "1", "2"), three.get("attr"));
        checkAgainst(three, e);
        assertThat(e.subgroups().getFirst().groups()).extracting(g -> g.label() + g.value())
                .containsExactly("0a", "0b", "1a", "1b", "2a");
        assertThat(e.subgroups().getFirst().classStd().get(2)).isZero();
    }

    private static void checkAgainst(JsonNode reference, Evaluation e) {
        JsonNode metrics = reference.get("metrics");
        SubgroupReport report = e.subgroups().getFirst();
        assertThat(e.accuracy().value()).isCloseTo(metrics.get("average").doubleValue(), within(TINY));
        assertThat(e.balancedAccuracy()).isCloseTo(metrics.get("class_balanced").doubleValue(), within(TINY));
        assertThat(report.worst().accuracy()).isCloseTo(metrics.get("worst_group").doubleValue(), within(TINY));
        assertThat(report.gap()).isCloseTo(metrics.get("gap_best_worst").doubleValue(), within(TINY));
        assertThat(report.groups()).hasSize(reference.get("groups").size());
        for (GroupResult g : report.groups()) {
            JsonNode expected = reference.get("groups").get("y=" + g.label() + ",a=" + g.value());
            assertThat(g.n()).isEqualTo(expected.get("n").intValue());
            assertThat(g.correct()).isEqualTo(expected.get("hit").intValue());
            assertThat(g.accuracy()).isCloseTo(expected.get("acc").doubleValue(), within(TINY));
            assertThat(g.small()).isEqualTo(g.n() < 10);
        }
    }

    private static Evaluation evaluate(JsonNode reference, List<String> classes, JsonNode attribute) {
        int[] truth = Vectors.ints(reference.get("y"));
        int[] predicted = Vectors.ints(reference.get("pred"));
        return Evaluator.evaluate(classes, List.of("a"), IntStream.range(0, truth.length)
                .mapToObj(i -> scored(i, classes.size(), truth[i], predicted[i],
                        Map.of("a", attribute.get(i).asString())))
                .toList());
    }

    @Test
    void macroStdEqualsTheReferenceOnTheToySet() {
        JsonNode toy = Vectors.read("macrostd").get("toy_dataset");
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < toy.get("label").size(); i++) {
            int truth = toy.get("label").get(i).stringValue().equals("a") ? 0 : 1;
            int predicted = toy.get("correct").get(i).intValue() == 1 ? truth : 1 - truth;
            scored.add(scored(i, 2, truth, predicted, Map.of("g", toy.get("group").get(i).stringValue())));
        }
        assertThat(Evaluator.evaluate(List.of("a", "b"), List.of("g"), scored).subgroups().getFirst().macroStd())
                .isCloseTo(toy.get("macro_std").get("pop").doubleValue(), within(TINY));
    }

    @Test
    void ofEquallyBadGroupsTheLargerIsTheWorst() {
        List<Scored> scored = List.of(
                scored(0, 2, 0, 1, Map.of("a", "one")),
                scored(1, 2, 0, 1, Map.of("a", "two")),
                scored(2, 2, 0, 1, Map.of("a", "two")),
                scored(3, 2, 1, 1, Map.of("a", "one")));
        assertThat(Evaluator.evaluate(List.of("x", "y"), List.of("a"), scored).subgroups().getFirst().worst())
                .extracting(GroupResult::value, GroupResult::n)
                .containsExactly("two", 2);
    }

    @Test
    void countsImagesWithoutTheAttributeApart() {
        List<Scored> scored = List.of(scored(0, 2, 0, 0, Map.of("a", "v")), scored(1, 2, 1, 0, Map.of()));
        SubgroupReport report =
                Evaluator.evaluate(List.of("x", "y"), List.of("a", "never"), scored).subgroups().getFirst();
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.groups()).hasSize(1);
        assertThat(report.classStd().get(1)).isNaN();
        assertThat(report.macroStd()).isZero();
    }

    @Test
    void anAttributeNobodyHasGivesNoGroups() {
        SubgroupReport report = Evaluator.evaluate(
                        List.of("x"), List.of("never"), List.of(scored(0, 1, 0, 0, Map.of())))
                .subgroups()
                .getFirst();
        assertThat(report.groups()).isEmpty();
        assertThat(report.worst()).isNull();
        assertThat(report.macroStd()).isNaN();
        assertThat(report.gap()).isNaN();
        assertThat(report.missing()).isEqualTo(1);
    }

    @Test
    void saysNothingWithoutImages() {
        Evaluation e = Evaluator.evaluate(List.of("x", "y"), List.of("a"), List.of());
        assertThat(e.accuracy()).isEqualTo(new Estimate(Double.NaN, 0, Double.NaN, Double.NaN));
        assertThat(e.balancedAccuracy()).isNaN();
        assertThat(e.perClass()).extracting(ClassResult::n).containsExactly(0, 0);
        assertThat(e.calibration().nll()).isNaN();
    }

    @Test
    void oneImageIsEnoughForAnEstimate() {
        Estimate accuracy =
                Evaluator.evaluate(List.of("x"), List.of(), List.of(scored(0, 1, 0, 0, Map.of()))).accuracy();
        assertThat(accuracy.value()).isEqualTo(1);
        assertThat(accuracy.low()).isCloseTo(0.20654931437723761, within(TINY));
        assertThat(accuracy.high()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoPrediction() {
        for (double[] bad : new double[][] {{Double.NaN, 1}, {-0.1, 1.1}, {0.5, Double.POSITIVE_INFINITY}, {1}}) {
            assertThatThrownBy(() -> Evaluator.evaluate(
                            List.of("x", "y"), List.of(), List.of(new Scored("ant/1.jpg", 0, bad, Map.of()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ant/1.jpg");
        }
        assertThatThrownBy(() -> Evaluator.evaluate(List.of("x"), List.of(), List.of(scored(0, 1, 1, 0, Map.of()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void figuresHangTogether(@ForAll("predictions") List<Scored> scored) {
        Evaluation e = Evaluator.evaluate(List.of("x", "y", "z"), List.of("a"), scored);
        SubgroupReport report = e.subgroups().getFirst();
        assertThat(e.accuracy().value()).isBetween(0.0, 1.0).isBetween(e.accuracy().low(), e.accuracy().high());
        assertThat(e.balancedAccuracy()).isBetween(0.0, 1.0);
        assertThat(e.perClass().stream().mapToInt(ClassResult::n).sum()).isEqualTo(scored.size());
        assertThat(report.groups().stream().mapToInt(GroupResult::n).sum() + report.missing())
                .isEqualTo(scored.size());
        assertThat(report.groups()).allMatch(g -> g.n() > 0);
        if (report.worst() != null) {
            assertThat(report.groups()).allMatch(g -> g.accuracy() >= report.worst().accuracy());
            assertThat(report.macroStd()).isBetween(0.0, 0.5 + TINY);
            assertThat(report.gap()).isBetween(0.0, 1.0);
        }
        assertThat(e.calibration().ece()).isBetween(0.0, 1.0);
        assertThat(e.calibration().brier()).isBetween(0.0, 2.0);
        assertThat(e.calibration().nll()).isNotNegative();
    }

    @Property
    void theOrderOfTheImagesDoesNotMatter(@ForAll("predictions") List<Scored> scored, @ForAll long seed) {
        List<Scored> shuffled = new ArrayList<>(scored);
        Collections.shuffle(shuffled, new Random(seed));
        Evaluation a = Evaluator.evaluate(List.of("x", "y", "z"), List.of("a"), scored);
        Evaluation b = Evaluator.evaluate(List.of("x", "y", "z"), List.of("a"), shuffled);
        assertThat(b.subgroups()).isEqualTo(a.subgroups());
        assertThat(b.perClass()).isEqualTo(a.perClass());
        assertThat(b.confusion()).isDeepEqualTo(a.confusion());
        assertThat(b.calibration().ece()).isCloseTo(a.calibration().ece(), within(TINY));
        assertThat(b.calibration().nll()).isCloseTo(a.calibration().nll(), within(TINY));
    }

    @Provide
    Arbitrary<List<Scored>> predictions() {
        Arbitrary<Scored> one = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.doubles().between(0.001, 1).ofScale(4).array(double[].class).ofSize(3),
                        Arbitraries.of("", "grass", "sand"))
                .as((truth, weights, value) -> {
                    double sum = weights[0] + weights[1] + weights[2];
                    double[] p = {weights[0] / sum, weights[1] / sum, weights[2] / sum};
                    return new Scored("i", truth, p, value.isEmpty() ? Map.of() : Map.of("a", value));
                });
        return one.list().ofMinSize(1).ofMaxSize(60);
    }

    private static Scored scored(int i, int classes, int truth, int predicted, Map<String, String> attributes) {
        double[] p = new double[classes];
        p[predicted] = 1;
        return new Scored(i + ".jpg", truth, p, attributes);
    }
}
