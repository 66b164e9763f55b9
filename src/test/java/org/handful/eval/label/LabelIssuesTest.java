package org.handful.eval.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.handful.eval.Scored;
import org.handful.eval.Vectors;
import org.handful.eval.label.LabelIssues.Doubt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LabelIssuesTest {
    /** Twelve images, three classes, each with one that was given the label of its neighbour. */
    private static final List<Scored> SWAPPED = List.of(
            scored(0, 0.9, 0.05, 0.05), scored(0, 0.8, 0.15, 0.05), scored(0, 0.7, 0.1, 0.2), scored(0, 0.1, 0.85, 0.05),
            scored(1, 0.1, 0.8, 0.1), scored(1, 0.05, 0.9, 0.05), scored(1, 0.2, 0.6, 0.2), scored(1, 0.75, 0.2, 0.05),
            scored(2, 0.05, 0.05, 0.9), scored(2, 0.1, 0.1, 0.8), scored(2, 0.3, 0.3, 0.4), scored(2, 0.05, 0.7, 0.25));

    @Test
    void findsTheLabelsThatWereSwapped() {
        List<Doubt> ranked = LabelIssues.rank(SWAPPED, 3);
        assertThat(ranked.stream().filter(Doubt::flagged).map(Doubt::position)).containsExactly(3, 7, 11);
        assertThat(ranked.getFirst().suggested()).isEqualTo(1);
        assertThat(ranked.getFirst().margin()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void saysNothingAboutAClassOfOneImage() {
        List<Doubt> ranked = LabelIssues.rank(
                List.of(scored(0, 0.1, 0.9), scored(1, 0.2, 0.8), scored(1, 0.1, 0.9)), 2);
        assertThat(ranked.getFirst().position()).isZero();
        assertThat(ranked).noneMatch(Doubt::flagged);
    }

    @Test
    void findsNothingAmongNothing() {
        assertThat(LabelIssues.rank(List.of(), 3)).isEmpty();
    }

    /** As cleanlab decides it. */
    @ParameterizedTest
    @ValueSource(strings = {"A_3class", "B_few_shot", "C_ties_absent_class", "D_binary"})
    void agreesWithTheReference(String set) {
        JsonNode golden = Vectors.read("confident_learning").get(set);
        List<Scored> scored = scored(golden);
        int classes = golden.get("thresholds").size();
        ConfidentJoint joint = ConfidentJoint.of(scored, classes);
        assertThat(joint.thresholds()).containsExactly(Vectors.doubles(golden.get("thresholds")), within(1e-12));
        assertThat(joint.raw()).isDeepEqualTo(Vectors.intMatrix(golden.get("confident_joint_raw")));
        assertThat(joint.calibrated()).isDeepEqualTo(Vectors.intMatrix(golden.get("confident_joint_calibrated")));
        assertThat(joint.joint()).isDeepEqualTo(Vectors.matrix(golden.get("joint")));
        int[][] trueByGiven = Vectors.intMatrix(golden.get("prune_counts_true_x_given"));
        for (int g = 0; g < classes; g++) {
            for (int j = 0; j < classes; j++) {
                assertThat(joint.pruned()[g][j]).isEqualTo(trueByGiven[j][g]);
            }
        }
        assertThat(IntStream.range(0, scored.size()).filter(
                i -> joint.confident()[i] >= 0 && joint.confident()[i] != scored.get(i).truth()))
                .containsExactly(boxed(golden.get("off_diagonal_indices")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A_3class", "B_few_shot", "C_ties_absent_class", "D_binary"})
    void flagsWhatTheReferenceFlags(String set) {
        JsonNode golden = Vectors.read("confident_learning").get(set);
        List<Scored> scored = scored(golden);
        int classes = golden.get("thresholds").size();
        JsonNode issues = golden.get("issues");
        Map.of(Pruning.BY_NOISE_RATE, "prune_by_noise_rate", Pruning.BY_CLASS, "prune_by_class", Pruning.BOTH, "both",
                Pruning.CONFIDENT, "confident_learning", Pruning.PREDICTED, "predicted_neq_given").forEach((how, name) ->
                assertThat(indices(how.flagged(scored, classes))).as(name).containsExactly(boxed(issues.get(name))));
        int count = LabelIssues.count(scored, classes);
        assertThat(count).isEqualTo(golden.get("num_label_issues_off_diagonal").intValue());
        assertThat(lowest(scored, LabelScore.SELF_CONFIDENCE, count))
                .containsExactly(boxed(issues.get("low_self_confidence")));
        assertThat(lowest(scored, LabelScore.MARGIN, count)).containsExactly(boxed(issues.get("low_normalized_margin")));
        List<Doubt> ranked = LabelIssues.rank(scored, classes);
        assertThat(ranked.stream().filter(Doubt::flagged).map(Doubt::position))
                .containsExactly(boxed(golden.get("ranked_by_normalized_margin")));
        assertThat(ranked.stream().filter(Doubt::flagged).map(Doubt::position)
                .sorted(Comparator.comparingDouble(
                        i -> LabelScore.SELF_CONFIDENCE.of(scored.get(i).probabilities(), scored.get(i).truth()))))
                .containsExactly(boxed(golden.get("ranked_by_self_confidence")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A_3class", "B_few_shot", "C_ties_absent_class", "D_binary"})
    void scoresAsTheReference(String set) {
        JsonNode golden = Vectors.read("confident_learning").get(set);
        List<Scored> scored = scored(golden);
        Map.of(LabelScore.SELF_CONFIDENCE, "self_confidence", LabelScore.MARGIN, "normalized_margin", LabelScore.ENTROPY,
                "confidence_weighted_entropy").forEach((score, name) -> assertThat(scores(scored, score)).as(name)
                .containsExactly(Vectors.doubles(golden.get(name)), within(1e-9)));
        assertThat(scores(LabelScore.adjusted(scored, golden.get("thresholds").size()), LabelScore.SELF_CONFIDENCE))
                .containsExactly(Vectors.doubles(golden.get("adjusted_self_confidence")), within(1e-9));
    }

    @Property
    void flagsOnlyImagesThatTheModelWouldLabelOtherwise(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 999) Integer> numbers) {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            double p = numbers.get(i) / 1000.0;
            scored.add(scored(i % 3, p, (1 - p) * (numbers.get(i) % 7) / 6.0, (1 - p) * (6 - numbers.get(i) % 7) / 6.0));
        }
        List<Doubt> ranked = LabelIssues.rank(scored, 3);
        assertThat(ranked).hasSameSizeAs(scored);
        assertThat(ranked).filteredOn(Doubt::flagged).allSatisfy(d -> {
            assertThat(d.margin()).isPositive();
            assertThat(scored.get(d.position()).predicted()).isEqualTo(d.suggested());
        });
        assertThat(ranked.stream().map(d -> -d.margin())).isSorted();
    }

    private static Scored scored(int label, double... probabilities) {
        return new Scored("image", label, probabilities, Map.of());
    }

    private static Integer[] boxed(JsonNode array) {
        return IntStream.of(Vectors.ints(array)).boxed().toArray(Integer[]::new);
    }

    private static List<Scored> scored(JsonNode golden) {
        int[] labels = Vectors.ints(golden.get("labels"));
        return IntStream.range(0, labels.length)
                .mapToObj(i -> scored(labels[i], Vectors.doubles(golden.get("pred_probs").get(i)))).toList();
    }

    private static double[] scores(List<Scored> scored, LabelScore score) {
        return scored.stream().mapToDouble(s -> score.of(s.probabilities(), s.truth())).toArray();
    }

    private static Integer[] lowest(List<Scored> scored, LabelScore score, int count) {
        double[] scores = scores(scored, score);
        return IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(i -> scores[i]))
                .limit(count).sorted().toArray(Integer[]::new);
    }

    private static Integer[] indices(boolean[] flagged) {
        return IntStream.range(0, flagged.length).filter(i -> flagged[i]).boxed().toArray(Integer[]::new);
    }
}
