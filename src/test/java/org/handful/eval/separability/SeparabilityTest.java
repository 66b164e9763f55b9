package org.handful.eval.separability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.method.GoldenVectors;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import tools.jackson.databind.JsonNode;

class SeparabilityTest {
    private static final JsonNode GOLDEN = GoldenVectors.json("feature-space.json");
    private static final int[] Y = {0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2};

    /** Support set and queries one below the other. */
    private static double[] golden() {
        double[][] s = GoldenVectors.rows(GOLDEN.get("input").get("S"));
        double[][] q = GoldenVectors.rows(GOLDEN.get("input").get("Q"));
        return Stream.of(s, q).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    }

    private static int[] alone(int n) {
        return IntStream.range(0, n).toArray();
    }

    @Example
    void leavingOneOutHasTheGoldenNumbers() {
        JsonNode wanted = GOLDEN.get("loo_knn");
        LeaveOneOutKnn left = LeaveOneOutKnn.of(golden(), 4, Y, 3, alone(12), 3);
        for (int i = 0; i < 12; i++) {
            assertThat(left.probabilities()[i])
                    .containsExactly(GoldenVectors.doubles(wanted.get("P").get(i)), within(1e-6));
        }
        assertThat((double) left.correct() / left.n()).isEqualTo(wanted.get("acc").asDouble());
        assertThat(left.nll()).isCloseTo(wanted.get("nll").asDouble(), within(1e-6));
        assertThat(left.chance()).isCloseTo(3.0 / 11, within(1e-12));
    }

    @Example
    void theFirstSeparabilityHasTheGoldenNumbers() {
        JsonNode wanted = GOLDEN.get("icnn").get("legacy");
        FirstIcnn first = FirstIcnn.of(golden(), 4, Y, alone(12));
        assertThat(first.score()).isCloseTo(wanted.get("score").asDouble(), within(1e-6));
        assertThat(first.lambda()).isCloseTo(wanted.get("lam").asDouble(), within(1e-6));
        assertThat(first.gamma()).isCloseTo(wanted.get("gam").asDouble(), within(1e-6));
        assertThat(first.omega()).isCloseTo(wanted.get("omega").asDouble(), within(1e-6));
    }

    @Property(tries = 30)
    void theFirstSeparabilityStaysBetweenZeroAndOneAndDoesNotSeeWhereTheRowsLie(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int n) {
        Random random = new Random(seed);
        double[] x = random.doubles(3L * n, -1, 1).toArray();
        int[] y = random.ints(n, 0, 3).toArray();
        FirstIcnn first = FirstIcnn.of(x, 3, y, alone(n));
        assertThat(List.of(first.score(), first.lambda(), first.gamma(), first.omega())).allSatisfy(v ->
                assertThat(v).isBetween(0.0, 1.0));
        double[] moved = Arrays.stream(x).map(v -> v + 5).toArray();
        assertThat(FirstIcnn.of(moved, 3, y, alone(n)).score()).isCloseTo(first.score(), within(1e-6));
    }

    @Example
    void separabilityHasTheGoldenNumbers() {
        JsonNode wanted = GOLDEN.get("icnn");
        Icnn icnn = Icnn.of(golden(), 4, Y, alone(12));
        assertThat(icnn.score()).isCloseTo(wanted.get("score").asDouble(), within(1e-6));
        assertThat(icnn.lambda()).isCloseTo(wanted.get("lam").asDouble(), within(1e-6));
        assertThat(icnn.gamma()).isCloseTo(wanted.get("gam").asDouble(), within(1e-6));
        assertThat(icnn.same()).isCloseTo(wanted.get("same_lam").asDouble(), within(1e-6));
        assertThat(icnn.different()).isCloseTo(wanted.get("diff_lam").asDouble(), within(1e-6));
        assertThat(-Math.log(icnn.score())).isCloseTo(wanted.get("loss").asDouble(), within(1e-5));
    }

    @Example
    void theMissedMarginIsGolden() {
        double[] all = golden();
        double[] means = new double[12];
        for (int i = 0; i < 24; i++) {
            means[4 * Y[i / 4] + i % 4] += all[i] / 2;
        }
        double[] queries = Arrays.copyOfRange(all, 24, 48);
        assertThat(ProtoTriplet.of(means, queries, new int[] {0, 0, 1, 1, 2, 2}, 4))
                .isCloseTo(GOLDEN.get("prototriplet").asDouble(), within(1e-6));
        // Means that are far apart leave no margin missed.
        assertThat(ProtoTriplet.of(new double[] {0, 9}, new double[] {1, 8}, new int[] {0, 1}, 1)).isZero();
    }

