package org.handful.run.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.eval.Scored;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.junit.jupiter.api.Test;

class ShortcutSearchTest {
    private static final List<String> CLASSES = List.of("land bird", "water bird");

    /** The background tells the class of 95 % of what is learned from, and the model goes by it; others are chance. */
    @Test
    void aPlantedShortcutIsTheFirstFinding() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            int[] labels = IntStream.range(0, 60).map(i -> i % 2).toArray();
            List<String> background = Arrays.stream(labels)
                    .mapToObj(k -> (random.nextInt(20) > 0 ? k : 1 - k) == 0 ? "green" : "blue").toList();
            List<String> season = Arrays.stream(labels).mapToObj(_ -> random.nextBoolean() ? "spring" : "autumn").toList();
            List<String> size = Arrays.stream(labels)
                    .mapToObj(k -> random.nextInt(10) < 8 ? "s" + k : "s" + (1 - k)).toList();
            List<Scored> predictions = new ArrayList<>();
            List<String> testBackground = new ArrayList<>();
            List<String> testSeason = new ArrayList<>();
            List<String> testSize = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                int seen = random.nextInt(2);
                int said = random.nextInt(20) > 2 ? seen : 1 - seen;
                predictions.add(new Scored(i + ".jpg", i % 2, new double[] {1 - said, said}, Map.of()));
                testBackground.add(seen == 0 ? "green" : "blue");
                testSeason.add(random.nextBoolean() ? "spring" : "autumn");
                testSize.add("s" + random.nextInt(2));
            }
            var search = new ShortcutSearch(CLASSES, labels, predictions, 0);
            List<Shortcut> found = List.of(search.look("season", false, season, testSeason),
                    search.look("size", false, size, testSize),
                    search.look("background", true, background, testBackground)).stream()
                    .sorted(ShortcutSearch.bySeriousness()).toList();
            Shortcut first = found.getFirst();
            assertThat(first.attribute()).as("seed %d", seed).isEqualTo("background");
            assertThat(first.followed()).isTrue();
            assertThat(first.tells()).hasSize(2);
            assertThat(first.holds().value()).isGreaterThan(first.breaks().value() + 0.4);
            assertThat(first.pulled()).isPositive().isLessThanOrEqualTo(first.breaks().n());
            assertThat(first.broken()).hasSize(first.breaks().n());
            assertThat(first.wanted()).extracting(w -> w.className() + " " + w.value())
                    .containsExactlyInAnyOrder("land bird blue", "water bird green");
        }
    }

    /** Twenty attributes of pure chance: none is called a shortcut where one in twenty would be. */
    @Test
    void manyAttributesOfChanceAreNoFindings() {
        int found = 0;
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            int[] labels = IntStream.range(0, 60).map(i -> i % 2).toArray();
            var search = new ShortcutSearch(CLASSES, labels,
                    List.of(new Scored("a", 0, new double[] {1, 0}, Map.of())), seed);
            List<Shortcut> looked = IntStream.range(0, 20).mapToObj(a -> search.look("a" + a, false,
                    IntStream.range(0, 60).mapToObj(_ -> random.nextBoolean() ? "x" : "y").toList(), List.of("x"))).toList();
            List<Shortcut> adjusted = ShortcutSearch.adjusted(looked);
            for (int a = 0; a < 20; a++) {
                assertThat(adjusted.get(a).p()).isGreaterThanOrEqualTo(looked.get(a).p());
            }
            found += adjusted.stream().anyMatch(Shortcut::present) ? 1 : 0;
        }
        assertThat(found).as("of ten projects").isLessThanOrEqualTo(2);
    }

    /** Four backgrounds that a hundred classes share, and a model that goes by them: no class is half of a background. */
    @Test
    void aBackgroundThatManyClassesShareIsFound() {
        List<String> classes = IntStream.range(0, 100).mapToObj(k -> "c" + k).toList();
        Random random = new Random(1);
        int[] labels = IntStream.range(0, 500).map(i -> i % 100).toArray();
        List<String> learned = Arrays.stream(labels)
                .mapToObj(k -> "b" + (random.nextInt(20) > 0 ? k % 4 : random.nextInt(4))).toList();
        List<String> chance = Arrays.stream(labels).mapToObj(_ -> "x" + random.nextInt(4)).toList();
        List<Scored> predictions = new ArrayList<>();
        List<String> tested = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int truth = i % 100;
            int seen = random.nextInt(4);
            double[] probability = new double[100];
            // Right where the background is its own, else one of the classes of the background.
            probability[seen == truth % 4 && random.nextInt(5) > 0 ? truth : 4 * random.nextInt(25) + seen] = 1;
            predictions.add(new Scored(i + ".jpg", truth, probability, Map.of()));
            tested.add("b" + seen);
        }
        var search = new ShortcutSearch(classes, labels, predictions, 0);
        Shortcut found = search.look("background", true, learned, tested);
        assertThat(found.followed()).isTrue();
        assertThat(found.tells()).hasSizeBetween(90, 110).allSatisfy(t -> assertThat(t.ofClass()).isTrue());
        assertThat(found.tells().stream().filter(t -> t.value().equals("b" + classes.indexOf(t.className()) % 4)).count())
                .isGreaterThanOrEqualTo(90);
        assertThat(found.breaks().n()).isGreaterThan(150);
        assertThat(found.pulled()).as("of %s mistakes", found.breaks()).isGreaterThan(found.breaks().n() * 8 / 10);
        assertThat(found.wanted()).hasSize(3);

        Shortcut nothing = search.look("chance", true, chance, tested.stream().map(b -> "x" + b.charAt(1)).toList());
        assertThat(nothing.present()).isFalse();
    }

    @Test
    void whatNobodyKnowsIsNoFinding() {
        var search = new ShortcutSearch(CLASSES, new int[] {0, 1},
                List.of(new Scored("a", 0, new double[] {1, 0}, Map.of())), 0);
        Shortcut none = search.look("x", false, Arrays.asList(null, null), Arrays.asList((String) null));
        assertThat(none.present()).isFalse();
        assertThat(none.followed()).isFalse();
        assertThat(none.breaks().n()).isZero();
    }
}
