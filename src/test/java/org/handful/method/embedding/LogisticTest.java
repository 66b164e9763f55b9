package org.handful.method.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.math.Lbfgs;
import org.handful.math.Matrices;
import org.handful.math.softmax.DenseDesign;
import org.handful.math.softmax.FloatDesign;
import org.handful.math.softmax.KernelSoftmaxRegression;
import org.handful.math.softmax.SoftmaxRegression;
import org.handful.math.softmax.Whitened;
import org.handful.method.Drawn;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Logistic regression")
class LogisticTest {
    static List<JsonNode> problems() {
        List<JsonNode> out = new ArrayList<>();
        GoldenVectors.json("logistic.json").get("problems").forEach(out::add);
        return out;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void reachesTheOptimumOfScikitLearn(JsonNode problem) throws Exception {
        int classes = problem.get("classes").asInt();
        int dim = problem.get("dim").asInt();
        int[] y = GoldenVectors.ints(problem.get("y"));
        float[] x = GoldenVectors.floats(problem.get("x"));
        var support = new LabelledEmbeddings(new EmbeddingMatrix(y.length, dim, x), y, classes);
        var config = new Logistic.Config(problem.get("C").asDouble(), Normalisation.NONE, 10_000);
        HeadState state = new Logistic().fit(support, config, FitContext.quiet(0)).last().state();
        double[] weight = state.tensors().get("weight").values();
        double[] bias = state.tensors().get("bias").values();
        double[] coefficients = GoldenVectors.doubles(problem.get("coef"));
        double[] intercepts = GoldenVectors.doubles(problem.get("intercept"));
        if (classes == 2) {
            for (int j = 0; j < dim; j++) {
                assertThat(weight[dim + j] - weight[j]).isCloseTo(coefficients[j], within(1e-4));
            }
            assertThat(bias[1] - bias[0]).isCloseTo(intercepts[0], within(1e-4));
            return;
        }
        for (int i = 0; i < weight.length; i++) {
            assertThat(weight[i]).isCloseTo(coefficients[i], within(1e-4));
        }
        for (int k = 1; k < classes; k++) {
            assertThat(bias[k] - bias[0]).isCloseTo(intercepts[k] - intercepts[0], within(1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void givesTheProbabilitiesOfScikitLearn(JsonNode problem) throws Exception {
        int[] y = GoldenVectors.ints(problem.get("y"));
        var x = new EmbeddingMatrix(y.length, problem.get("dim").asInt(), GoldenVectors.floats(problem.get("x")));
        var support = new LabelledEmbeddings(x, y, problem.get("classes").asInt());
        var config = new Logistic.Config(problem.get("C").asDouble(), Normalisation.NONE, 10_000);
        double[][] p = new Logistic().fit(support, config, FitContext.quiet(0)).last().probabilities(x);
        for (int i = 0; i < p.length; i++) {
            assertThat(p[i]).containsExactly(GoldenVectors.doubles(problem.get("probabilities").get(i)), within(1e-5));
        }
    }

    @Test
    void agreesWithTheGoldenFeatureSpace() throws Exception {
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        for (String name : List.of("C1", "C100")) {
            JsonNode golden = GoldenVectors.json("feature-space.json").get("logreg").get(name);
            double c = name.equals("C1") ? 1 : 100;
            Head head = new Logistic().fit(support, new Logistic.Config(c, Normalisation.L2, 10_000), FitContext.quiet(0)).last();
            double[][] p = head.probabilities(GoldenVectors.goldenQueries());
            for (int i = 0; i < p.length; i++) {
                assertThat(p[i]).containsExactly(GoldenVectors.doubles(golden.get("probs").get(i)), within(2e-6));
            }
            double[] weight = head.state().tensors().get("weight").values();
            for (int k = 0; k < 3; k++) {
                assertThat(Arrays.copyOfRange(weight, 4 * k, 4 * k + 4))
                        .containsExactly(GoldenVectors.doubles(golden.get("W").get(k)), within(1e-5 * c));
            }
            double[] bias = head.state().tensors().get("bias").values();
            double mean = Arrays.stream(bias).average().orElseThrow();
            assertThat(Arrays.stream(bias).map(b -> b - mean).toArray())
                    .containsExactly(GoldenVectors.doubles(golden.get("b_centered")), within(1e-5 * c));
            double[][] learned = head.probabilities(support.x());
            double loss = IntStream.range(0, 6).mapToDouble(i -> -Math.log(learned[i][support.y()[i]])).sum();
            assertThat(c * loss + Arrays.stream(weight).map(w -> w * w).sum() / 2)
                    .isCloseTo(golden.get("objective").asDouble(), within(2e-6 * c));
        }
    }

    @Test
    @DisplayName("Many images in single precision have the same value and gradient as in double precision")
    void designsAgree() {
        Random random = new Random(3);
        int n = 700;
        int dim = 9;
        float[] values = new float[n * dim];
        int[] y = new int[n];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        double[] wide = new double[n * dim];
        double[] scale = new double[n];
        double[] offset = random.doubles(dim).toArray();
        double[] mean = random.doubles(dim).toArray();
        for (int i = 0; i < n; i++) {
            y[i] = random.nextInt(4);
            scale[i] = 0.5 + random.nextDouble();
            for (int j = 0; j < dim; j++) {
                wide[i * dim + j] = scale[i] * (values[i * dim + j] - offset[j]) - mean[j];
            }
        }
        double[] at = random.doubles(4 * (dim + 1)).toArray();
        double[] a = new double[at.length];
        double[] b = new double[at.length];
        double first = new SoftmaxRegression(DenseDesign.of(wide, n, dim), y, 4, 2).evaluate(at, a);
        double second = new SoftmaxRegression(new FloatDesign(n, dim, values, offset, scale, mean), y, 4, 2)
                .evaluate(at, b);
        assertThat(second).isCloseTo(first, within(1e-9));
        assertThat(b).containsExactly(a, within(1e-9));
    }

    @Test
    @DisplayName("Seen from whitened coordinates the optimum of many samples is the same")
    void whiteningKeepsTheOptimum() {
        Random random = new Random(6);
        int n = 700;
        int dim = 6;
        float[] values = new float[n * dim];
        int[] y = new int[n];
        double[] scale = new double[n];
        Arrays.fill(scale, 1);
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            y[i / dim] = i / dim % 3;
            // Lengths of the axes differ a thousandfold.
            values[i] = (float) (Math.pow(10, i % dim - 3) * (random.nextGaussian() + (i % dim == y[i / dim] ? 1 : 0)));
            wide[i] = values[i];
        }
        var design = new FloatDesign(n, dim, values, new double[dim], scale, new double[dim]);
        double[] scatter = design.scatter();
        double[] wanted = Matrices.product(Matrices.transpose(wide, n, dim), wide, dim, n, dim);
        assertThat(scatter).containsExactly(wanted, within(1e-9 * wanted[wanted.length - 1]));
        for (int i = 0; i < scatter.length; i++) {
            scatter[i] = scatter[i] / 3 + (i % (dim + 1) == 0 ? 1 : 0);
        }
        var plain = new SoftmaxRegression(design, y, 3, 1);
        var whitened = new Whitened(plain, scatter, n / 3.0, dim, 3);
        double[] zero = new double[plain.unknowns()];
        var slow = Lbfgs.of(100_000, 1e-7).minimise(plain, zero, () -> true);
        var fast = Lbfgs.of(1000, 1e-9).onScaled().minimise(whitened, zero, () -> true);
        assertThat(fast.value()).isCloseTo(slow.value(), within(1e-7));
        assertThat(whitened.original(fast.x())).containsExactly(slow.x(), within(1e-4));
        assertThat(fast.evaluations()).isLessThan(slow.evaluations() / 3);
    }

    @Test
    @DisplayName("Coefficients of the images and weights of the features lead to the same optimum")
    void bothSpacesAgree() {
        Random random = new Random(4);
        int n = 12;
        int dim = 20;
        double[] x = random.doubles(n * dim, -1, 1).toArray();
        int[] y = {0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2};
        var kernel = new KernelSoftmaxRegression(Matrices.gram(x, n, dim), y, 3, 5);
        var plain = new SoftmaxRegression(DenseDesign.of(x, n, dim), y, 3, 5);
        var a = Lbfgs.of(1000, 1e-8).minimise(kernel, new double[kernel.unknowns()], () -> true);
        var b = Lbfgs.of(1000, 1e-8).minimise(plain, new double[plain.unknowns()], () -> true);
        assertThat(a.value()).isCloseTo(b.value(), within(1e-10));
        assertThat(kernel.weights(a.x(), x, dim)).containsExactly(
                Arrays.copyOf(b.x(), 3 * dim), within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40})
    @DisplayName("An image that counts twice is two images")
    void countsAreCopies(int dim) throws Exception {
        LabelledEmbeddings once = Drawn.of(7, dim, 2, 3, 4, 2);
        int[] rows = {0, 1, 2, 2, 3, 4, 4, 4, 5, 6, 7, 8, 8};
        double[] counts = {1, 1, 2, 1, 3, 1, 1, 1, 2};
        var normaliser = new Normaliser(Normalisation.RMS, new double[0]);
        double[][] a = Logistic.solve("logistic", once, normaliser, counts, 2, 1000, FitContext.quiet(0)).last()
                .probabilities(once.x());
        double[][] b = Logistic.solve("logistic", Drawn.select(once, rows), normaliser, null, 2, 1000,
                FitContext.quiet(0)).last().probabilities(once.x());
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).containsExactly(b[i], within(1e-5));
        }
    }

    @Test
    @DisplayName("C that is chosen inside the support set predicts others better than one that is far off")
    void chosenC() throws Exception {
        double chosen = 0;
        double[] fixed = new double[2];
        for (int seed = 0; seed < 5; seed++) {
            LabelledEmbeddings support = Drawn.of(seed, 30, 2, 8, 8, 8);
            LabelledEmbeddings queries = Drawn.of(50 + seed, 30, 2, 40, 40, 40);
            chosen += loss(support, queries, new Logistic.Config(1, Normalisation.RMS, 1000, true));
            fixed[0] += loss(support, queries, new Logistic.Config(1e-5, Normalisation.RMS, 1000, false));
            fixed[1] += loss(support, queries, new Logistic.Config(1e3, Normalisation.RMS, 1000, false));
        }
        assertThat(chosen).isLessThan(0.9 * Math.min(fixed[0], fixed[1]));
    }

    private static double loss(LabelledEmbeddings support, LabelledEmbeddings queries, Logistic.Config config)
            throws Exception {
        double[][] p = new Logistic().fit(support, config, FitContext.quiet(0)).last().probabilities(queries.x());
        double loss = 0;
        for (int i = 0; i < p.length; i++) {
            loss -= Math.log(p[i][queries.y()[i]]);
        }
        return loss;
    }
}
