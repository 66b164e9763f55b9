package org.handful.eval.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.handful.eval.Vectors;
import org.handful.eval.split.Pool;
import org.handful.model.Dataset;
import org.handful.model.Episode;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Episodes")
class EpisodesTest {
    /** Classes with 12, 9, 8, 20 and 4 images; every third image looks like the one before it. */
    private static final int[] SIZES = {12, 9, 8, 20, 4};

    private static Pool pool() {
        List<Sample> samples = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        for (int k = 0; k < SIZES.length; k++) {
            for (int i = 0; i < SIZES[k]; i++) {
                String name = k + "/" + i;
                samples.add(new Sample(new ImageRef(name, name, 1, 1, 0), k, Map.of(), SplitRole.ANY));
                groups.add(i % 3 == 2 ? samples.size() - 2 : samples.size() - 1);
            }
        }
        return new Pool(new Dataset(new LabelSpace(List.of("a", "b", "c", "d", "e")), List.of(), samples),
                groups.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void classesWithTooFewDistinctImagesAreNamed() {
        EpisodeClasses classes = EpisodeClasses.of(pool(), 6);
        assertThat(classes.labels()).containsExactly(0, 1, 2, 3);
        assertThat(classes.shortClasses()).containsExactly("e");
        assertThat(EpisodeClasses.of(pool(), 7).shortClasses()).containsExactly("b", "c", "e");
        assertThat(EpisodeClasses.mostPerClass(pool(), 2)).isEqualTo(8);
    }

    @Test
    void imagesThatLookAlikeUnderTwoLabelsAreLeftOut() {
        List<Sample> samples = IntStream.range(0, 6)
                .mapToObj(i -> new Sample(new ImageRef("" + i, "" + i, 1, 1, 0), i / 3, Map.of(), SplitRole.ANY)).toList();
        Pool pool = new Pool(new Dataset(new LabelSpace(List.of("a", "b")), List.of(), samples),
                new int[] {-1, -1, 7, 7, -1, -1});
        assertThat(EpisodeClasses.of(pool, 2).groups())
                .isDeepEqualTo(new int[][][] {{{0}, {1}}, {{4}, {5}}});
    }

    @Property(tries = 200)
    void nothingIsOnBothSides(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int shots,
            @ForAll @IntRange(min = 1, max = 3) int queries, @ForAll @IntRange(min = 0, max = 999) int number) {
        Pool pool = pool();
        EpisodeClasses classes = EpisodeClasses.of(pool, shots + queries);
        Episode e = new EpisodeSampler(classes, 3, shots, queries, seed).episode(number);
        assertThat(Arrays.stream(e.classes()).distinct().count()).isEqualTo(3);
        Set<Integer> groups = new HashSet<>();
        for (int c = 0; c < 3; c++) {
            assertThat(e.support()[c]).hasSize(shots);
            assertThat(e.query()[c]).hasSize(queries);
            for (int i : IntStream.concat(Arrays.stream(e.support()[c]), Arrays.stream(e.query()[c])).toArray()) {
                assertThat(pool.label(i)).isEqualTo(e.classes()[c]);
                assertThat(groups.add(pool.groupOf(i))).as("a group twice").isTrue();
            }
        }
    }

    @Property(tries = 50)
    void moreShotsLeaveTheOthersAsTheyWere(@ForAll long seed, @ForAll @IntRange(min = 0, max = 999) int number) {
        EpisodeClasses classes = EpisodeClasses.of(pool(), 6);
        Episode one = new EpisodeSampler(classes, 3, 1, 2, seed).episode(number);
        Episode four = new EpisodeSampler(classes, 3, 4, 2, seed).episode(number);
        assertThat(four.query()).isDeepEqualTo(one.query());
        assertThat(four.classes()).isEqualTo(one.classes());
        assertThat(Arrays.stream(four.support()).mapToInt(s -> s[0]).toArray())
                .isEqualTo(Arrays.stream(one.support()).mapToInt(s -> s[0]).toArray());
    }

    @Test
    void everyClassAndImageComesUpEquallyOften() {
        EpisodeSampler sampler = new EpisodeSampler(EpisodeClasses.of(pool(), 2), 2, 1, 1, 5);
        int[] classes = new int[SIZES.length];
        int[] first = new int[8];
        for (int e = 0; e < 10_000; e++) {
            Episode episode = sampler.episode(e);
            for (int c = 0; c < 2; c++) {
                classes[episode.classes()[c]]++;
                if (episode.classes()[c] == 2) {
                    first[episode.support()[c][0] - 21]++;
                }
            }
        }
        // Of 10,000 episodes with 2 of 5 classes each: 4,000 times, standard deviation 49.
        assertThat(classes).satisfies(n -> Arrays.stream(n).forEach(v -> assertThat(v).isBetween(3755, 4245)));
        // Class c has the groups {0}, {1, 2}, {3}, {4, 5}, {6}, {7}.
        int total = Arrays.stream(first).sum();
        for (int group : new int[] {first[0], first[1] + first[2], first[3], first[4] + first[5], first[6], first[7]}) {
            assertThat((double) group / total).isCloseTo(1.0 / 6, within(0.03));
        }
    }

    @Test
    void seedsGiveOtherEpisodes() {
        EpisodeClasses classes = EpisodeClasses.of(pool(), 6);
        assertThat(new EpisodeSampler(classes, 3, 2, 2, 0).episode(7).query())
                .isNotEqualTo(new EpisodeSampler(classes, 3, 2, 2, 1).episode(7).query());
    }

    /** Below 100 episodes Student's interval, above it the customary 1.96, which is what twenty times the ten episodes give. */
    @ParameterizedTest
    @CsvSource({"episodes_A, ci_A", "episodes_B, ci_B"})
    void goldenIntervals(String episodes, String name) {
        double[] a = Vectors.doubles(Vectors.read("fewshot_stats").get(episodes));
        JsonNode golden = Vectors.read("fewshot_stats").get(name);
        int n = golden.get("n").asInt();
        EpisodeMean few = EpisodeMean.of(a);
        assertThat(few.n()).isEqualTo(n);
        assertThat(few.mean()).isCloseTo(golden.get("mean").asDouble(), within(1e-9));
        assertThat(few.half()).isCloseTo(golden.get("half_t").asDouble(), within(1e-9));
        double sample = few.half() * Math.sqrt(n) / TDistribution.of(n - 1).inverseSurvivalProbability(0.025);
        assertThat(sample).isCloseTo(golden.get("std_ddof1").asDouble(), within(1e-9));
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);
        assertThat(z * sample / Math.sqrt(n)).isCloseTo(golden.get("half_z").asDouble(), within(1e-9));
        double[] many = new double[20 * n];
        Arrays.setAll(many, i -> a[i % n]);
        double half = EpisodeMean.of(many).half() * Math.sqrt(20);
        assertThat(half).isCloseTo(golden.get("half_1.96_ddof0 (numpy repos)").asDouble(), within(1e-9));
        assertThat(half * Math.sqrt(n) / 1.96).isCloseTo(golden.get("std_ddof0").asDouble(), within(1e-9));
        assertThat(half * Math.sqrt(n / (n - 1.0)))
                .isCloseTo(golden.get("half_1.96_ddof1 (torch repos)").asDouble(), within(1e-9));
    }

    @Test
    void goldenIntervalOfTheCards() {
        JsonNode golden = Vectors.read("feature-space").get("ci95");
        double[] few = Vectors.doubles(golden.get("accs"));
        double[] many = new double[20 * few.length];
        Arrays.setAll(many, i -> few[i % few.length]);
        assertThat(EpisodeMean.of(many).mean()).isCloseTo(golden.get("mean").asDouble(), within(1e-12));
        assertThat(EpisodeMean.of(many).half() * Math.sqrt(20)).isCloseTo(golden.get("pm").asDouble(), within(1e-6));
    }

    @Property(tries = 50)
    void fourTimesAsManyEpisodesHalveTheInterval(@ForAll @DoubleRange(min = 0, max = 1) double x,
            @ForAll @DoubleRange(min = 0, max = 1) double y) {
        double[] once = new double[100];
        Arrays.setAll(once, i -> i % 2 == 0 ? x : y);
        double[] four = new double[400];
        Arrays.setAll(four, i -> once[i % 100]);
        assertThat(EpisodeMean.of(four).half()).isCloseTo(EpisodeMean.of(once).half() / 2, within(1e-12));
        double[] constant = new double[100];
        Arrays.fill(constant, x);
        assertThat(EpisodeMean.of(constant).half()).isCloseTo(0, within(1e-12));
    }
}
