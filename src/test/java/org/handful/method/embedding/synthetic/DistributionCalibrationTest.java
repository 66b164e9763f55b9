package org.handful.method.embedding.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.error.InputException;
import org.handful.eval.Vectors;
import org.handful.method.Drawn;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.synthetic.DistributionCalibration.Config;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Distribution calibration. */
class DistributionCalibrationTest {
    private static final FitContext QUIET = FitContext.quiet(0);

    /**
     * The rest of this golden entry (neighbours, mean and covariance from base classes) is not computed: a project has no base
     * classes to take statistics from, and nothing else in the program makes any. What is drawn instead is tested below.
     */
    @Test
    void theGoldenRoot() {
        JsonNode golden = Vectors.read("trained").get("distribution_calibration");
        float[] raw = GoldenVectors.floats(golden.get("query_raw"));
        EmbeddingMatrix rooted = PowerHead.raised(new Normaliser(Normalisation.NONE, new double[0]),
                new EmbeddingMatrix(1, raw.length, raw), 0.5);
        assertThat(rooted.values()).containsExactly(GoldenVectors.floats(golden.get("tukey_sqrt")), within(1e-6f));
    }

    @Property(tries = 10)
    void withNothingDrawnItIsLogisticRegression(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 9, 2, 3, 2, 4);
        double[][] a = new DistributionCalibration().fit(support, new Config(0, 1, 0.5, 1), QUIET).last()
                .probabilities(support.x());
        double[][] b = new Logistic().fit(support, new Logistic.Config(1, Normalisation.RMS, 2000), QUIET).last()
                .probabilities(support.x());
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).containsExactly(b[i], within(1e-5));
        }
    }

    @Test
    void moreThanAnArrayHoldsIsRefusedWithTheMost() {
        LabelledEmbeddings support = Drawn.of(3, 150_000, 2, 2, 2);
        assertThatThrownBy(() -> DistributionCalibration.withDrawn(support, new Config(10_000, 1, 0.5, 1), QUIET))
                .isInstanceOf(InputException.class).hasMessageContainingAll("samples", "at most 7156 for 2 classes");
    }

    @Test
    void whatIsDrawnHasTheMeanAndTheSpreadThatItShall() throws Exception {
        int dim = 4;
        LabelledEmbeddings support = Drawn.of(3, dim, 2, 4, 3);
        int each = 40_000;
        for (double rho : new double[] {0, 0.4, 1}) {
            LabelledEmbeddings all = DistributionCalibration.withDrawn(support, new Config(each, 1, rho, 1), QUIET);
            assertThat(all.y()).hasSize(7 + 2 * each);
            double[] scatter = scatter(support, dim, 7);
            double trace = 0;
            for (int j = 0; j < dim; j++) {
                trace += scatter[j * dim + j];
            }
            // Of the first image's share, about it.
            double[] mean = new double[dim];
            double[] spread = new double[dim * dim];
            int n = each / 4;
            for (int i = 0; i < n; i++) {
                for (int a = 0; a < dim; a++) {
                    double da = all.x().get(7 + i, a) - support.x().get(0, a);
                    mean[a] += da / n;
                    for (int b = 0; b < dim; b++) {
                        spread[a * dim + b] += da * (all.x().get(7 + i, b) - support.x().get(0, b)) / n;
                    }
                }
            }
            assertThat(mean).containsExactly(new double[dim], within(0.05));
            for (int a = 0; a < dim; a++) {
                for (int b = 0; b < dim; b++) {
                    double expected = (1 - rho) * scatter[a * dim + b] + (a == b ? rho * trace / dim : 0);
                    assertThat(spread[a * dim + b]).isCloseTo(expected, within(0.08));
                }
            }
        }
    }

    @Test
    void negativeFeaturesKeepTheirSign() throws Exception {
        LabelledEmbeddings support = Drawn.of(3, 4, 0, 2, 2);
        float[] raised = PowerHead.raised(
                new Normaliser(Normalisation.NONE, new double[0]), support.x(), 0.5).values();
        for (int i = 0; i < raised.length; i++) {
            double x = support.x().values()[i];
            assertThat(raised[i] * Math.abs(raised[i])).isCloseTo((float) x, within(1e-5f));
        }
    }

    /** Z^T Z / (N - K). */
    private static double[] scatter(LabelledEmbeddings x, int dim, int n) {
        double[] out = new double[dim * dim];
        double[] means = new double[2 * dim];
        int[] counts = x.counts();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < dim; j++) {
                means[x.y()[i] * dim + j] += x.x().get(i, j) / counts[x.y()[i]];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < dim; a++) {
                for (int b = 0; b < dim; b++) {
                    out[a * dim + b] += (x.x().get(i, a) - means[x.y()[i] * dim + a])
                            * (x.x().get(i, b) - means[x.y()[i] * dim + b]) / (n - 2);
                }
            }
        }
        return out;
    }
}
