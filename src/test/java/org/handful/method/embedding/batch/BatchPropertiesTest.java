package org.handful.method.embedding.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.EmbeddingMethod;
import org.handful.method.FitContext;
import org.handful.method.embedding.Normalisation;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/** What the formulas of the transductive methods become where one of their numbers goes to an end. */
class BatchPropertiesTest {
    private static final FitContext QUIET = FitContext.quiet(0);

    @Property(tries = 20)
    void coldEmIsSeededKMeans(@ForAll long seed) throws Exception {
        Memory memory = Memory.of(Drawn.of(seed, 6, 1, 3, 2, 2), Normalisation.L2, QUIET);
        double[] q = memory.normaliser().apply(Drawn.of(seed + 1, 6, 1, 4, 4, 4).x());
        double[] w = memory.means();
        int[] to = new int[12];
        for (int round = 0; round < 10; round++) {
            double[] sum = new double[w.length];
            double[] n = new double[3];
            for (int i = 0; i < 12; i++) {
                for (int k = 0; k < 3; k++) {
                    boolean nearer = Vectors.squaredDistance(q, 6 * i, w, 6 * k, 6)
                            < Vectors.squaredDistance(q, 6 * i, w, 6 * to[i], 6);
                    to[i] = k == 0 ? 0 : nearer ? k : to[i];
                }
                add(sum, n, to[i], q, i);
            }
            for (int i = 0; i < 7; i++) {
                add(sum, n, memory.labels()[i], memory.rows(), i);
            }
            Arrays.setAll(w, j -> sum[j] / n[j / 6]);
        }
        var shared = new UnemHead(memory, 1, 0, 1e-7, 10).shared(q, 12);
        assertThat(Arrays.stream(shared.u()).mapToInt(Vectors::argmax).toArray()).isEqualTo(to);
        assertThat(shared.w()).containsExactly(w, within(1e-9));
    }

    private static void add(double[] sum, double[] n, int k, double[] rows, int i) {
        n[k]++;
        for (int j = 0; j < 6; j++) {
            sum[6 * k + j] += rows[6 * i + j];
        }
    }

    /** -sum of log-likelihoods + T sum u log u - gamma m sum pi log pi, up to constants. */
    @Property(tries = 20)
    void roundsOfEmNeverCostMore(@ForAll long seed) throws Exception {
        Memory memory = Memory.of(Drawn.of(seed, 6, 1, 3, 2, 2), Normalisation.L2, QUIET);
        double[] q = memory.normaliser().apply(Drawn.of(seed + 1, 6, 1, 4, 4, 4).x());
        double scale = 3;
        double gamma = 0.7;
        double temperature = 1.3;
        double before = Double.POSITIVE_INFINITY;
        for (int rounds = 1; rounds <= 12; rounds++) {
            var shared = new UnemHead(memory, scale, gamma, temperature, rounds).shared(q, 12);
            double cost = 0;
            double[] share = new double[3];
            for (int i = 0; i < 12; i++) {
                for (int k = 0; k < 3; k++) {
                    double u = shared.u()[i][k];
                    share[k] += u / 12;
                    cost += 0.5 * u * distance(scale, q, i, shared.w(), k) + (u > 0 ? temperature * u * Math.log(u) : 0);
                }
            }
            for (int i = 0; i < 7; i++) {
                cost += 0.5 * distance(scale, memory.rows(), i, shared.w(), memory.labels()[i]);
            }
            for (double p : share) {
                cost -= 12 * gamma * p * Math.log(p + 1e-6);
            }
            assertThat(cost).isLessThanOrEqualTo(before + 1e-4);
            before = cost;
        }
    }

    private static double distance(double scale, double[] rows, int i, double[] w, int k) {
        double sum = 0;
        for (int j = 0; j < 6; j++) {
            double d = scale * rows[6 * i + j] - w[6 * k + j];
            sum += d * d;
        }
        return sum;
    }

    /**
     * What a soft plan moves elsewhere runs round in cycles. A cycle of c of the 4 classes costs at least as much more as the
     * second best assignment, gap, and moves exp(-gap / (c epsilon)) / 4 or less: of the 15 cycles through a class, with a gap
     * of 30 epsilon, 0.002. That Transport stops when f moves by less than 0.05 epsilon adds 0.006.
     */
    @Property(tries = 20)
    void hardTransportOfAsManyImagesAsClassesIsTheBestAssignment(@ForAll long seed) {
        double epsilon = 0.002;
        double[] cost = new Random(seed).doubles(16).toArray();
        List<int[]> cheapestFirst = permutations().stream().sorted(Comparator.comparingDouble(p -> cost(cost, p))).toList();
        int[] best = cheapestFirst.getFirst();
        Assume.that(cost(cost, cheapestFirst.get(1)) - cost(cost, best) >= 30 * epsilon);
        double[] plan = Transport.of(cost, 4, 4, epsilon).values();
        for (int k = 0; k < 4; k++) {
            assertThat(plan[4 * k + best[k]]).isCloseTo(0.25, within(0.01));
        }
    }

