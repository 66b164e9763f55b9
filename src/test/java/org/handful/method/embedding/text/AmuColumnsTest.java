package org.handful.method.embedding.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.handful.error.InputException;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("AMU with a second backbone")
class AmuColumnsTest {
    private static final FitContext TWO =
            FitContext.quiet(0).with(Extras.ofText(GoldenVectors.goldenText())).withAuxiliary(4);
    private static final Amu.Config STILL = new Amu.Config(0.5, Amu.Doubt.NONE, 0.4, 0.35, 1, 1e-7, 8);

    @Test
    void standardisesAsTheReference() {
        JsonNode golden = GoldenVectors.json("trained.json").get("amu_logit_norm");
        double[][] expected = GoldenVectors.rows(golden.get("normalised"));
        double[][] s = GoldenVectors.rows(golden.get("s"));
        for (int i = 0; i < s.length; i++) {
            AmuHead.standardise(s[i]);
            assertThat(s[i]).containsExactly(expected[i], within(1e-9));
        }
    }

    @Test
    @DisplayName("the second backbone's embeddings being those of the first gives the golden logits of one")
    void theSameTwiceIsTheSame() throws Exception {
        double[][] twice = fit(beside(GoldenVectors.goldenSupport().x(), 3), TWO)
                .probabilities(beside(GoldenVectors.goldenQueries(), 3));
        double[][] once = fit(GoldenVectors.goldenSupport().x(), TWO.withAuxiliary(0))
                .probabilities(GoldenVectors.goldenQueries());
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).containsExactly(once[i], within(1e-5));
        }
    }

    @Test
    @DisplayName("with class names, names ask the first backbone and the head the second, also after training")
    void eachBackboneHasItsPart() throws Exception {
        var trained = new Amu.Config(0.5, Amu.Doubt.NONE, 0.4, 0.35, 20, 1e-2, 8);
        AmuHead head = (AmuHead) new Amu().fit(two(), trained, TWO).last();
        for (int i = 0; i < head.weight().length; i++) {
            boolean first = i % 8 < 4;
            assertThat((first ? head.weight() : head.text())[i]).isZero();
            assertThat((first ? head.text() : head.weight())[i]).isNotZero();
        }
    }

    @Test
    void withoutNamesTheHeadSeesBoth() throws Exception {
        AmuHead head = (AmuHead) new Amu().fit(two(), STILL, FitContext.quiet(0).withAuxiliary(4)).last();
        assertThat(Arrays.stream(head.weight()).filter(v -> v == 0).count()).isZero();
    }

    @Test
    void theLengthOfEitherPartDoesNotMatter() throws Exception {
        Head head = fit(beside(GoldenVectors.goldenSupport().x(), 1), TWO);
        double[][] a = head.probabilities(beside(GoldenVectors.goldenQueries(), 1));
        double[][] b = head.probabilities(beside(GoldenVectors.goldenQueries(), 9));
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).containsExactly(a[i], within(1e-5));
        }
    }

    @Test
    void isRestoredWithItsColumns() throws Exception {
        Head head = fit(beside(GoldenVectors.goldenSupport().x(), 1), TWO);
        EmbeddingMatrix x = beside(GoldenVectors.goldenQueries(), 1);
        assertThat(new Amu().restore(head.state()).probabilities(x)).isDeepEqualTo(head.probabilities(x));
        assertThatThrownBy(() -> head.probabilities(GoldenVectors.goldenQueries()))
                .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.code()).isEqualTo("HF-112"))
                .hasMessageContaining("4").hasMessageContaining("8");
    }

    /** Of the second four columns, one tells the classes and the others are noise, or all are noise. */
    @Test
    @DisplayName("without class names a backbone counts as much as images left out bear out")
    void sharesFollowFromLeftOutImages() throws Exception {
        Random random = new Random(3);
        int n = 30;
        float[] x = new float[n * 8];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 3;
            for (int j = 0; j < 8; j++) {
                x[i * 8 + j] = (float) random.nextGaussian() * (j < 4 ? 0.3f : 1) + (j == y[i] ? 2 : 0);
            }
        }
        var support = new LabelledEmbeddings(new EmbeddingMatrix(n, 8, x), y, 3);
        assertThat(share(support)).as("noise beside it").isLessThan(0.25);
        float[] turned = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            turned[i] = x[i / 8 * 8 + (i % 8 + 4) % 8];
        }
        assertThat(share(new LabelledEmbeddings(new EmbeddingMatrix(n, 8, turned), y, 3))).as("and the other way round")
                .isCloseTo(1 - share(support), within(1e-9));
        assertThat(share(new LabelledEmbeddings(beside(GoldenVectors.goldenSupport().x(), 2),
                GoldenVectors.goldenSupport().y(), 3))).as("the same twice").isEqualTo(Columns.EQUAL);
    }

    private static double share(LabelledEmbeddings support) throws Exception {
        HeadState state = new Amu().fit(support, STILL, FitContext.quiet(0).withAuxiliary(4)).last().state();
        Head head = new Amu().restore(state);
        assertThat(head.probabilities(support.x()))
                .isDeepEqualTo(new Amu().fit(support, STILL, FitContext.quiet(0).withAuxiliary(4)).last().probabilities(support.x()));
        return Double.parseDouble(state.notes().get(Amu.SHARE));
    }

    @Test
    void namesHaveTheLengthOfTheFirstBackbone() {
        assertThatThrownBy(() -> new Amu().fit(two(), STILL, TWO.withAuxiliary(2))).isInstanceOf(InputException.class);
    }

    private static LabelledEmbeddings two() {
        return new LabelledEmbeddings(beside(GoldenVectors.goldenSupport().x(), 1), GoldenVectors.goldenSupport().y(), 3);
    }

    private static Head fit(EmbeddingMatrix x, FitContext context) throws Exception {
        return new Amu().fit(new LabelledEmbeddings(x, GoldenVectors.goldenSupport().y(), 3), STILL, context).last();
    }

    /** Every row, and beside it the same times the factor. */
    private static EmbeddingMatrix beside(EmbeddingMatrix x, float factor) {
        float[] out = new float[2 * x.values().length];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.dim(); j++) {
                out[2 * i * x.dim() + j] = x.get(i, j);
                out[(2 * i + 1) * x.dim() + j] = factor * x.get(i, j);
            }
        }
        return new EmbeddingMatrix(x.rows(), 2 * x.dim(), out);
    }
}
