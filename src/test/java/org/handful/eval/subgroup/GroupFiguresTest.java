package org.handful.eval.subgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.Vectors;
import org.handful.eval.metric.MacroStd;
import org.handful.eval.proportion.FisherExact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GroupFiguresTest {
    private static final double TINY = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"binary", "multiclass_missing_group"})
    void figuresEqualTheReference(String set) {
        JsonNode golden = Vectors.read("subgroup_metrics").get(set);
        GroupTable t = table(golden);
        JsonNode m = golden.get("metrics");
        close(t.average(), m.get("average"));
        close(t.worst(), m.get("worst_group"));
        close(t.best(), m.get("best_group"));
        close(t.best() - t.worst(), m.get("gap_best_worst"));
        close(t.groupBalanced(), m.get("group_balanced (SubpopBench adjusted_accuracy)"));
        close(t.classBalanced(), m.get("class_balanced"));
        close(t.worstClass(), m.get("worst_class"));
        close(t.attributeGap(), m.get("attribute_gap"));
        close(t.meanOfWorst(2), m.get("mean_of_2_worst"));
        List<String> names = List.copyOf(values(golden));
        golden.get("groups").properties().forEach(group -> {
            int k = group.getKey().charAt(2) - '0';
            int v = names.indexOf(group.getKey().substring("y=0,a=".length()));
            assertThat(t.n()[k][v]).as(group.getKey()).isEqualTo(group.getValue().get("n").intValue());
            assertThat(t.hits()[k][v]).as(group.getKey()).isEqualTo(group.getValue().get("hit").intValue());
            close((double) t.hits()[k][v] / t.n()[k][v], group.getValue().get("acc"));
        });
        int a = 0;
        for (String value : values(golden)) {
            close(t.perAttribute()[a++], m.get("per_attribute").get(value));
        }
    }

    @Test
    void weightsAsWildsDoes() {
        JsonNode golden = Vectors.read("subgroup_metrics").get("binary");
        JsonNode n = golden.get("train_counts");
        int[][] train = {{n.get("y=0,a=0").intValue(), n.get("y=0,a=1").intValue()},
            {n.get("y=1,a=0").intValue(), n.get("y=1,a=1").intValue()}};
        close(table(golden).weightedBy(train),
                golden.get("metrics").get("train_weighted (WILDS adj_acc_avg)"));
    }

    @Test
    void equalisedOddsEqualTheReference() {
        JsonNode golden = Vectors.read("subgroup_metrics").get("binary");
        JsonNode expected = golden.get("equalised_odds");
        EqualisedOdds odds = EqualisedOdds.of(Vectors.ints(golden.get("y")), Vectors.ints(golden.get("pred")),
                attribute(golden), 1, 2);
        for (int a = 0; a < 2; a++) {
            close(odds.truePositive()[a], expected.get("tpr").get("" + a));
            close(odds.falsePositive()[a], expected.get("fpr").get("" + a));
        }
        close(spread(odds.truePositive()), expected.get("tpr_diff"));
        close(spread(odds.falsePositive()), expected.get("fpr_diff"));
        close(odds.worstCase(), expected.get("eod_worst_case"));
        close(odds.mean(), expected.get("eod_mean"));
        close(odds.parity(), expected.get("demographic_parity_difference"));
    }

    @Test
    void aValueWithoutTheClassDropsOutOfItsRange() {
        EqualisedOdds odds = EqualisedOdds.of(new int[] {1, 1, 0}, new int[] {1, 0, 1}, new int[] {0, 0, 1}, 1, 2);
        assertThat(odds.worstCase()).isZero();
        assertThat(EqualisedOdds.of(new int[0], new int[0], new int[0], 1, 2).worstCase()).isNaN();
    }

    @Test
    void nothingIsKnownWithoutImages() {
        GroupTable none = new GroupTable(new int[2][3], new int[2][3]);
        assertThat(new double[] {none.worst(), none.best(), none.average(), none.groupBalanced(), none.classBalanced(),
            none.attributeGap(), none.meanOfWorst(2), none.weightedBy(new int[2][3])}).containsOnly(Double.NaN);
        assertThatThrownBy(() -> new GroupTable(new int[][] {{2}}, new int[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void figuresHangTogether(@ForAll long seed) {
        Random random = new Random(seed);
        int[][] n = new int[3][4];
        int[][] hits = new int[3][4];
        for (int k = 0; k < 3; k++) {
            for (int a = 0; a < 4; a++) {
                n[k][a] = random.nextInt(6);
                hits[k][a] = random.nextInt(n[k][a] + 1);
            }
        }
        n[0][0]++;
        GroupTable t = new GroupTable(hits, n);
        assertThat(t.worst()).isBetween(0.0, t.best());
        for (double figure : new double[] {t.average(), t.groupBalanced(), t.weightedBy(n), t.meanOfWorst(3)}) {
            assertThat(figure).isBetween(t.worst() - TINY, t.best() + TINY);
        }
        assertThat(t.weightedBy(n)).isCloseTo(t.average(), within(TINY));
        int[][] turnedHits = {hits[2], hits[0], hits[1]};
        int[][] turned = {n[2], n[0], n[1]};
        assertThat(new GroupTable(turnedHits, turned).classBalanced()).isCloseTo(t.classBalanced(), within(TINY));
    }

    @Test
    void whatChanceDoesToTheWorstGroupEqualsTheReference() {
        for (JsonNode row : Vectors.read("small_sample_facts").get("expected_worst_group_accuracy")) {
            double p = row.get("p").doubleValue();
            int n = row.get("n").intValue();
            int groups = row.get("G").intValue();
            close(WorstGroupBias.expectedWorst(p, n, groups), row.get("E_min"));
            int[] sizes = new int[groups];
            Arrays.fill(sizes, n);
            close(WorstGroupBias.expectedWorst(p, sizes), row.get("E_min"));
        }
        assertThat(WorstGroupBias.expectedWorst(0.7, new int[] {3})).isCloseTo(0.7, within(TINY));
    }

    @Test
    void whatChanceDoesToMacroStdEqualsTheReference() {
        for (JsonNode row : Vectors.read("small_sample_facts").get("macrostd_under_homogeneity")) {
            double p = row.get("p").doubleValue();
            int n = row.get("n_per_group").intValue();
            int groups = row.get("groups").intValue();
            close(WorstGroupBias.expectedSpread(p, groups, n * groups), row.get("analytic_rms"));
            Random random = new Random(7);
            double sum = 0;
            int draws = 4000;
            for (int d = 0; d < draws; d++) {
                double[] accuracy = new double[groups];
                int[] sizes = new int[groups];
                for (int g = 0; g < groups; g++) {
                    sizes[g] = n;
                    accuracy[g] = random.ints(n, 0, 1000).filter(i -> i < 1000 * p).count() / (double) n;
                }
                sum += MacroStd.POPULATION.ofClass(accuracy, sizes);
            }
            assertThat(sum / draws).isCloseTo(row.get("simulated_mean_pop").doubleValue(), within(0.002));
        }
    }

    @Test
    void equalGroupsAreHomogeneousAndDifferentOnesAreNot() {
        assertThat(Homogeneity.of(new int[] {50, 50}, new int[] {100, 100}, 0)).isEqualTo(new Homogeneity(0, 1, false));
        Homogeneity large = Homogeneity.of(new int[] {95, 60}, new int[] {100, 100}, 0);
        assertThat(large.exact()).isFalse();
        assertThat(large.p()).isLessThan(1e-6);
        Homogeneity small = Homogeneity.of(new int[] {6, 0}, new int[] {6, 6}, 0);
        assertThat(small.exact()).isTrue();
        // Two of the 924 ways to place six hits are as uneven.
        assertThat(small.p()).isCloseTo(2 / 924.0, within(0.002));
        for (int[] hits : new int[][] {{0, 0}, {3, 4}}) {
            assertThat(Homogeneity.of(hits, new int[] {3, 4}, 0).p()).as("all wrong, all right").isEqualTo(1);
        }
        assertThat(Homogeneity.of(new int[] {1, 0}, new int[] {2, 0}, 0).p()).as("one group").isEqualTo(1);
    }

    @Test
    void theStatisticIsThatOfMacroStd() {
        int[] hits = {3, 9, 1};
        int[] n = {5, 12, 4};
        double s = MacroStd.POPULATION.ofClass(new double[] {0.6, 0.75, 0.25}, n);
        double a = 13 / 21.0;
        assertThat(Homogeneity.of(hits, n, 0).statistic()).isCloseTo(21 * s * s / (a * (1 - a)), within(TINY));
    }

    @Test
    void aGroupIsWorseWhenTheRestOfItsClassIsBetterByMoreThanChance() {
        var report = new SubgroupReport("place", List.of(group("gull", "land", 4, 20), group("gull", "sea", 38, 40),
                group("gull", "pier", 5, 5), group("owl", "land", 9, 10), group("owl", "wood", 17, 20),
                group("tern", "sea", 3, 9)), Double.NaN, List.of(), null, Double.NaN, 0);
        List<GroupTest> worse = GroupTest.worse(report);
        assertThat(worse).extracting(t -> t.group().value()).containsExactly("land");
        assertThat(worse.getFirst().correct()).isEqualTo(43);
        assertThat(worse.getFirst().n()).isEqualTo(45);
        assertThat(GroupTest.of(report)).as("a class with one group has nothing to be compared with").hasSize(5);
        double p = FisherExact.p(4, 16, 43, 2);
        assertThat(worse.getFirst().adjusted()).isBetween(p, 5 * p);
    }

    @Test
    void theClassWithTheWidestRangeOfRatesIsTold() {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int truth = i % 3;
            boolean sea = i < 6;
            // Class 2 is recognised at sea and taken for class 1 on land.
            int said = truth == 2 && !sea ? 1 : truth;
            double[] p = new double[3];
            p[said] = 1;
            scored.add(new Scored(i + ".jpg", truth, p, Map.of("place", sea ? "sea" : "land")));
        }
        EqualisedOdds.Widest widest = EqualisedOdds.widest(Crossing.of("place"), 3, scored).orElseThrow();
        assertThat(widest.ofClass()).isEqualTo(2);
        assertThat(widest.values()).containsExactly("land", "sea");
        assertThat(widest.odds().truePositive()).containsExactly(0, 1);
        assertThat(widest.odds().worstCase()).isEqualTo(1);
        assertThat(EqualisedOdds.widest(Crossing.of("light"), 3, scored)).isEmpty();
    }

    private static GroupResult group(String label, String value, int correct, int n) {
        return new GroupResult(label, value, n, correct, (double) correct / n, 0, 1);
    }

    private static double spread(double[] rates) {
        return Math.abs(rates[1] - rates[0]);
    }

    private static GroupTable table(JsonNode golden) {
        int classes = Arrays.stream(Vectors.ints(golden.get("y"))).max().orElseThrow() + 1;
        return GroupTable.of(Vectors.ints(golden.get("y")), Vectors.ints(golden.get("pred")), attribute(golden), classes,
                values(golden).size());
    }

    private static TreeSet<String> values(JsonNode golden) {
        TreeSet<String> out = new TreeSet<>();
        golden.get("attr").forEach(v -> out.add(v.asString()));
        return out;
    }

    private static int[] attribute(JsonNode golden) {
        TreeSet<String> values = values(golden);
        int[] out = new int[golden.get("attr").size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = values.headSet(golden.get("attr").get(i).asString()).size();
        }
        return out;
    }

    private static void close(double value, JsonNode expected) {
        assertThat(value).isCloseTo(expected.doubleValue(), within(TINY));
    }
}
