package org.handful.method.embedding.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.handful.error.InputException;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.Head;
import org.handful.method.embedding.Gda;
import org.handful.method.embedding.Knn;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.TextWeights;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.TrainingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Methods that start from class names. */
class TextMethodsTest {
    private static final FitContext PLAIN = FitContext.quiet(0);
    private static final FitContext NAMED = PLAIN.with(Extras.ofText(GoldenVectors.goldenText()));

    @Test
    void tipAdapterHasTheGoldenLogits() throws Exception {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("tip");
        var head = (CacheHead) new TipAdapter().fit(GoldenVectors.goldenSupport(), new TipAdapter().defaults(), NAMED)
                .last();
        double[] x = CacheHead.UNIT.apply(GoldenVectors.goldenQueries());
        double[][] logits = head.logits(x, 6, 4);
        var cache = (CacheHead) new TipAdapter().fit(
                GoldenVectors.goldenSupport(), new TipAdapter().defaults(), PLAIN).last();
        double[][] alone = cache.logits(x, 6, 4);
        for (int i = 0; i < 6; i++) {
            assertThat(logits[i]).containsExactly(GoldenVectors.rows(golden.get("logits"))[i], within(1e-5));
            assertThat(alone[i]).containsExactly(GoldenVectors.rows(golden.get("cache_logits"))[i], within(1e-6));
        }
    }

    @Test
    void gdaWithNamesHasTheGoldenLogitsTimesOneFactor() throws Exception {
        double[][] golden = GoldenVectors.rows(
                GoldenVectors.json("feature-space.json").get("gda").get("ensemble_alpha1"));
        var config = new Gda.Config(Normalisation.L2, Gda.Prior.UNIFORM, false, 1, 0);
        double[][] p = new Gda().fit(GoldenVectors.goldenSupport(), config, NAMED).last()
                .probabilities(GoldenVectors.goldenQueries());
        assertOneFactor(p, golden, 1e-4);
    }

