package org.handful.eval.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.handful.eval.Scored;
import org.handful.eval.Vectors;
import org.handful.model.CancelToken;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlicesTest {
    private static final double TINY = 1e-9;
    private static final JsonNode GOLDEN = Vectors.read("domino");
    private static final double[][] X = Vectors.matrix(GOLDEN.get("X"));
    private static final int[] Y = Vectors.ints(GOLDEN.get("y"));
    private static final double[][] P = Vectors.matrix(GOLDEN.get("pred_probs"));
    private static final double[][] START = Vectors.matrix(GOLDEN.get("init_R"));

    @Test
    void firstStepsEqualTheReference() {
        SliceMixture first = SliceMixture.maximised(X, Y, P, START);
        parameters(first, GOLDEN.get("after_first_M"), TINY);
        double[][] share = new double[X.length][];
        double likelihood = SliceMixture.expected(first, X, Y, P, 1, share);
        assertThat(likelihood).isCloseTo(GOLDEN.get("loglik_history(mean)").get(0).doubleValue(), within(TINY));
        same(share, GOLDEN.get("after_first_E"), TINY);
        double strong = SliceMixture.expected(first, X, Y, P, 10, share);
        assertThat(strong).isCloseTo(GOLDEN.get("gamma10_loglik").doubleValue(), within(TINY));
        assertThat(share[4]).containsExactly(Vectors.doubles(GOLDEN.get("gamma10_first_E_row4")), within(TINY));
    }

    @Test
    void theEndEqualsTheReference() {
        SliceMixture end = SliceMixture.fit(X, Y, P, START, 1, new CancelToken());
        assertThat(end.likelihood())
                .containsExactly(Vectors.doubles(GOLDEN.get("loglik_history(mean)")), within(TINY));
        parameters(end, GOLDEN.get("final"), 1e-6);
        same(end.share(), GOLDEN.get("final_R"), 1e-6);
        double[] gaps = IntStream.range(0, 4).mapToDouble(end::gap).toArray();
        assertThat(gaps).containsExactly(Vectors.doubles(GOLDEN.get("slice_gap_max_c(phat-p)")), within(1e-6));
        assertThat(IntStream.range(0, 4).boxed().sorted(Comparator.comparingDouble(s -> -Math.rint(gaps[s] * 1e9))))
                .containsExactly(boxed(Vectors.ints(GOLDEN.get("slice_order"))));
        List<Integer> surest = IntStream.range(0, X.length).boxed()
                .sorted(Comparator.comparingDouble(i -> -end.share()[i][1])).limit(4).toList();
        assertThat(surest.stream().filter(List.of(4, 5, 6, 7)::contains).count() / 4.0)
                .isEqualTo(GOLDEN.get("precision_at_4_for_true_slice_4..7").doubleValue());
    }

    /** One image in twelve is of a kind that is always taken for the other class. */
    @Test
    void aPlantedSliceOfEightPerCentIsAmongTheFirstThree() {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            List<Scored> scored = new ArrayList<>();
            double[][] x = new double[500][32];
            for (int i = 0; i < 500; i++) {
                boolean planted = i < 40;
                int truth = planted ? 0 : i % 3;
                for (int j = 0; j < 32; j++) {
                    x[i][j] = random.nextGaussian() + (j == truth ? 4 : 0) + (planted && j == 10 ? 5 : 0);
                }
                int predicted = planted || random.nextInt(10) == 0 ? (truth + 1 + random.nextInt(planted ? 1 : 2)) % 3 : truth;
                double[] p = {0.1, 0.1, 0.1};
                p[predicted] = 0.8;
                scored.add(new Scored(i + ".jpg", truth, p, Map.of()));
            }
            List<Slices.Slice> found = Slices.find(x, scored, 3, new CancelToken());
            assertThat(found.stream().limit(3).anyMatch(s -> {
                long hits = s.members().stream().filter(i -> i < 40).count();
                return hits >= 28 && hits >= 0.7 * s.members().size();
            })).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void nothingIsFoundWhereThereIsNothing() {
        List<Scored> right = IntStream.range(0, 40)
                .mapToObj(i -> new Scored("i", i % 2, new double[] {1 - i % 2, i % 2}, Map.of())).toList();
        assertThat(Slices.find(new double[40][3], right, 2, new CancelToken())).isEmpty();
        List<Scored> few = List.of(new Scored("i", 0, new double[] {0, 1}, Map.of()));
        assertThat(Slices.find(new double[1][3], few, 2, new CancelToken())).isEmpty();
        List<Scored> wrong = IntStream.range(0, 40)
                .mapToObj(i -> new Scored("i", i % 2, new double[] {i % 2, 1 - i % 2}, Map.of())).toList();
        assertThat(Slices.find(new double[40][3], wrong, 2, new CancelToken()))
                .as("all wrong, all embeddings the same").allMatch(s -> s.right() == 0).isNotEmpty();
    }

    @Test
    void cancelEndsIt() {
        CancelToken token = new CancelToken();
        token.cancel();
        assertThatThrownBy(() -> SliceMixture.fit(X, Y, P, START, 1, token)).isInstanceOf(CancellationException.class);
    }

    private static void parameters(SliceMixture m, JsonNode expected, double tolerance) {
        assertThat(m.weight()).containsExactly(Vectors.doubles(expected.get("w")), within(tolerance));
        same(m.mean(), expected.get("mu"), tolerance);
        same(m.variance(), expected.get("cov"), tolerance);
        same(m.truth(), expected.get("py"), tolerance);
        same(m.predicted(), expected.get("ph"), tolerance);
    }

    private static void same(double[][] rows, JsonNode expected, double tolerance) {
        double[][] other = Vectors.matrix(expected);
        assertThat(rows.length).isEqualTo(other.length);
        for (int i = 0; i < rows.length; i++) {
            assertThat(rows[i]).as("row %d", i).containsExactly(other[i], within(tolerance));
        }
    }

    private static Integer[] boxed(int[] values) {
        return IntStream.of(values).boxed().toArray(Integer[]::new);
    }
}
