package org.handful.method.embedding.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Extras;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.Head;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Methods that mind groups. */
class GroupMethodsTest {
    private static final int DIM = 12;
    private static final FitContext QUIET = FitContext.quiet(0);

    /** Images of two classes; the attribute shows strongly in one feature and goes along with the class. */
    private record Biased(LabelledEmbeddings images, int[] attribute) {
        static Biased of(long seed, int along, int against, double noise) {
            Random random = new Random(seed);
            int n = 2 * (along + against);
            float[] x = new float[n * DIM];
            int[] y = new int[n];
            int[] attribute = new int[n];
            for (int i = 0; i < n; i++) {
                y[i] = i % 2;
                attribute[i] = i / 2 < along ? y[i] : 1 - y[i];
                for (int j = 0; j < DIM; j++) {
                    double centre = j == 0 ? 2 * y[i] - 1 : j == 1 ? 3 * (2 * attribute[i] - 1) : 0;
                    x[i * DIM + j] = (float) (centre + noise * random.nextGaussian());
                }
            }
            return new Biased(new LabelledEmbeddings(new EmbeddingMatrix(n, DIM, x), y, 2), attribute);
        }

        FitContext context() {
            return QUIET.with(new Extras(Optional.empty(), List.of(attribute)));
        }
    }

    @Test
    void rareGroupsAreServedBetterThanByPlainLogisticRegression() throws Exception {
        double plain = 0;
        double[] minding = new double[2];
        for (int seed = 0; seed < 5; seed++) {
            Biased learn = Biased.of(seed, 95, 8, 0.8);
            Biased ask = Biased.of(100 + seed, 100, 100, 0.8);
            plain += worst(new Logistic(), learn, ask) / 5;
            minding[0] += worst(new GroupLogistic(), learn, ask) / 5;
            minding[1] += worst(new Dfr(), learn, ask) / 5;
        }
        assertThat(minding[0]).isGreaterThan(plain + 0.1);
        assertThat(minding[1]).isGreaterThan(plain + 0.1);
    }

    @Test
    void manyImagesLetRareGroupsBeFoundByTheirDifficulty() throws Exception {
        double plain = 0;
        double minding = 0;
        for (int seed = 0; seed < 3; seed++) {
            Biased learn = Biased.of(seed, 900, 40, 0.5);
            Biased ask = Biased.of(100 + seed, 100, 100, 0.5);
            plain += worst(new Logistic(), learn, ask) / 3;
            minding += worst(new Afr(), learn, ask) / 3;
        }
        assertThat(minding).isGreaterThan(plain + 0.03);
    }

    @Test
    void whoeverStopsDfrGetsTheHeadsThatThereAreAndIsToldSo() throws Exception {
        CancelToken token = new CancelToken();
        token.stop();
        FitContext stopping = new FitContext(0, token, e -> {}, Optional.empty());
        LabelledEmbeddings many = Drawn.of(1, DIM, 3, 40, 40, 40);
        Fit<Head> cut = new Dfr().fit(many, new Dfr().defaults(), stopping);
        assertThat(cut.stopped()).isTrue();
        assertThat(Arrays.stream(cut.last().probabilities(many.x())).mapToDouble(p -> Arrays.stream(p).max().orElse(0)).min().orElse(0))
                .as("one head is whole").isGreaterThan(0.4);

        LabelledEmbeddings few = Drawn.of(1, DIM, 3, 4, 4, 4);
        assertThat(new Dfr().fit(few, new Dfr().defaults(), stopping).stopped()).isTrue();
        assertThat(new Dfr().fit(many, new Dfr().defaults(), QUIET).stopped()).isFalse();
    }

    @Test
    void withoutAttributesClassesAreTheGroups() {
        LabelledEmbeddings support = Drawn.of(1, 4, 1, 6, 2);
        Groups groups = Groups.of(support, QUIET, 1);
        assertThat(groups.counts()).containsExactly(6, 2);
        double[] weights = groups.weights();
        assertThat(weights[0]).isCloseTo(8.0 / 2 / 6, within(1e-12));
        assertThat(weights[7]).isCloseTo(8.0 / 2 / 2, within(1e-12));
    }

    @Test
    void attributesAreTakenOneByOneOrTogether() {
        LabelledEmbeddings support = Drawn.of(1, 4, 1, 2, 2);
        FitContext context = QUIET.with(new Extras(Optional.empty(),
                List.of(new int[] {0, 0, 0, -1}, new int[] {0, 1, 1, 1})));
        assertThat(Groups.of(support, context, 1).counts()).containsExactly(2, 1, 1);
        assertThat(Groups.of(support, context, 2).counts()).containsExactly(1, 1, 2);
        assertThat(Groups.of(support, context, 0).counts()).containsExactly(1, 1, 1, 1);
        assertThat(Groups.of(support, context, 3).counts()).containsExactly(2, 2);
    }