    @Property(tries = 20)
    void classesThatLieApartAreSeparable(@ForAll long seed) {
        double[] x = drawn(seed, 18, 100);
        int[] y = IntStream.range(0, 18).map(i -> i / 6).toArray();
        assertThat(Icnn.of(x, 3, y, alone(18)).score()).isCloseTo(1, within(0.02));
        LeaveOneOutKnn left = LeaveOneOutKnn.of(x, 3, y, 3, alone(18));
        assertThat(left.correct()).isEqualTo(18);
        assertThat(left.k()).isEqualTo(5);
    }

    @Property(tries = 20)
    void copiesLeakUnlessTheyAreOneGroup(@ForAll long seed) {
        double[] once = drawn(seed, 12, 0);
        double[] twice = Arrays.copyOf(once, 72);
        System.arraycopy(once, 0, twice, 36, 36);
        int[] y = IntStream.range(0, 24).map(i -> i % 12 / 4).toArray();
        int[] groups = IntStream.range(0, 24).map(i -> i % 12).toArray();
        assertThat(LeaveOneOutKnn.of(twice, 3, y, 3, alone(24), 1).correct()).isEqualTo(24);
        LeaveOneOutKnn grouped = LeaveOneOutKnn.of(twice, 3, y, 3, groups, 1);
        LeaveOneOutKnn plain = LeaveOneOutKnn.of(once, 3, Arrays.copyOf(y, 12), 3, alone(12), 1);
        assertThat(grouped.correct()).isEqualTo(2 * plain.correct());
        assertThat(grouped.chance()).isEqualTo(plain.chance());
    }

    @Property(tries = 20)
    void neitherScaleNorTurningMatters(@ForAll long seed) {
        double[] x = drawn(seed, 12, 1);
        double[] turned = new double[36];
        for (int i = 0; i < 36; i += 3) {
            turned[i] = 7 * (0.6 * x[i] - 0.8 * x[i + 1]);
            turned[i + 1] = 7 * (0.8 * x[i] + 0.6 * x[i + 1]);
            turned[i + 2] = 7 * x[i + 2];
        }
        int[] y = IntStream.range(0, 12).map(i -> i / 4).toArray();
        assertThat(LeaveOneOutKnn.of(turned, 3, y, 3, alone(12)).nll())
                .isCloseTo(LeaveOneOutKnn.of(x, 3, y, 3, alone(12)).nll(), within(1e-9));
        assertThat(Icnn.of(turned, 3, y, alone(12)).score())
                .isCloseTo(Icnn.of(x, 3, y, alone(12)).score(), within(1e-4));
    }

    @Example
    void anImageThatIsAloneInItsClassIsNotAskedAbout() {
        LeaveOneOutKnn left = LeaveOneOutKnn.of(
                new double[] {1, 0, 1, 0.1, 0, 1}, 2, new int[] {0, 0, 1}, 2, alone(3));
        assertThat(left.n()).isEqualTo(2);
        assertThat(left.correct()).isEqualTo(2);
        assertThat(left.asked()).containsExactly(true, true, false);
    }

    @Example
    void aDatasetIsAskedWithItsNearDuplicatesTogether() {
        // b looks like a and both are mislabelled halves of one picture; c and d are its class, e and f the other.
        float[] x = {1, 0, 1, 0.01f, 0.9f, 0.1f, 0.8f, 0.2f, 0, 1, 0.1f, 0.9f};
        int[] y = {0, 1, 0, 0, 1, 1};
        List<Sample> samples = IntStream.range(0, 6).mapToObj(i -> new Sample(
                new ImageRef("abcdef".substring(i, i + 1), "sha" + i, 9, 9, 0), y[i], Map.of(), SplitRole.ANY)).toList();
        var data = new Dataset(new LabelSpace(List.of("p", "q")), List.of(), samples);
        var rows = new EmbeddingMatrix(6, 2, x);
        Suitability without = Suitability.of(data, rows, List.of());
        Suitability with = Suitability.of(data, rows, List.of(Set.of("a", "b")));
        assertThat(without.images()).isEqualTo(6);
        assertThat(without.accuracy().n()).isEqualTo(6);
        assertThat(with.accuracy().n()).isLessThanOrEqualTo(6);
        assertThat(with.accuracy().low()).isBetween(0.0, with.accuracy().value());
        assertThat(with.accuracy().value()).isGreaterThanOrEqualTo(without.accuracy().value());
        assertThat(with.icnn()).isPresent();
    }

    private static double[] drawn(long seed, int n, double apart) {
        Random random = new Random(seed);
        double[] x = new double[3 * n];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian() + (i % 3 == i / n ? apart : 0);
        }
        return x;
    }
}
