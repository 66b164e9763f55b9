package org.handful.method.embedding.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.embedding.Centroid;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TeenTest {
    private static final boolean[] BASE = {true, true, false};
    private static final Normaliser AS_IS = new Normaliser(Normalisation.NONE, new double[0]);

    @Test
    void hasTheGoldenNumbers() {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("teen");
        double[] means = Support.means(GoldenVectors.goldenSupport(), AS_IS);
        double[] directions = Calibration.of(means, 4, BASE, 16, 0);
        double[] weights = Calibration.weights(directions, 4, BASE, 2, 2, 16);
        assertThat(weights).containsExactly(GoldenVectors.rows(golden.get("weights"))[0], within(2e-6));
        assertThat(Calibration.delta(directions, 4, BASE, 2, weights))
                .containsExactly(GoldenVectors.rows(golden.get("delta"))[0], within(2e-6));
        double[] calibrated = Calibration.of(means, 4, BASE, 16, 0.5);
        assertThat(Arrays.copyOfRange(calibrated, 8, 12))
                .containsExactly(GoldenVectors.rows(golden.get("calibrated_shift0_5"))[0], within(2e-6));
        EmbeddingMatrix queries = GoldenVectors.goldenQueries();
        double[][] logits = GoldenVectors.rows(golden.get("cos_logits_T16"));
        for (int i = 0; i < logits.length; i++) {
            for (int k = 0; k < 3; k++) {
                double[] x = new double[4];
                float[] row = queries.row(i);
                Arrays.setAll(x, j -> row[j]);
                assertThat(16 * Vectors.cosine(x, Arrays.copyOfRange(calibrated, 4 * k, 4 * k + 4)))
                        .isCloseTo(logits[i][k], within(1e-5));
            }
        }
    }

    @Test
    void withoutShiftOrWithoutBaseClassesItIsTheNearestMeanByCosine() throws Exception {
        LabelledEmbeddings support = Drawn.of(1, 10, 4, 9, 9, 2);
        EmbeddingMatrix queries = Drawn.of(2, 10, 4, 6, 6, 6).x();
        Centroid centroid = new Centroid();
        double[][] plain = centroid.fit(support,
                new Centroid.Config(Centroid.Metric.COSINE, Normalisation.NONE), FitContext.quiet(0)).last()
                .probabilities(queries);
        for (Teen.Config c : new Teen.Config[] {
            new Teen.Config(5, 0, 16, Normalisation.NONE), new Teen.Config(9, 0.5, 16, Normalisation.NONE),
            new Teen.Config(1, 0.5, 16, Normalisation.NONE)
        }) {
            double[][] p = new Teen().fit(support, c, FitContext.quiet(0)).last().probabilities(queries);
            for (int i = 0; i < p.length; i++) {
                assertThat(p[i]).containsExactly(plain[i], within(1e-9));
            }
        }
    }

    @Property(tries = 50)
    void newClassesMoveBetweenThemselvesAndTheBaseAndBaseClassesStay(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @DoubleRange(min = 0.05, max = 0.95) double shift) {
        double[] means = Support.means(Drawn.of(seed, 6, 3, 4, 4, 4), AS_IS);
        double[] still = Calibration.of(means, 6, BASE, 16, 0);
        double[] moved = Calibration.of(means, 6, BASE, 16, shift);
        assertThat(Arrays.copyOf(moved, 12)).containsExactly(Arrays.copyOf(still, 12));
        double[] nearest = Calibration.of(means, 6, BASE, 1e6, 1);
        double a = Vectors.dot(still, 12, still, 0, 6);
        double b = Vectors.dot(still, 12, still, 6, 6);
        int close = a > b ? 0 : 6;
        assertThat(Arrays.copyOfRange(nearest, 12, 18))
                .containsExactly(Arrays.copyOfRange(still, close, close + 6), within(1e-9));
        double[] all = Calibration.of(means, 6, BASE, 0, 1);
        double[] middle = new double[6];
        Arrays.setAll(middle, j -> still[j] + still[6 + j]);
        Vectors.unit(middle, 0, 6);
        assertThat(Arrays.copyOfRange(all, 12, 18)).containsExactly(middle, within(1e-9));
    }
}