    private static double cost(double[] cost, int[] assignment) {
        return IntStream.range(0, 4).mapToDouble(k -> cost[4 * k + assignment[k]]).sum();
    }

    private static List<int[]> permutations() {
        return IntStream.range(0, 256).mapToObj(c -> new int[] {c & 3, c >> 2 & 3, c >> 4 & 3, c >> 6})
                .filter(p -> Arrays.stream(p).distinct().count() == 4).toList();
    }

    @Property(tries = 20)
    void softTransportMovesAllMeansToThatOfTheBatch(@ForAll long seed) throws Exception {
        var head = (OptaHead) new Opta().fit(Drawn.of(seed, 6, 1, 3, 2, 2), new Opta.Config(1, 1e6, 1, 1), QUIET).last();
        double[] q = head.memory().normaliser().apply(Drawn.of(seed + 1, 6, 1, 4, 4, 4).x());
        OptaHead.standardise(q, 6);
        double[] mean = new double[6];
        for (int i = 0; i < q.length; i++) {
            mean[i % 6] += q[i] / 12;
        }
        double[] moved = head.moved(q, 12);
        for (int i = 0; i < moved.length; i++) {
            assertThat(moved[i]).isCloseTo(mean[i % 6], within(1e-4));
        }
        double[] columns = new double[12];
        double[] plan = head.plan(head.memory().means(), q, 12).values();
        for (int i = 0; i < plan.length; i++) {
            columns[i % 12] += plan[i];
        }
        Arrays.stream(columns).forEach(c -> assertThat(c).isCloseTo(1.0 / 12, within(1e-7)));
    }

    @Property(tries = 20)
    void withoutAShareOfTheBatchTheMeansStay(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 1, 3, 2, 2);
        var head = (OptaHead) new Opta().fit(support, new Opta.Config(0, 0.05, 1, 1), QUIET).last();
        double[] q = head.memory().normaliser().apply(Drawn.of(seed + 1, 6, 1, 4, 4, 4).x());
        assertThat(head.moved(q, 12)).containsExactly(head.memory().means(), within(1e-12));
    }

    @Property(tries = 10)
    void roundsOfKMeansNeverCostMore(@ForAll long seed) throws Exception {
        Memory memory = Memory.of(Drawn.of(seed, 6, 1, 3, 2, 2), Normalisation.L2, QUIET);
        double[] q = memory.normaliser().apply(Drawn.of(seed + 1, 6, 1, 4, 4, 4).x());
        var config = new Slk.Config(Slk.Centre.MEAN, 0, 2, false, Normalisation.L2);
        var clusters = new SlkHead(memory, config).clusters(q, 12);
        double[] moved = Rectified.of(memory, q).queries();
        double start = 0;
        for (int i = 0; i < 19; i++) {
            double[] rows = i < 7 ? memory.rows() : moved;
            int at = 6 * (i < 7 ? i : i - 7);
            start += IntStream.range(0, 3).mapToDouble(
                    k -> Vectors.squaredDistance(rows, at, memory.means(), 6 * k, 6)).min().orElseThrow();
        }
        // Rows of the support set begin in their own classes, where they may cost more than in the nearest.
        double given = 0;
        for (int i = 0; i < 7; i++) {
            given += Vectors.squaredDistance(memory.rows(), 6 * i, memory.means(), 6 * memory.labels()[i], 6);
        }
        assertThat(clusters.energy()).isLessThanOrEqualTo(start + given + 1e-9);
    }

    @Property(tries = 10)
    void movingEverythingTogetherChangesNothingWhereImagesAreCentred(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 6, 2, 3, 2, 2);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 6, 2, 4, 4, 4).x();
        assertSame(new LaplacianShot(), support, queries);
        assertSame(new Unem(), support, queries);
        assertSame(new Slk(), support, queries);
    }

    private static <C extends Record> void assertSame(
            EmbeddingMethod<C> method, LabelledEmbeddings support, EmbeddingMatrix queries) throws Exception {
        double[][] a = method.fit(support, method.defaults(), QUIET).last().probabilities(queries);
        double[][] b = method.fit(new LabelledEmbeddings(moved(support.x()), support.y(), 3), method.defaults(), QUIET)
                .last().probabilities(moved(queries));
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).as(method.id()).containsExactly(a[i], within(1e-3));
        }
    }

    private static EmbeddingMatrix moved(EmbeddingMatrix x) {
        float[] out = x.values().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += i % x.dim() - 2.5f;
        }
        return new EmbeddingMatrix(x.rows(), x.dim(), out);
    }
}