    @Test
    void withoutWeightForTheImagesOnlyTheNamesCount() throws Exception {
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        EmbeddingMatrix queries = GoldenVectors.goldenQueries();
        double[][] names = new ZeroShot().fit(support, new ZeroShot.Config(), NAMED).last().probabilities(queries);
        double[][] logits = new double[6][3];
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 3; k++) {
                logits[i][k] = Math.log(names[i][k]);
            }
        }
        var gda = new Gda.Config(Normalisation.L2, Gda.Prior.UNIFORM, false, 0, 0);
        assertOneFactor(new Gda().fit(support, gda, NAMED).last().probabilities(queries), logits, 1e-6);
        var tip = new TipAdapter.Config(0, 5.5, false, true);
        assertOneFactor(new TipAdapter().fit(support, tip, NAMED).last().probabilities(queries), logits, 1e-6);
    }

    @Test
    void namesThatDoNotFitAreRefused() {
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        assertThatThrownBy(() -> new ZeroShot().fit(support, new ZeroShot.Config(), PLAIN))
                .isInstanceOf(InputException.class).hasMessageContaining("zero-shot");
        for (EmbeddingMatrix wrong : new EmbeddingMatrix[] {
            new EmbeddingMatrix(2, 4, new float[8]), new EmbeddingMatrix(3, 2, new float[6])}) {
            assertThatThrownBy(() -> new TipAdapter().fit(support, new TipAdapter().defaults(),
                    PLAIN.with(Extras.ofText(wrong)))).isInstanceOfSatisfying(InputException.class, e -> {
                        // The remedy of an embedding file, to embed the images again, would help nobody.
                        assertThat(e.problem()).isEqualTo(InputException.Problem.BAD_TEXT);
                        assertThat(e.userMessage()).startsWith("The file of class names").contains("3 rows of length 4");
                    });
        }
    }

    @Property(tries = 30)
    void oneImagePerClassAndNoNamesIsTheNearestNeighbour(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 5, 2, 1, 1, 1);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 5, 2, 5, 5, 5).x();
        double[][] tip = tip(support, new TipAdapter().defaults(), queries);
        var one = new Knn.Config(1, true, Normalisation.L2);
        double[][] knn = new Knn().fit(support, one, PLAIN).last().probabilities(queries);
        for (int i = 0; i < tip.length; i++) {
            assertThat(Vectors.argmax(tip[i])).isEqualTo(Vectors.argmax(knn[i]));
        }
    }

    @Property(tries = 20)
    void withoutSharpnessEveryImageHasOneVote(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 5, 2, 3, 1, 2);
        double[] x = CacheHead.UNIT.apply(support.x());
        for (boolean balance : new boolean[] {true, false}) {
            var config = new TipAdapter.Config(1, 0, false, balance);
            var head = (CacheHead) new TipAdapter().fit(support, config, PLAIN).last();
            double[] votes = balance ? new double[] {2, 2, 2} : new double[] {3, 1, 2};
            for (double[] row : head.logits(x, 6, 5)) {
                assertThat(row).containsExactly(votes, within(1e-12));
            }
        }
    }

    @Property(tries = 20)
    void withMuchSharpnessTheNearestImageDecides(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 5, 2, 3, 3, 3);
        EmbeddingMatrix queries = Drawn.of(seed + 1, 5, 2, 5, 5, 5).x();
        var config = new TipAdapter.Config(1, 300, false, true);
        double[][] tip = ((CacheHead) new TipAdapter().fit(support, config, PLAIN).last())
                .logits(CacheHead.UNIT.apply(queries), 15, 5);
        double[][] knn = new Knn().fit(support, new Knn.Config(1, true, Normalisation.L2), PLAIN).last()
                .probabilities(queries);
        int same = 0;
        for (int i = 0; i < tip.length; i++) {
            same += Vectors.argmax(tip[i]) == Vectors.argmax(knn[i]) ? 1 : 0;
        }
        assertThat(same).as("two images may be almost as near as one").isGreaterThanOrEqualTo(13);
    }

    @Property(tries = 20)
    void copiesOfEveryImageChangeNothingWhereClassesAreBalanced(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int times)
            throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 5, 2, 3, 2, 2);
        double[] x = CacheHead.UNIT.apply(support.x());
        var once = (CacheHead) new TipAdapter().fit(support, new TipAdapter().defaults(), PLAIN).last();
        var often = (CacheHead) new TipAdapter().fit(
                Drawn.repeated(support, times), new TipAdapter().defaults(), PLAIN).last();
        double[][] a = once.logits(x, 7, 5);
        double[][] b = often.logits(x, 7, 5);
        for (int i = 0; i < 7; i++) {
            for (int k = 0; k < 3; k++) {
                assertThat(b[i][k]).isCloseTo(times * a[i][k], within(1e-9));
            }
        }
    }

    @Test
    void searchingFindsSharpnessThatLeftOutImagesNeed() throws Exception {
        int right = 0;
        int searched = 0;
        for (int seed = 0; seed < 10; seed++) {
            LabelledEmbeddings support = Drawn.of(seed, 30, 3, 8, 8, 8);
            LabelledEmbeddings queries = Drawn.of(100 + seed, 30, 3, 20, 20, 20);
            double[][] a = tip(support, new TipAdapter.Config(1, 500, false, true), queries.x());
            double[][] b = tip(support, new TipAdapter.Config(1, 500, true, true), queries.x());
            for (int i = 0; i < a.length; i++) {
                right += Vectors.argmax(a[i]) == queries.y()[i] ? 1 : 0;
                searched += Vectors.argmax(b[i]) == queries.y()[i] ? 1 : 0;
            }
        }
        assertThat(searched).isGreaterThan(right);
    }

    @Test
    void amuHasTheGoldenNumbers() throws Exception {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("amu");
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        double[] means = Support.means(support, CacheHead.UNIT);
        double[] names = TextWeights.of(NAMED, support).weight();
        double[] x = CacheHead.UNIT.apply(GoldenVectors.goldenQueries());
        double[] factors = GoldenVectors.doubles(golden.get("factor"));
        var head = new AmuHead(names, means, 0.5 * factors[0], Amu.Doubt.NONE, 0.4, Columns.of(4, 0));
        double[][] p = head.probabilities(GoldenVectors.goldenQueries());
        for (int i = 0; i < 6; i++) {
            double[] z = new double[3];
            double[] b = new double[3];
            for (int k = 0; k < 3; k++) {
                z[k] = Vectors.dot(x, 4 * i, names, 4 * k, 4);
                b[k] = Vectors.dot(x, 4 * i, means, 4 * k, 4);
            }
            AmuHead.standardise(b);
            assertThat(b).containsExactly(GoldenVectors.rows(golden.get("aux_norm"))[i], within(1e-6));
            Softmax.inPlace(z);
            double kurtosis = AmuHead.kurtosis(z);
            assertThat(kurtosis).isCloseTo(GoldenVectors.doubles(golden.get("kurtosis"))[i], within(1e-6));
            assertThat(Math.pow(kurtosis / 250, -0.4)).isCloseTo(factors[i], within(1e-5));
            double[] expected = GoldenVectors.rows(golden.get("logits_alpha0_5"))[i];
            Softmax.inPlace(expected);
            assertThat(p[i]).containsExactly(expected, within(1e-5));
        }
    }

    @Property(tries = 20)
    void standardisedAnswersDoNotKnowTheScaleOfTheHead(
            @ForAll @Size(4) double[] raw, @ForAll @DoubleRange(min = 0.1, max = 9) double a) {
        double[] b = new double[4];
        Arrays.setAll(b, k -> Math.atan(raw[k]) + k);
        double[] other = Arrays.stream(b).map(v -> a * v - 3).toArray();
        AmuHead.standardise(b);
        AmuHead.standardise(other);
        assertThat(other).containsExactly(b, within(1e-9));
        assertThat(Arrays.stream(b).sum()).isCloseTo(0, within(1e-12));
    }

    @Test
    void trainedKeysThatDoNotMoveAreThoseOfTipAdapter() throws Exception {
        LabelledEmbeddings support = Drawn.of(1, 6, 2, 3, 2, 4);
        var still = new TipAdapterF.Config(1, 5.5, 1, 1e-7, 256, true);
        double[][] a = new TipAdapterF().fit(support, still, PLAIN).last().probabilities(support.x());
        double[][] b = tip(support, new TipAdapter().defaults(), support.x());
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).containsExactly(b[i], within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tip-adapter-f", "amu"})
    void trainingLowersTheLossOfSmallSteps(String id) throws Exception {
        List<Double> losses = new ArrayList<>();
        var context = new FitContext(0, new CancelToken(), e -> {
            if (e instanceof TrainingEvent.Step s) {
                losses.add(s.loss());
            }
        }, Optional.empty());
        LabelledEmbeddings support = Drawn.of(5, 10, 1, 5, 5, 5);
        if (id.equals("amu")) {
            new Amu().fit(support, new Amu.Config(0.5, Amu.Doubt.NONE, 0.4, 0.35, 40, 1e-4, 15), context);
        } else {
            new TipAdapterF().fit(support, new TipAdapterF.Config(1, 5.5, 40, 1e-3, 256, true), context);
        }
        assertThat(losses).hasSize(40);
        for (int i = 1; i < 40; i++) {
            assertThat(losses.get(i)).isLessThan(losses.get(i - 1));
        }
    }

    @Property(tries = 10)
    void theScaleOfTheNamesDoesNotMatter(@ForAll long seed) throws Exception {
        EmbeddingMatrix text = GoldenVectors.goldenText();
        float factor = 0.1f + 10 * new Random(seed).nextFloat();
        float[] scaled = text.values().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        var more = PLAIN.with(Extras.ofText(new EmbeddingMatrix(3, 4, scaled)));
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        Head a = new ZeroShot().fit(support, new ZeroShot.Config(), NAMED).last();
        Head b = new ZeroShot().fit(support, new ZeroShot.Config(), more).last();
        for (int i = 0; i < 6; i++) {
            assertThat(b.probabilities(support.x())[i]).containsExactly(a.probabilities(support.x())[i], within(1e-5));
        }
    }

    private static double[][] tip(LabelledEmbeddings support, TipAdapter.Config config, EmbeddingMatrix queries)
            throws Exception {
        return new TipAdapter().fit(support, config, PLAIN).last().probabilities(queries);
    }

    /** Log-odds are those of the logits times a positive factor that all rows share. */
    private static void assertOneFactor(double[][] p, double[][] logits, double tolerance) {
        double up = 0;
        double down = 0;
        for (int i = 0; i < p.length; i++) {
            for (int k = 1; k < p[i].length; k++) {
                double expected = logits[i][k] - logits[i][0];
                up += Math.log(p[i][k] / p[i][0]) * expected;
                down += expected * expected;
            }
        }
        double factor = up / down;
        assertThat(factor).isPositive();
        for (int i = 0; i < p.length; i++) {
            for (int k = 1; k < p[i].length; k++) {
                assertThat(Math.log(p[i][k] / p[i][0]))
                        .isCloseTo(factor * (logits[i][k] - logits[i][0]), within(tolerance * factor * 100));
            }
        }
    }
}
