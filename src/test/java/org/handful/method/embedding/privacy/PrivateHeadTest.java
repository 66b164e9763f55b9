package org.handful.method.embedding.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.math.privacy.GaussianMechanism;
import org.handful.math.privacy.PrivateNoise;
import org.handful.math.privacy.RenyiAccountant;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.Head;
import org.handful.method.Settings;
import org.handful.method.privacy.NoiseKind;
import org.handful.method.privacy.PrivacyBudget;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PrivateHeadTest {
    private static final PrivateHeadMethod METHOD = new PrivateHeadMethod();

    @Test
    void clipsAsTheReferenceDoes() {
        JsonNode golden = GoldenVectors.json("trained.json").get("dp_head");
        double[][] x = GoldenVectors.rows(golden.get("X"));
        double[] rows = Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
        double[][] p = GoldenVectors.rows(golden.get("probs"));
        int[] y = GoldenVectors.ints(golden.get("y"));
        double[] e = new double[4];
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < 2; k++) {
                e[k * 2 + i] = p[i][k] - (y[i] == k ? 1 : 0);
            }
        }
        var gradients = new ClippedGradients(rows, 2, 3);
        assertThat(gradients.norms(e)).containsExactly(GoldenVectors.doubles(golden.get("grad_norms")), within(1e-12));
        double[] factors = gradients.factors(e, golden.get("clip").asDouble());
        assertThat(factors).containsExactly(GoldenVectors.doubles(golden.get("factors")), within(1e-12));
        double[] sum = gradients.sum(e, factors);
        double[][] w = GoldenVectors.rows(golden.get("sum_clipped_W"));
        double[] b = GoldenVectors.doubles(golden.get("sum_clipped_b"));
        assertThat(sum).containsExactly(
                new double[] {w[0][0], w[0][1], w[0][2], b[0], w[1][0], w[1][1], w[1][2], b[1]}, within(1e-12));
    }

    /** Without noise, clipping and momentum it is plain gradient descent, written down here once more the long way. */
    @Test
    void withoutNoiseAndLimitItIsGradientDescent() throws Exception {
        LabelledEmbeddings support = drawn(7, 6);
        var config = new PrivateHeadMethod.Config(new PrivacyBudget(1, 0, 1000, NoiseKind.NONE), 5, 0.7, 1, 0);
        Head head = METHOD.fit(support, config, FitContext.quiet(0)).last();
        EmbeddingMatrix x = PrivateHead.prepared(support.x());
        int classes = support.classes();
        double[][] w = new double[classes][x.dim() + 1];
        for (int step = 0; step < 5; step++) {
            double[][] g = new double[classes][x.dim() + 1];
            for (int i = 0; i < x.rows(); i++) {
                double[] p = probabilities(w, x.row(i));
                for (int k = 0; k < classes; k++) {
                    double e = p[k] - (support.y()[i] == k ? 1 : 0);
                    for (int j = 0; j < x.dim(); j++) {
                        g[k][j] += e * x.get(i, j) / x.rows();
                    }
                    g[k][x.dim()] += e / x.rows();
                }
            }
            for (int k = 0; k < classes; k++) {
                Vectors.axpy(-0.7, g[k], w[k]);
            }
        }
        double[][] p = head.probabilities(support.x());
        for (int i = 0; i < x.rows(); i++) {
            assertThat(p[i]).containsExactly(probabilities(w, x.row(i)), within(1e-9));
        }
    }

    private static double[] probabilities(double[][] w, float[] x) {
        double[] z = new double[w.length];
        for (int k = 0; k < z.length; k++) {
            z[k] = w[k][x.length];
            for (int j = 0; j < x.length; j++) {
                z[k] += w[k][j] * x[j];
            }
        }
        Softmax.inPlace(z);
        return z;
    }

    /** One step from zero: the weights are the mean gradient with the noise, so two of them differ by noise alone. */
    @Test
    void theNoiseIsAsStrongAsThePromiseNeeds() throws Exception {
        LabelledEmbeddings support = drawn(40, 500);
        double clip = 0.5;
        var budget = new PrivacyBudget(2, 1e-3, clip, NoiseKind.REPEATABLE);
        PrivacySpent spent = budget.over(1, support.y().length, 1);
        double sigma = GaussianMechanism.sigma(2, 1e-3, 1);
        assertThat(spent.sigma()).isEqualTo(sigma);
        double[] with = weights(support, budget, 1);
        double[] without = weights(support, new PrivacyBudget(2, 1e-3, clip, NoiseKind.NONE), 1);
        double squares = 0;
        double sum = 0;
        for (int j = 0; j < with.length; j++) {
            sum += with[j] - without[j];
            squares += (with[j] - without[j]) * (with[j] - without[j]);
        }
        double expected = sigma * clip / support.y().length;
        assertThat(Math.sqrt(squares / with.length)).isCloseTo(expected, within(0.01 * expected));
        assertThat(sum / with.length).isCloseTo(0, within(0.02 * expected));
    }

    private static double[] weights(LabelledEmbeddings support, PrivacyBudget budget, long seed) throws Exception {
        Head head = METHOD.fit(support, new PrivateHeadMethod.Config(budget, 1, 1, 1, 0), FitContext.quiet(seed)).last();
        return head.state().tensors().get("weight").values();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noiseIsNormalAndDrawnAsOften(boolean secret) {
        PrivateNoise noise = secret ? PrivateNoise.secret() : PrivateNoise.repeatable(3);
        int n = 200_001;
        double[] z = noise.gaussian(n, 1);
        // Six standard errors, four times: right noise fails once in a hundred million times.
        assertThat(Arrays.stream(z).average().getAsDouble()).isCloseTo(0, within(6 / Math.sqrt(n)));
        assertThat(Math.sqrt(Arrays.stream(z).map(v -> v * v).average().getAsDouble()))
                .isCloseTo(1, within(6 / Math.sqrt(2.0 * n)));
        assertThat(Arrays.stream(z).filter(v -> Math.abs(v) < 0.6744897501960817).count() / (double) n)
                .isCloseTo(0.5, within(6 * 0.5 / Math.sqrt(n)));
        boolean[] chosen = noise.chosen(n, 0.2, 1);
        assertThat(IntStream.range(0, n).filter(i -> chosen[i]).count() / (double) n)
                .isCloseTo(0.2, within(6 * 0.4 / Math.sqrt(n)));
    }

    @Test
    void secretNoiseNeverComesAgainAndRepeatableNoiseFollowsTheSeedStepByStep() {
        assertThat(PrivateNoise.secret().gaussian(4, 1)).isNotEqualTo(PrivateNoise.secret().gaussian(4, 1));
        PrivateNoise one = PrivateNoise.repeatable(5);
        double[] second = one.gaussian(4, 2);
        assertThat(one.gaussian(4, 1)).isNotEqualTo(second);
        assertThat(PrivateNoise.repeatable(5).gaussian(4, 2)).isEqualTo(second);
        assertThat(PrivateNoise.repeatable(6).gaussian(4, 2)).isNotEqualTo(second);
    }

    @ParameterizedTest
    @EnumSource(NoiseKind.class)
    void onlyWhatFollowsTheSeedIsTheSameAgain(NoiseKind kind) throws Exception {
        LabelledEmbeddings support = drawn(5, 6);
        var budget = new PrivacyBudget(4, 0, 1, kind);
        assertThat(Arrays.equals(weights(support, budget, 9), weights(support, budget, 9)))
                .isEqualTo(kind != NoiseKind.SECRET);
    }

    @Test
    void whatIsSpentIsNeverMoreThanWasAskedForNorLessThanIsTrue() throws Exception {
        for (double epsilon : new double[] {0.5, 1, 4, 8}) {
            PrivacySpent all = new PrivacyBudget(epsilon, 0, 1, NoiseKind.SECRET).over(50, 200, 1);
            assertThat(all.delta()).isEqualTo(1.0 / 200);
            assertThat(all.epsilon()).isLessThanOrEqualTo(epsilon + 1e-9).isGreaterThan(0.999 * epsilon);
            PrivacySpent drawn = new PrivacyBudget(epsilon, 0, 1, NoiseKind.SECRET).over(50, 200, 0.2);
            assertThat(drawn.epsilon()).isLessThanOrEqualTo(epsilon).isGreaterThan(0.99 * epsilon)
                    .isEqualTo(RenyiAccountant.start().plus(0.2, drawn.sigma(), 50).epsilon(1.0 / 200));
            assertThat(drawn.sigma()).as("drawing images hides them").isLessThan(all.sigma());
        }
        assertThat(new PrivacyBudget(1, 0, 1, NoiseKind.NONE).over(50, 200, 1).epsilon()).isInfinite();
    }

    /** With very many images noise hardly matters; with hardly any budget nothing is left. */
    @Test
    void manyImagesLearnInPrivateAndFewDoNot() throws Exception {
        Map<String, String> strong = Map.of("epsilon", "1", "noise", "repeatable");
        assertThat(accuracy(drawn(400, 20), strong)).isGreaterThan(0.9);
        Map<String, String> hopeless = Map.of("epsilon", "0.1", "noise", "repeatable");
        assertThat(accuracy(drawn(4, 20), hopeless)).isLessThan(0.7);
        Map<String, String> drawn = Map.of("epsilon", "1", "noise", "repeatable", "share", "0.2");
        assertThat(accuracy(drawn(400, 20), drawn)).isGreaterThan(0.9);
    }

    private static double accuracy(LabelledEmbeddings support, Map<String, String> settings) throws Exception {
        Head head = METHOD.fit(support, Settings.parse(METHOD, settings), FitContext.quiet(1)).last();
        double[][] p = head.probabilities(support.x());
        return IntStream.range(0, p.length).filter(i -> Vectors.argmax(p[i]) == support.y()[i]).count()
                / (double) p.length;
    }

    /** Three classes about axes. */
    private static LabelledEmbeddings drawn(int shots, int dim) {
        Random random = new Random(shots);
        float[] x = new float[3 * shots * dim];
        int[] y = new int[3 * shots];
        for (int i = 0; i < y.length; i++) {
            y[i] = i % 3;
            for (int j = 0; j < dim; j++) {
                x[i * dim + j] = (float) ((j == y[i] ? 4 : 0.5) + random.nextGaussian());
            }
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(y.length, dim, x), y, 3);
    }
}
