package org.handful.method.openset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.eval.openset.Auroc;
import org.handful.eval.openset.Fpr95;
import org.handful.eval.openset.Oscr;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.batch.Memory;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenSetTest {
    private static final JsonNode GOLDEN = GoldenVectors.json("feature-space.json");
    private static final EmbeddingMatrix NOBODY = new EmbeddingMatrix(0, 1, new float[0]);
    private static final double[][] STRANGERS = GoldenVectors.rows(GOLDEN.get("input").get("OOD"));

    @Test
    void goldenNearestImages() {
        check("knn1", NearestImages.of(GoldenVectors.goldenSupport()));
    }

    @Test
    void goldenMahalanobis() {
        check("mahalanobis_KS", Mahalanobis.of(GoldenVectors.goldenSupport()));
    }

    @Test
    void goldenScoresOfLogits() {
        double[][] text = GoldenVectors.rows(GOLDEN.get("input").get("T_raw"));
        double[][] q = GoldenVectors.rows(GOLDEN.get("input").get("Q"));
        for (String part : new String[] {"id", "ood"}) {
            double[][] rows = part.equals("id") ? q : STRANGERS;
            for (int i = 0; i < rows.length; i++) {
                double[] x = rows[i];
                double[] logits = Arrays.stream(text).mapToDouble(t -> 10 * Vectors.cosine(x, t)).toArray();
                assertThat(Prototypes.max(logits))
                        .isCloseTo(GOLDEN.get("ood").get("maxlogit").get(part).get(i).asDouble(), within(2e-6));
                assertThat(Prototypes.energy(logits))
                        .isCloseTo(GOLDEN.get("ood").get("energy").get(part).get(i).asDouble(), within(2e-6));
                assertThat(Prototypes.msp(logits))
                        .isCloseTo(GOLDEN.get("ood").get("msp").get(part).get(i).asDouble(), within(2e-6));
            }
        }
    }

    @Test
    void goldenMetrics() {
        double[][] text = GoldenVectors.rows(GOLDEN.get("input").get("T_raw"));
        double[][] q = GoldenVectors.rows(GOLDEN.get("input").get("Q"));
        int[] y = GoldenVectors.ints(GOLDEN.get("input").get("yQ"));
        boolean[] right = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            double[] x = q[i];
            right[i] = Vectors.argmax(Arrays.stream(text).mapToDouble(t -> Vectors.cosine(x, t)).toArray()) == y[i];
        }
        for (JsonNode score : GOLDEN.get("ood").valueStream().toList()) {
            double[] known = GoldenVectors.doubles(score.get("id"));
            double[] unknown = GoldenVectors.doubles(score.get("ood"));
            assertThat(Auroc.of(known, unknown).value()).isCloseTo(score.get("auroc").asDouble(), within(1e-6));
            assertThat(Fpr95.of(known, unknown)).isCloseTo(score.get("fpr95").asDouble(), within(1e-6));
            assertThat(Oscr.of(known, right, unknown)).isCloseTo(score.get("oscr").asDouble(), within(1e-6));
        }
    }

    @Test
    void goldenOslo() throws Exception {
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        Memory memory = Memory.of(support, Normalisation.CL2N, FitContext.quiet(0));
        EmbeddingMatrix batch = stacked(GoldenVectors.goldenQueries(), matrix(STRANGERS));
        OsloHead.Shared shared = OsloHead.of(memory, 0.05, 0.1, 2)
                .shared(memory.normaliser().apply(batch), batch.rows());
        JsonNode golden = GOLDEN.get("oslo");
        double[] xi = Arrays.stream(shared.inlier()).map(s -> OsloHead.Shared.xi(s, 0.05)).toArray();
        assertThat(xi).containsExactly(GoldenVectors.doubles(golden.get("xi")), within(2e-6));
        double[][] z = GoldenVectors.rows(golden.get("z"));
        double[][] means = GoldenVectors.rows(golden.get("protos"));
        for (int i = 0; i < z.length; i++) {
            assertThat(shared.z()[i]).containsExactly(z[i], within(2e-6));
        }
        for (int k = 0; k < means.length; k++) {
            assertThat(Arrays.copyOfRange(shared.means(), 4 * k, 4 * k + 4)).containsExactly(means[k], within(2e-6));
        }
    }

    /** Sharp inlier weights are all 1 where every image looks like some class: then it is soft k-means by cosines. */
    @Property(tries = 20)
    void osloWithoutStrangersIsSoftKMeans(@ForAll @IntRange(max = 1000) int seed) throws Exception {
        LabelledEmbeddings support = new LabelledEmbeddings(positive(Drawn.of(seed, 6, 2, 3, 3)), new int[] {0, 0, 0, 1, 1, 1}, 2);
        EmbeddingMatrix batch = positive(Drawn.of(seed + 1, 6, 2, 4, 4));
        Memory memory = Memory.of(support, Normalisation.L2, FitContext.quiet(0));
        double[] x = memory.normaliser().apply(support.x());
        double[] q = memory.normaliser().apply(batch);
        double[] means = new double[12];
        double[][] z = new double[8][2];
        for (int round = 0; round < 3; round++) {
            double[] sum = new double[12];
            double[] n = {3, 3};
            for (int j = 0; j < 36; j++) {
                sum[j / 18 * 6 + j % 6] += x[j];
            }
            for (int i = 0; i < 8 && round > 0; i++) {
                double[] row = Arrays.copyOfRange(q, 6 * i, 6 * i + 6);
                for (int k = 0; k < 2; k++) {
                    z[i][k] = Vectors.cosine(row, Arrays.copyOfRange(means, 6 * k, 6 * k + 6)) / 0.1;
                }
                Softmax.inPlace(z[i]);
                for (int k = 0; k < 2; k++) {
                    n[k] += z[i][k];
                    for (int j = 0; j < 6; j++) {
                        sum[6 * k + j] += z[i][k] * row[j];
                    }
                }
            }
            for (int j = 0; j < 12; j++) {
                means[j] = sum[j] / n[j / 6];
            }
        }
        OsloHead.Shared shared = OsloHead.of(memory, 1e-6, 0.1, 2).shared(q, 8);
        assertThat(shared.means()).containsExactly(means, within(1e-9));
    }

    private static EmbeddingMatrix positive(LabelledEmbeddings drawn) {
        float[] values = drawn.x().values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return new EmbeddingMatrix(drawn.x().rows(), drawn.x().dim(), values);
    }

    @Test
    void leavingOutIsWhatASupportSetWithoutTheImageGives() {
        LabelledEmbeddings support = Drawn.of(3, 12, 5, 6, 3, 7);
        int[] rows = IntStream.range(0, support.y().length).toArray();
        OpenSet all = OpenSet.of(support);
        for (OpenSetScore score : new OpenSetScore[] {
            OpenSetScore.COSINE, OpenSetScore.ENERGY, OpenSetScore.MSP, OpenSetScore.KNN}) {
            double[] expected = Arrays.stream(rows)
                    .mapToDouble(i -> OpenSet.of(Drawn.without(support, i))
                            .scores(support.x().select(new int[] {i})).get(score)[0])
                    .sorted().toArray();
            assertThat(all.thresholds(NOBODY).get(score).leftOut()).as(score.id()).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void theDistanceDoesNotDependOnHowItIsComputed() {
        LabelledEmbeddings support = Drawn.of(1, 8, 5, 7, 7, 7);
        EmbeddingMatrix queries = Drawn.of(2, 8, 5, 6, 6).x();
        double[] primal = Mahalanobis.of(support).scores(queries);
        // Coordinates of nothing but zeros change the distance by the factor D alone, and make N smaller than D.
        double[] dual = Mahalanobis.of(new LabelledEmbeddings(padded(support.x(), 40), support.y(), 3))
                .scores(padded(queries, 40));
        assertThat(dual).containsExactly(Arrays.stream(primal).map(s -> 5 * s).toArray(), within(1e-6));
    }

    @Property(tries = 30)
    void strangersScoreLowerThanMembers(@ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(min = 2, max = 6) int n) {
        LabelledEmbeddings support = Drawn.of(seed, 16, 8, n, n, n);
        EmbeddingMatrix members = Drawn.of(seed + 1, 16, 8, 10, 10, 10).x();
        EmbeddingMatrix strangers = Drawn.of(seed + 2, 16, 0.3, 20).x();
        OpenSet set = OpenSet.of(support);
        for (OpenSetScore score : OpenSetScore.values()) {
            double auroc = Auroc.of(set.scores(members).get(score), set.scores(strangers).get(score)).value();
            assertThat(auroc).as(score.id()).isGreaterThan(0.8);
        }
    }

    @Property(tries = 30)
    void energyLiesBetweenTheLargestLogitAndThatPlusLogK(@ForAll @IntRange(max = 1000) int seed) {
        double[] l = new java.util.Random(seed).doubles(5, -10, 10).toArray();
        assertThat(Prototypes.energy(l)).isBetween(Prototypes.max(l), Prototypes.max(l) + Math.log(5));
    }

    @Property(tries = 20)
    void atLeast95OfHundredLeftOutImagesPass(@ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(min = 2, max = 30) int n) {
        LabelledEmbeddings support = Drawn.of(seed, 8, 3, n, n);
        OpenSet.of(support).thresholds(support.x()).forEach((score, t) -> {
            assertThat(t.known()).isTrue();
            long passing = Arrays.stream(t.leftOut()).filter(s -> !t.refuses(s)).count();
            assertThat(passing).isGreaterThanOrEqualTo((long) Math.ceil(0.95 * t.leftOut().length - 1e-9));
            assertThat(t.below(t.leftOut()[0])).isZero();
        });
    }

    @Test
    void osloLeavesOutWithinTheBatchAndNeedsOne() {
        LabelledEmbeddings support = Drawn.of(1, 12, 6, 4, 4, 4);
        LabelledEmbeddings batch = Drawn.of(2, 12, 6, 8, 8, 8);
        OpenSet set = OpenSet.of(support);
        assertThat(set.thresholds(NOBODY).get(OpenSetScore.OSLO).known()).isFalse();
        Threshold t = set.thresholds(batch.x()).get(OpenSetScore.OSLO);
        assertThat(t.leftOut()).hasSize(12).containsExactly(set.ofBatch(batch.x()).leftOut());
        LabelledEmbeddings rest = Drawn.without(support, 5);
        double[] own = OpenSet.of(rest).scores(stacked(batch.x(), support.x().select(new int[] {5})))
                .get(OpenSetScore.OSLO);
        assertThat(Arrays.stream(t.leftOut()).anyMatch(v -> Math.abs(v - own[24]) < 1e-9)).isTrue();
    }

    @Test
    void oneImagePerClassGivesNoThreshold() {
        OpenSet.of(Drawn.of(1, 8, 3, 1, 1, 1)).thresholds(NOBODY).forEach((score, t) -> {
            assertThat(t.known()).as(score.id()).isFalse();
            assertThat(t.refuses(-1e9)).isFalse();
            assertThat(t.value()).isNaN();
        });
    }

    @Test
    void imagesOfClassesOfOneAreNotLeftOut() {
        assertThat(OpenSet.of(Drawn.of(1, 8, 3, 1, 4, 3)).thresholds(NOBODY).get(OpenSetScore.COSINE).leftOut()).hasSize(7);
    }

    @Test
    void equalImagesOfEachClassAndEmptyBatchesAreNoTrouble() {
        LabelledEmbeddings same = Drawn.repeated(Drawn.of(1, 8, 3, 1, 1), 3);
        OpenSet set = OpenSet.of(same);
        set.thresholds(same.x()).forEach((score, t) -> assertThat(t.value()).as(score.id()).isFinite());
        set.scores(new EmbeddingMatrix(0, 8, new float[0])).values().forEach(s -> assertThat(s).isEmpty());
        OpenSet.of(Drawn.of(1, 8, 3, 5)).scores(same.x()).forEach((score, s) ->
                assertThat(Arrays.stream(s).allMatch(Double::isFinite)).as(score.id()).isTrue());
    }

    @Test
    void aLargeSupportSetIsThinnedAndKeepsEveryClass() {
        int[] counts = {OpenSet.MOST_ROWS, 2, 1500};
        OpenSet set = OpenSet.of(Drawn.of(1, 4, 6, counts));
        assertThat(set.thresholds(NOBODY).get(OpenSetScore.KNN).leftOut()).hasSize(1000);
        double[] s = set.scores(Drawn.of(2, 4, 6, 0, 5, 0).x()).get(OpenSetScore.COSINE);
        assertThat(Arrays.stream(s).min().orElseThrow()).isGreaterThan(0.8);
    }

    private static void check(String key, Detector detector) {
        JsonNode golden = GOLDEN.get("ood").get(key);
        assertThat(detector.scores(GoldenVectors.goldenQueries()))
                .containsExactly(GoldenVectors.doubles(golden.get("id")), within(5e-6));
        assertThat(detector.scores(matrix(STRANGERS)))
                .containsExactly(GoldenVectors.doubles(golden.get("ood")), within(5e-6));
    }

    private static EmbeddingMatrix padded(EmbeddingMatrix x, int dim) {
        float[] values = new float[x.rows() * dim];
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(x.values(), i * x.dim(), values, i * dim, x.dim());
        }
        return new EmbeddingMatrix(x.rows(), dim, values);
    }

    private static EmbeddingMatrix matrix(double[][] rows) {
        int dim = rows[0].length;
        float[] values = new float[rows.length * dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / dim][i % dim];
        }
        return new EmbeddingMatrix(rows.length, dim, values);
    }

    private static EmbeddingMatrix stacked(EmbeddingMatrix a, EmbeddingMatrix b) {
        float[] values = Arrays.copyOf(a.values(), a.values().length + b.values().length);
        System.arraycopy(b.values(), 0, values, a.values().length, b.values().length);
        return new EmbeddingMatrix(a.rows() + b.rows(), a.dim(), values);
    }
}
