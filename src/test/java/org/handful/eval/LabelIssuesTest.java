package org.handful.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.handful.eval.LabelIssues.Doubt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LabelIssuesTest {
    /** Twelve images, three classes, each with one that was given the label of its neighbour. */
    private static final List<Scored> SWAPPED = List.of(
            scored(0, 0.9, 0.05, 0.05), scored(0, 0.8, 0.15, 0.05), scored(0, 0.7, 0.1, 0.2), scored(0, 0.1, 0.85, 0.05),
            scored(1, 0.1, 0.8, 0.1), scored(1, 0.05, 0.9, 0.05), scored(1, 0.2, 0.6, 0.2), scored(1, 0.75, 0.2, 0.05),
            scored(2, 0.05, 0.05, 0.9), scored(2, 0.1, 0.1, 0.8), scored(2, 0.3, 0.3, 0.4), scored(2, 0.05, 0.7, 0.25));

    @Test
    void findsTheLabelsThatWereSwapped() {
        assertThat(LabelIssues.thresholds(SWAPPED, 3)).containsExactly(new double[] {0.625, 0.625, 0.5875}, within(1e-12));
        assertThat(LabelIssues.confidentJoint(SWAPPED, 3)).isDeepEqualTo(new int[][] {{3, 1, 0}, {1, 2, 0}, {0, 1, 2}});
        assertThat(LabelIssues.calibrated(SWAPPED, 3)).isDeepEqualTo(new int[][] {{3, 1, 0}, {1, 3, 0}, {0, 1, 3}});
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

    /** As cleanlab decides it, where the reference numbers are at hand. */
    @ParameterizedTest
    @ValueSource(strings = {"A_3class", "B_few_shot", "C_ties_absent_class", "D_binary"})
    void agreesWithTheReference(String set) throws Exception {
        Path file = Path.of(System.getProperty("handful.shared", "missing"), "vectors/confident_learning.json");
        assumeTrue(Files.isRegularFile(file), "handful.shared has no reference numbers: skipped");
        JsonNode golden = JsonMapper.shared().readTree(Files.readString(file)).get(set);
        int[] labels = Vectors.ints(golden.get("labels"));
        List<Scored> scored = IntStream.range(0, labels.length)
                .mapToObj(i -> scored(labels[i], Vectors.doubles(golden.get("pred_probs").get(i)))).toList();
        int classes = golden.get("thresholds").size();
        assertThat(LabelIssues.thresholds(scored, classes))
                .containsExactly(Vectors.doubles(golden.get("thresholds")), within(1e-9));
        assertThat(matrix(LabelIssues.confidentJoint(scored, classes)))
                .isEqualTo(matrix(golden.get("confident_joint_raw")));
        assertThat(matrix(LabelIssues.calibrated(scored, classes)))
                .isEqualTo(matrix(golden.get("confident_joint_calibrated")));
        List<Doubt> ranked = LabelIssues.rank(scored, classes);
        assertThat(ranked.stream().filter(Doubt::flagged).map(Doubt::position))
                .containsExactly(boxed(golden.get("ranked_by_normalized_margin")));
        double[] margins = Vectors.doubles(golden.get("normalized_margin"));
        assertThat(ranked).allSatisfy(d ->
                assertThat((1 - d.margin()) / 2).isCloseTo(margins[d.position()], within(1e-9)));
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

    private static List<List<Integer>> matrix(int[][] rows) {
        return IntStream.range(0, rows.length).mapToObj(i -> IntStream.of(rows[i]).boxed().toList()).toList();
    }

    private static List<List<Integer>> matrix(JsonNode rows) {
        List<List<Integer>> out = new ArrayList<>();
        rows.forEach(r -> out.add(IntStream.of(Vectors.ints(r)).boxed().toList()));
        return out;
    }
}
