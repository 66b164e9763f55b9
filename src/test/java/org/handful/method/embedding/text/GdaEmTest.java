package org.handful.method.embedding.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.handful.error.InputException;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GdaEmTest {
    private static final FitContext TEXT = FitContext.quiet(0).with(Extras.ofText(GoldenVectors.goldenText()));

    @Test
    void hasTheGoldenShares() throws Exception {
        JsonNode wanted = GoldenVectors.json("feature-space.json").get("gda_em").get("resp");
        var head = (GdaEmHead) new GdaEm().fit(GoldenVectors.goldenSupport(), new GdaEm.Config(false, 10, 10), TEXT).last();
        EmbeddingMatrix queries = GoldenVectors.goldenQueries();
        double[][] r = head.shares(head.memory().normaliser().apply(queries), queries.rows());
        assertThat(r).hasDimensions(12, 3);
        for (int i = 0; i < 12; i++) {
            assertThat(r[i]).as("row %d", i).containsExactly(GoldenVectors.doubles(wanted.get(i)), within(2e-6));
        }
        assertThat(head.probabilities(queries)).isEqualTo(java.util.Arrays.copyOfRange(r, 6, 12));
    }

    @Test
    void labelsThatCountStay() throws Exception {
        LabelledEmbeddings support = GoldenVectors.goldenSupport();
        var head = (GdaEmHead) new GdaEm().fit(support, new GdaEm().defaults(), TEXT).last();
        EmbeddingMatrix queries = GoldenVectors.goldenQueries();
        double[][] r = head.shares(head.memory().normaliser().apply(queries), queries.rows());
        for (int i = 0; i < support.y().length; i++) {
            assertThat(r[i][support.y()[i]]).isEqualTo(1);
        }
    }

    /** Names that point only roughly to the classes: the images of the batch show where these are. */
    @Test
    void theBatchPutsRoughNamesRight() throws Exception {
        Random random = new Random(3);
        int dim = 16;
        int n = 300;
        float[] names = new float[3 * dim];
        float[] x = new float[n * dim];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 3;
            for (int d = 0; d < dim; d++) {
                double centre = d == y[i] ? 1 : d == 3 ? 1.5 : 0;
                x[i * dim + d] = (float) (centre + (d < 4 ? 0.12 : 0.5) * random.nextGaussian());
            }
        }
        for (int k = 0; k < 3; k++) {
            for (int d = 0; d < dim; d++) {
                names[k * dim + d] = (float) ((d == k ? 1 : 0) + 0.25 * random.nextGaussian());
            }
        }
        var support = new LabelledEmbeddings(new EmbeddingMatrix(3, dim, java.util.Arrays.copyOf(x, 3 * dim)),
                new int[] {0, 1, 2}, 3);
        FitContext context = FitContext.quiet(0).with(Extras.ofText(new EmbeddingMatrix(3, dim, names)));
        var queries = new EmbeddingMatrix(n, dim, x);
        double before = right(new ZeroShot().fit(support, new ZeroShot.Config(), context).last().probabilities(queries), y);
        double after = right(new GdaEm().fit(support, new GdaEm.Config(false, 10, 20), context).last().probabilities(queries), y);
        assertThat(after).isGreaterThan(before + 0.05).isGreaterThan(0.95);
    }

    @Test
    void needsNames() {
        assertThatThrownBy(() -> new GdaEm().fit(GoldenVectors.goldenSupport(), new GdaEm().defaults(), FitContext.quiet(0)))
                .isInstanceOf(InputException.class).hasMessageContaining("gda-em");
    }

    private static double right(double[][] p, int[] y) {
        int right = 0;
        for (int i = 0; i < y.length; i++) {
            right += org.handful.math.Vectors.argmax(p[i]) == y[i] ? 1 : 0;
        }
        return (double) right / y.length;
    }
}
