package org.handful.method.embedding.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.error.InputException;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.embedding.Centroid;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Methods that look at a whole batch. */
class BatchMethodsTest {
    private static final FitContext QUIET = FitContext.quiet(0);
    private static final JsonNode GOLDEN = GoldenVectors.json("feature-space.json");
    private static final Normaliser AS_IS = new Normaliser(Normalisation.NONE, new double[0]);
    private static final Normaliser L2 = new Normaliser(Normalisation.L2, new double[0]);

    /** The golden support set, centred on the mean of the golden base classes. */
    private static Memory golden(Normaliser normaliser) {
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        return new Memory(normaliser, normaliser.apply(support.x()), support.y(), 3);
    }

    private static Normaliser centred() {
        return new Normaliser(Normalisation.CL2N, GoldenVectors.doubles(GOLDEN.get("input").get("base_mean")));
    }

    private static void assertRows(double[][] actual, JsonNode expected, double tolerance) {
        double[][] rows = GoldenVectors.rows(expected);
        assertThat(actual).hasDimensions(rows.length, rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            assertThat(actual[i]).containsExactly(rows[i], within(tolerance));
        }
    }

    private static double[][] rows(double[] flat, int columns) {
        double[][] out = new double[flat.length / columns][];
        Arrays.setAll(out, i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns));
        return out;
    }

    @Test
    void laplacianShotHasTheGoldenNumbers() throws Exception {
        JsonNode golden = GOLDEN.get("laplacianshot");
        double[] q = centred().apply(GoldenVectors.goldenQueries());
        double[] identity = new double[36];
        for (int i = 0; i < 6; i++) {
            identity[7 * i] = 1;
        }
        assertRows(rows(NeighbourGraph.of(q, 6, 4, 2).times(identity, 6), 6), golden.get("W"), 0);
        Smoothing plain = new LaplacianHead(golden(centred()), 1, 2, false).smoothed(q, 6);
        assertRows(plain.rows(3), golden.get("Y"), 2e-6);
        assertThat(plain.iterations()).isEqualTo(golden.get("iterations").asInt());
        assertThat(plain.energy()).isCloseTo(golden.get("E").asDouble(), within(2e-6));
        assertRows(rows(Rectified.of(golden(centred()), q).means(), 4), golden.get("rectified_protos"), 2e-6);
        Smoothing moved = new LaplacianHead(golden(centred()), 1, 2, true).smoothed(q, 6);
        assertRows(moved.rows(3), golden.get("Y_rect"), 2e-6);
        assertThat(moved.iterations()).isEqualTo(golden.get("iterations_rect").asInt());
    }

    @ParameterizedTest
    @CsvSource({"kNN_k2, KNN, 2", "rbf_k3, RBF, 3", "linear, LINEAR, 5"})
    void lameHasTheGoldenNumbers(String name, Lame.Kind kind, int k) throws Exception {
        JsonNode golden = GOLDEN.get("lame").get(name);
        double[][] p = GoldenVectors.rows(GOLDEN.get("lame").get("input_prob"));
        double[] x = L2.apply(GoldenVectors.goldenQueries());
        Affinity affinity = LameHead.affinity(x, 6, 4, new Lame.Config(kind, k, false, false));
        double[] unit = new double[36];
        for (int i = 0; i < 6; i++) {
            unit[7 * i] = 1;
        }
        assertThat(rows(affinity.times(unit, 6), 6)[0]).containsExactly(
                GoldenVectors.doubles(golden.get("sigma_affinity_row0")), within(1e-6));
        Smoothing smoothed = LameHead.smoothed(p, affinity);
        assertRows(smoothed.rows(3), golden.get("Y"), 5e-6);
        assertThat(smoothed.iterations()).isEqualTo(golden.get("iterations").asInt());
    }

    @Test
    void unemHasTheGoldenNumbers() {
        JsonNode golden = GOLDEN.get("unem_gaussian");
        double[] q = AS_IS.apply(GoldenVectors.goldenQueries());
        var shared = new UnemHead(golden(AS_IS), 5, 1, 1, 10).shared(q, 6);
        assertRows(shared.u(), golden.get("U"), 2e-6);
        assertRows(rows(shared.w(), 4), golden.get("W"), 2e-6);
        assertRows(new UnemHead(golden(AS_IS), 5, 0, 1, 10).shared(q, 6).u(), golden.get("U_gamma0_softkmeans"), 2e-6);
        assertRows(new UnemHead(golden(AS_IS), 5, 3, 1.5, 10).shared(q, 6).u(), golden.get("U_gamma3_T1_5"), 2e-6);
    }

    @Test
    void optaHasTheGoldenNumbers() throws Exception {
        JsonNode golden = GOLDEN.get("opta");
        var head = (OptaHead) new Opta().fit(GoldenVectors.goldenSupport(), new Opta().defaults(), QUIET).last();
        EmbeddingMatrix queries = GoldenVectors.goldenQueries();
        double[] q = AS_IS.apply(queries);
        OptaHead.standardise(q, 4);
        Transport plan = head.plan(head.memory().means(), q, 6);
        assertRows(rows(plan.values(), 6), golden.get("plan_pass1"), 2e-6);
        assertThat(plan.iterations()).isEqualTo(golden.get("iters_pass1").asInt());
        assertRows(rows(head.moved(q, 6), 4), golden.get("mixed_0_7"), 5e-6);
        var all = new OptaHead(head.memory(), new Opta.Config(1, 0.05, 5, 1));
        assertRows(rows(all.moved(q, 6), 4), golden.get("protos_pass1"), 5e-6);
        double[] means = head.memory().means();
        var single = new OptaHead(new Memory(head.memory().normaliser(), means, new int[] {0, 1, 2}, 3), all.config());
        assertRows(rows(single.moved(q, 6), 4), golden.get("protos_pass5"), 5e-6);
    }

    @ParameterizedTest
    @CsvSource({"kmeans, MEAN, 0", "kmeans_lap, MEAN, 0.7", "MS, MODE, 0", "MS_lap, MODE, 0.7"})
    void slkHasTheGoldenNumbers(String name, Slk.Centre centre, double lambda) throws Exception {
        JsonNode golden = GOLDEN.get("slk").get(name);
        var config = new Slk.Config(centre, lambda, 2, false, Normalisation.CL2N);
        var clusters = new SlkHead(golden(centred()), config)
                .clusters(centred().apply(GoldenVectors.goldenQueries()), 6);
        assertRows(rows(clusters.centres(), 4), golden.get("C"), 2e-6);
        assertThat(clusters.width()).isCloseTo(golden.get("sigma").asDouble(), within(1e-6));
        assertThat(clusters.rounds()).isEqualTo(golden.get("outer").asInt());
        assertThat(clusters.energy()).isCloseTo(golden.get("E").asDouble(), within(5e-6));
        double[][] p = new SlkHead(golden(centred()), config).probabilities(GoldenVectors.goldenQueries());
        assertThat(Arrays.stream(p).mapToInt(Vectors::argmax)).containsExactly(
                Arrays.stream(GoldenVectors.ints(golden.get("pred"))).boxed().toArray(Integer[]::new));
    }

    /** Where two classes lie at one place and nothing holds their images, one of the two would be left without any. */
    @Test
    void aClusterThatWouldBecomeEmptyKeepsWhatItHad() throws Exception {
        float[] rows = {1, 0, 1, 0, 0, 1, 0, 1, 0.1f, 0.9f, 0.1f, 0.9f};
        var memory = new Memory(AS_IS, doubles(rows, 8), new int[] {0, 1, 2, 2}, 3);
        var config = new Slk.Config(Slk.Centre.MEAN, 0, 2, false, Normalisation.NONE);
        var found = new SlkHead(memory, config).clusters(doubles(Arrays.copyOfRange(rows, 8, 12), 4), 2);
        assertThat(found.rounds()).isEqualTo(1);
        assertThat(Arrays.stream(rows(found.y(), 3)).mapToInt(Vectors::argmax)).containsExactly(0, 1, 2, 2, 2, 2);
    }

    private static double[] doubles(float[] values, int n) {
        double[] out = new double[n];
        Arrays.setAll(out, i -> values[i]);
        return out;
    }

    /** An image with its only other one: the mean of one neighbour is that neighbour. */
    @Test
    void theMeanPullOfFewNeighboursIsNotThinned() throws Exception {
        double[] x = {1, 0, 0, 1};
        double[] y = {0.9, 0.1, 0.3, 0.7};
        Affinity mean = LameHead.affinity(x, 2, 2, new Lame.Config(Lame.Kind.KNN, 5, true, true));
        assertThat(mean.times(y, 2)).containsExactly(0.3, 0.7, 0.9, 0.1);
    }

    @Property(tries = 15)
    void heldImagesStayInTheirClasses(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 0.5, 3, 2, 2);
        double[] q = Memory.of(support, Normalisation.L2, QUIET).normaliser().apply(Drawn.of(seed + 1, 6, 0.5, 4, 4, 4).x());
        for (Slk.Centre centre : Slk.Centre.values()) {
            var config = new Slk.Config(centre, 0.7, 2, true, Normalisation.L2);
            double[][] y = rows(new SlkHead(Memory.of(support, Normalisation.L2, QUIET), config).clusters(q, 12).y(), 3);
            for (int i = 0; i < 7; i++) {
                assertThat(y[i][support.y()[i]]).isEqualTo(1);
            }
        }
    }

    @Property(tries = 20)
    void withoutAgreementLaplacianShotIsTheNearestClassMean(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 2, 3, 2, 2);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 6, 2, 4, 4, 4).x();
        double[][] p = new LaplacianShot().fit(support, new LaplacianShot.Config(0, 2, false, Normalisation.L2), QUIET)
                .last().probabilities(queries);
        double[][] ncm = new Centroid().fit(support, new Centroid.Config(Centroid.Metric.EUCLIDEAN, Normalisation.L2),
                QUIET).last().probabilities(queries);
        double[] means = Memory.of(support, Normalisation.L2, QUIET).means();
        double[] q = L2.apply(queries);
        for (int i = 0; i < p.length; i++) {
            double[] z = new double[3];
            for (int k = 0; k < 3; k++) {
                z[k] = -Vectors.squaredDistance(q, i * 6, means, k * 6, 6);
            }
            Softmax.inPlace(z);
            assertThat(p[i]).containsExactly(z, within(1e-12));
            assertThat(Vectors.argmax(p[i])).isEqualTo(Vectors.argmax(ncm[i]));
        }
    }

    @Property(tries = 20)
    void oneRoundOfEmWithoutFavouriteIsTheNearestClassMean(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 2, 3, 2, 2);
        double[] q = L2.apply(Drawn.of(seed + 1, 6, 2, 4, 4, 4).x());
        Memory memory = Memory.of(support, Normalisation.L2, QUIET);
        double[][] u = new UnemHead(memory, 3, 0, 1, 1).shared(q, 12).u();
        for (int i = 0; i < 12; i++) {
            double[] z = new double[3];
            for (int k = 0; k < 3; k++) {
                z[k] = -4.5 * Vectors.squaredDistance(q, i * 6, memory.means(), k * 6, 6);
            }
            Softmax.inPlace(z);
            assertThat(u[i]).containsExactly(z, within(1e-12));
        }
    }

    @Property(tries = 20)
    void movingEverythingTogetherChangesNothingForEm(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 2, 3, 2, 2);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 6, 2, 4, 4, 4).x();
        var config = new Unem.Config(0.5, 1, 1, 10, Normalisation.NONE);
        double[][] a = new Unem().fit(support, config, QUIET).last().probabilities(queries);
        double[][] b = new Unem().fit(new LabelledEmbeddings(moved(support.x()), support.y(), 3), config, QUIET).last()
                .probabilities(moved(queries));
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).containsExactly(a[i], within(1e-4));
        }
    }

    private static EmbeddingMatrix moved(EmbeddingMatrix x) {
        float[] out = x.values().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += i % x.dim() - 2.5f;
        }
        return new EmbeddingMatrix(x.rows(), x.dim(), out);
    }

    @Property(tries = 20)
    void oneImageAloneIsNotChangedByLame(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 2, 3, 2, 2);
        EmbeddingMatrix one = Drawn.of(seed + 1, 6, 2, 1).x();
        for (Lame.Kind kind : Lame.Kind.values()) {
            double[] p = new Lame().fit(support, new Lame.Config(kind, 5, false, true), QUIET).last()
                    .probabilities(one)[0];
            double[] base = new Centroid().fit(support, new Centroid().defaults(), QUIET).last().probabilities(one)[0];
            assertThat(p).containsExactly(base, within(1e-8));
        }
    }

    @Property(tries = 20)
    void imagesThatAreTheSameGetTheSameAnswer(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 2, 3, 2, 2);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 6, 2, 2, 2, 2).x().select(new int[] {0, 1, 2, 3, 4, 5, 3});
        for (Lame.Kind kind : new Lame.Kind[] {Lame.Kind.RBF, Lame.Kind.LINEAR}) {
            double[][] p = new Lame().fit(support, new Lame.Config(kind, 3, false, false), QUIET).last()
                    .probabilities(queries);
            assertThat(p[6]).containsExactly(p[3], within(1e-9));
        }
    }

    @Property(tries = 20)
    void smoothingOverAllPairsNeverCostsMore(@ForAll long seed) throws Exception {
        int n = 9;
        double[] x = L2.apply(Drawn.of(seed, 5, 1, 3, 3, 3).x());
        var config = new Lame.Config(Lame.Kind.LINEAR, 3, false, false);
        Affinity affinity = LameHead.affinity(x, n, 5, config);
        double[] a = new Random(seed).doubles(n * 3, 0, 4).toArray();
        double before = Double.POSITIVE_INFINITY;
        for (int steps = 1; steps < 12; steps++) {
            double[] y = Smoothing.run(a, 3, affinity, 1, steps, 0, Smoothing.Energy.AFTER).y();
            double[] pulled = affinity.times(y, 3);
            double cost = 0;
            for (int i = 0; i < y.length; i++) {
                cost += y[i] * (Math.log(y[i]) + a[i]) - 0.5 * y[i] * pulled[i];
            }
            assertThat(cost).isLessThanOrEqualTo(before + 1e-12);
            before = cost;
        }
    }

    @Property(tries = 20)
    void transportedMeansLieAmongTheBatch(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 7, 2, 1, 1, 1);
        double[] q = AS_IS.apply(Drawn.of(seed + 1, 7, 2, 4, 4, 4).x());
        OptaHead.standardise(q, 7);
        var soft = (OptaHead) new Opta().fit(support, new Opta.Config(1, 1e4, 1, 1), QUIET).last();
        var sharp = (OptaHead) new Opta().fit(support, new Opta.Config(1, 0.05, 1, 1), QUIET).last();
        double[] mean = new double[7];
        for (int i = 0; i < q.length; i++) {
            mean[i % 7] += q[i] / 12;
        }
        for (double[] p : rows(soft.moved(q, 12), 7)) {
            assertThat(p).containsExactly(mean, within(1e-3));
        }
        double[] moved = sharp.moved(q, 12);
        for (int i = 0; i < moved.length; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int j = i % 7; j < q.length; j += 7) {
                low = Math.min(low, q[j]);
                high = Math.max(high, q[j]);
            }
            assertThat(moved[i]).isBetween(low - 1e-9, high + 1e-9);
        }
        double[] plan = sharp.plan(sharp.memory().means(), q, 12).values();
        for (int j = 0; j < 12; j++) {
            assertThat(plan[j] + plan[12 + j] + plan[24 + j]).isCloseTo(1 / 12.0, within(1e-7));
        }
    }

    @Test
    void aBatchThatIsTooLargeIsRefusedWithAnEstimate() throws Exception {
        LabelledEmbeddings support = Drawn.of(1, 4, 2, 2, 2);
        var many = new EmbeddingMatrix(100_000, 4, new float[400_000]);
        var head = new LaplacianShot().fit(support, new LaplacianShot().defaults(), QUIET).last();
        assertThatThrownBy(() -> head.probabilities(many)).isInstanceOf(InputException.class)
                .hasMessageContaining("20000").hasMessageContaining("minutes");
        var pairs = new Lame().fit(support, new Lame.Config(Lame.Kind.RBF, 5, false, true), QUIET).last();
        assertThatThrownBy(() -> pairs.probabilities(new EmbeddingMatrix(9_000, 4, new float[36_000])))
                .isInstanceOf(InputException.class).hasMessageContaining("8000");
    }
}
