package org.handful.eval.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.eval.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RetrievalTest {
    private static final JsonNode GOLDEN = Vectors.read("retrieval");
    private static final double TINY = 1e-9;

    @Test
    void rankingsAndFiguresEqualTheReference() {
        CosineRanking ranking = new CosineRanking(Vectors.matrix(GOLDEN.get("gallery")));
        int[] labels = Vectors.ints(GOLDEN.get("labels"));
        Map<String, Double> sums = new LinkedHashMap<>();
        int asked = 0;
        for (JsonNode query : GOLDEN.get("queries")) {
            int q = query.get("query").intValue();
            int[] order = ranking.like(q, _ -> true);
            assertThat(order).as("query %d", q).containsExactly(Vectors.ints(query.get("order")));
            boolean[] relevant = new boolean[order.length];
            for (int i = 0; i < order.length; i++) {
                relevant[i] = labels[order[i]] == labels[q];
            }
            Ranked ranked = new Ranked(relevant);
            assertThat(IntStream.range(0, order.length).filter(i -> relevant[i]).map(i -> order[i]).sorted().toArray())
                    .containsExactly(query.has("relevant") ? Vectors.ints(query.get("relevant")) : new int[0]);
            if (query.has("skipped")) {
                assertThat(ranked.wanted()).isZero();
                continue;
            }
            asked++;
            figures(ranked).forEach((name, value) -> {
                assertThat(value).as("query %d %s", q, name).isCloseTo(query.get(name).doubleValue(), within(TINY));
                sums.merge(name, value, Double::sum);
            });
            double[] cosines = Vectors.doubles(query.get("cos"));
            for (int i = 0; i < order.length; i++) {
                assertThat(ranking.cosines(q)[order[i]]).isCloseTo(cosines[i], within(TINY));
            }
        }
        for (var entry : sums.entrySet()) {
            assertThat(entry.getValue() / asked).isCloseTo(GOLDEN.get("mean").get(entry.getKey()).doubleValue(), within(TINY));
        }
    }

    @Test
    void conditionsLeadFromOneToTheOther() {
        CosineRanking ranking = new CosineRanking(Vectors.matrix(GOLDEN.get("gallery")));
        JsonNode conditional = GOLDEN.get("conditional");
        conditional.get("top3_by_lambda").properties().forEach(e -> assertThat(Arrays.copyOf(ranking.between(
                        Vectors.doubles(conditional.get("reference")), Vectors.doubles(conditional.get("condition")),
                        Double.parseDouble(e.getKey())), 3))
                .as("lambda %s", e.getKey()).containsExactly(Vectors.ints(e.getValue())));
    }

    /** A ranking at random is right at first as often as GeneCIS says: one target among ten, among fifteen. */
    @ParameterizedTest
    @CsvSource({"10, gallery_size_10_hit@1", "15, gallery_size_15_hit@1"})
    void chanceIsOneInTheSizeOfTheGallery(int size, String name) {
        double sum = 0;
        for (int target = 0; target < size; target++) {
            boolean[] relevant = new boolean[size];
            relevant[target] = true;
            sum += new Ranked(relevant).hit(1);
        }
        assertThat(sum / size).isCloseTo(GOLDEN.get("genecis_chance").get(name).doubleValue(), within(TINY));
    }

    @Test
    void onlyAskedForKindsAreRanked() {
        CosineRanking ranking = new CosineRanking(new double[][] {{1, 0}, {1, 0.1}, {0, 1}, {0, 0}});
        assertThat(ranking.like(0, i -> i != 1)).containsExactly(2, 3);
    }

    @Property(tries = 200)
    void figuresStayInBounds(@ForAll long seed) {
        Random random = new Random(seed);
        boolean[] relevant = new boolean[1 + random.nextInt(20)];
        for (int i = 0; i < relevant.length; i++) {
            relevant[i] = random.nextBoolean();
        }
        relevant[random.nextInt(relevant.length)] = true;
        Ranked ranked = new Ranked(relevant);
        figures(ranked).values().forEach(v -> assertThat(v).isBetween(0.0, 1 + TINY));
        assertThat(ranked.mapAtR()).isLessThanOrEqualTo(ranked.averagePrecision() + TINY);
        boolean[] best = new boolean[relevant.length];
        Arrays.fill(best, 0, ranked.wanted(), true);
        assertThat(new Ranked(best).averagePrecision()).isCloseTo(1, within(TINY));
        assertThat(new Ranked(best).mapAtR()).isCloseTo(1, within(TINY));
        assertThat(new Ranked(best).ndcg(relevant.length)).isCloseTo(1, within(TINY));
    }

    private static Map<String, Double> figures(Ranked r) {
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("hit@1", r.hit(1));
        out.put("hit@2", r.hit(2));
        out.put("hit@3", r.hit(3));
        out.put("precision@2", r.precision(2));
        out.put("recall@2", r.recall(2));
        out.put("ap", r.averagePrecision());
        out.put("map@r", r.mapAtR());
        out.put("ndcg@3", r.ndcg(3));
        return out;
    }
}