    @Property(tries = 10)
    void equalGroupsNeedNoWeights(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 8, 2, 3, 3, 3);
        double[][] a = new GroupLogistic().fit(support, new GroupLogistic().defaults(), QUIET).last()
                .probabilities(support.x());
        double[][] b = new Logistic().fit(support, new Logistic().defaults(), QUIET).last().probabilities(support.x());
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).containsExactly(b[i], within(1e-5));
        }
    }

    @Test
    void resamplingIsReweightingOnAverage() throws Exception {
        Biased biased = Biased.of(3, 60, 20, 0.8);
        var reweight = new GroupLogistic.Config(1, GroupLogistic.Balance.REWEIGHT, 1, Normalisation.RMS);
        var resample = new GroupLogistic.Config(1, GroupLogistic.Balance.RESAMPLE, 1, Normalisation.RMS);
        double[][] a = new GroupLogistic().fit(biased.images, reweight, biased.context()).last()
                .probabilities(biased.images.x());
        double[] mean = new double[a.length];
        for (int seed = 0; seed < 40; seed++) {
            var context = new FitContext(seed, QUIET.cancel(), QUIET.events(), QUIET.heldOut(),
                    biased.context().extras());
            double[][] b = new GroupLogistic().fit(biased.images, resample, context).last()
                    .probabilities(biased.images.x());
            for (int i = 0; i < mean.length; i++) {
                mean[i] += b[i][0] / 40;
            }
        }
        double off = 0;
        for (int i = 0; i < mean.length; i++) {
            off += Math.abs(mean[i] - a[i][0]) / mean.length;
        }
        assertThat(off).isLessThan(0.05);
    }

    @Test
    void afrHasTheGoldenWeights() {
        JsonNode golden = GoldenVectors.json("afr.json");
        double[] p = GoldenVectors.doubles(golden.get("p_true"));
        double[] w = Afr.weights(p, new int[] {0, 0, 0}, new int[] {3}, golden.get("gamma").asDouble());
        assertThat(w).containsExactly(GoldenVectors.doubles(golden.get("weights")), within(1e-9));
    }

    @Property(tries = 20)
    void withoutEmphasisClassesCountTheSame(@ForAll @DoubleRange(min = 0, max = 1) double p) {
        double[] w = Afr.weights(new double[] {p, 0.3, 1 - p}, new int[] {0, 0, 1}, new int[] {2, 1}, 0);
        assertThat(w).containsExactly(new double[] {0.25, 0.25, 0.5}, within(1e-12));
    }

    @Property(tries = 5)
    void afrWithoutStepsIsLogisticRegressionAndPulledBackItStaysNear(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 8, 2, 4, 4, 4);
        double[][] plain = new Logistic().fit(support, new Logistic().defaults(), QUIET).last()
                .probabilities(support.x());
        double[][] none = new Afr().fit(support, new Afr.Config(10, 0, 0, 0.01, 1), QUIET).last()
                .probabilities(support.x());
        double[][] held = new Afr().fit(support, new Afr.Config(10, 40, 300, 0.01, 1), QUIET).last()
                .probabilities(support.x());
        for (int i = 0; i < plain.length; i++) {
            assertThat(none[i]).containsExactly(plain[i], within(1e-6));
            assertThat(held[i]).containsExactly(plain[i], within(0.05));
        }
    }

    private static <C extends Record> double worst(EmbeddingMethod<C> method, Biased learn, Biased ask)
            throws Exception {
        double[][] p = method.fit(learn.images, method.defaults(), learn.context()).last()
                .probabilities(ask.images.x());
        double[] right = new double[4];
        double[] asked = new double[4];
        for (int i = 0; i < p.length; i++) {
            int group = 2 * ask.images.y()[i] + ask.attribute[i];
            right[group] += Vectors.argmax(p[i]) == ask.images.y()[i] ? 1 : 0;
            asked[group]++;
        }
        double worst = 1;
        for (int g = 0; g < 4; g++) {
            worst = Math.min(worst, right[g] / asked[g]);
        }
        return worst;
    }

    @Test
    void groupDroMovesWeightAsTheGoldenNumbersSay() {
        JsonNode golden = GoldenVectors.json("trained.json").get("group_dro");
        double[] losses = GoldenVectors.doubles(golden.get("loss"));
        double[] before = Arrays.stream(GoldenVectors.doubles(golden.get("q0"))).map(Math::log).toArray();
        double[] q = GroupDro.raised(before, losses, new int[] {1, 1, 1, 1}, golden.get("eta").asDouble(), 0);
        assertThat(q).containsExactly(GoldenVectors.doubles(golden.get("q1")), within(1e-12));
        assertThat(Vectors.dot(q, losses)).isCloseTo(golden.get("robust_loss").asDouble(), within(1e-12));
    }

    @Test
    void groupDroLeavesWeightWhereItIsWhenGroupsFareAlikeAndNeverUnderflows() {
        double[] logQ = new double[3];
        assertThat(GroupDro.raised(logQ, new double[] {0.7, 0.7, 0.7}, new int[] {4, 4, 4}, 5, 1))
                .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
        for (int i = 0; i < 100_000; i++) {
            assertThat(GroupDro.raised(logQ, new double[] {9, 0, 0}, new int[] {4, 4, 4}, 1, 0)[0]).isLessThanOrEqualTo(1);
        }
        assertThat(GroupDro.raised(logQ, new double[] {0, 0, 0}, new int[] {4, 4, 4}, 1, 0)).doesNotContain(Double.NaN);
    }

    @Test
    void groupDroLiftsTheWorstGroup() throws Exception {
        double plain = 0;
        double robust = 0;
        for (int seed = 0; seed < 5; seed++) {
            Biased learn = Biased.of(seed, 95, 8, 0.8);
            Biased ask = Biased.of(100 + seed, 100, 100, 0.8);
            plain += worst(new Logistic(), learn, ask) / 5;
            robust += worst(new GroupDro(), learn, ask) / 5;
        }
        assertThat(robust).isGreaterThan(plain + 0.05);
    }
}
