package org.handful.method.embedding.dirichlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.numbers.gamma.Digamma;
import org.assertj.core.data.Percentage;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.embedding.Centroid;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EmDirichletTest {
    private static final FitContext TEXT =
            FitContext.quiet(0).with(Extras.ofText(GoldenVectors.goldenText()));

    /** The golden alpha are those at which a fixed-point iteration was stopped, some 1e-4 before the optimum. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasTheGoldenNumbers(boolean hard) throws Exception {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("em_dirichlet");
        EmbeddingMatrix queries = GoldenVectors.goldenQueries();
        var head = (DirichletHead) new EmDirichlet()
                .fit(GoldenVectors.goldenSupport(), new EmDirichlet.Config(10, 1, 1, hard ? 10 : 20, hard), TEXT).last();
        double[] x = new Normaliser(Normalisation.L2, new double[0]).apply(queries);
        double[][] logZ = new double[queries.rows()][];
        Arrays.setAll(logZ, i -> DirichletHead.logZ(x, 4 * i, head.anchors(), 3, 10));
        double[][] z = GoldenVectors.rows(golden.get("zq"));
        double[][] u = GoldenVectors.rows(golden.get(hard ? "hard_u" : "u"));
        double[][] alpha = GoldenVectors.rows(golden.get(hard ? "hard_alpha" : "alpha"));
        DirichletHead.Shared shared = head.shared(logZ);
        for (int i = 0; i < z.length; i++) {
            assertThat(Arrays.stream(logZ[i]).map(Math::exp).toArray()).containsExactly(z[i], within(1e-6));
            assertThat(shared.u()[i]).containsExactly(u[i], within(1e-6));
        }
        for (int k = 0; k < alpha.length; k++) {
            for (int d = 0; d < alpha.length; d++) {
                assertThat(shared.alpha()[k][d]).isCloseTo(alpha[k][d], Percentage.withPercentage(0.03));
            }
        }
        double[][] answers = head.probabilities(queries);
        for (int i = 0; i < u.length; i++) {
            assertThat(answers[i]).containsExactly(u[i], within(1e-6));
        }
    }

    @Property(tries = 50)
    void theFitIsStationary(@ForAll @IntRange(max = 10_000) int seed) {
        double[] mean = meanLog(seed, 12, 5);
        double[] alpha = Dirichlet.fit(new double[] {1, 1, 1, 1, 1}, mean);
        double total = Digamma.value(Arrays.stream(alpha).sum());
        for (int d = 0; d < alpha.length; d++) {
            assertThat(Digamma.value(alpha[d]) - total).isCloseTo(mean[d], within(1e-8));
        }
    }

    @Test
    void vectorsThatAreAllAlikeGetABoundedFit() {
        double[] alpha = Dirichlet.fit(new double[] {1, 1, 1}, meanLog(3, 1, 3));
        assertThat(Arrays.stream(alpha).sum()).isLessThanOrEqualTo(Dirichlet.LARGEST * (1 + 1e-12));
        assertThat(alpha).doesNotContain(Double.NaN);
    }

    /** What it is made for: many classes, few of them in the batch. */
    @Test
    void theBatchHelpsWhenItHoldsFewOfTheClasses() throws Exception {
        int plain = 0;
        int batch = 0;
        for (int seed = 0; seed < 5; seed++) {
            LabelledEmbeddings support = Drawn.of(seed, 16, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4);
            LabelledEmbeddings queries = Drawn.of(seed + 100, 16, 3, 0, 30, 0, 0, 30, 0, 0, 0, 0, 0);
            Centroid centroid = new Centroid();
            plain += right(centroid.fit(support, centroid.defaults(), FitContext.quiet(0)).last()
                    .probabilities(queries.x()), queries);
            batch += right(new EmDirichlet().fit(support, new EmDirichlet.Config(0, 2, 1, 20, false),
                    FitContext.quiet(0)).last().probabilities(queries.x()), queries);
        }
        assertThat(batch).isGreaterThan(plain);
    }

    private static int right(double[][] p, LabelledEmbeddings queries) {
        int right = 0;
        for (int i = 0; i < p.length; i++) {
            right += Vectors.argmax(p[i]) == queries.y()[i] ? 1 : 0;
        }
        return right;
    }

    private static double[] meanLog(int seed, int n, int classes) {
        Random random = new Random(seed);
        double[] mean = new double[classes];
        for (int i = 0; i < n; i++) {
            double[] z = random.doubles(classes, 0.01, 1).toArray();
            double sum = Arrays.stream(z).sum();
            for (int d = 0; d < classes; d++) {
                mean[d] += Math.log(z[d] / sum) / n;
            }
        }
        return mean;
    }
}
