package org.handful.method.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.handful.error.InputException;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Gaussian discriminant analysis with views")
class GdaViewsTest {
    private static final int DIM = 60;

    @Test
    @DisplayName("an image is left out with all its views, so that what cannot be told apart stays unsure")
    void viewsDoNotTellOfTheirImage() throws Exception {
        LabelledEmbeddings support = noise(24);
        double[][] sure = fit(support, 5, 0.01).probabilities(noise(40).x());
        double highest = Arrays.stream(sure).mapToDouble(p -> Math.max(p[0], p[1])).average().orElseThrow();
        assertThat(highest).isLessThan(0.75);
    }

    @Test
    @DisplayName("views that are the images themselves leave every direction alone")
    void copiesChangeNothing() throws Exception {
        LabelledEmbeddings support = noise(24);
        LabelledEmbeddings query = noise(30);
        double[][] plain = new Gda().fit(support, new Gda().defaults(), FitContext.quiet(0)).last()
                .probabilities(query.x());
        double[][] copied = fit(support, 3, 0).probabilities(query.x());
        // The factor of all may be another one: it is chosen by leaving out one image, or a tenth of them.
        assertThat(cosine(logOdds(plain), logOdds(copied))).isCloseTo(1, within(1e-9));
    }

    @Test
    void aSourceOfEmbeddingsAloneIsRefusedInWords() {
        assertThatThrownBy(() -> new Gda().fit(noise(10), config(4), FitContext.quiet(0)))
                .isInstanceOf(InputException.class).hasMessageContaining("views");
    }

    @Test
    void tooManyViewsAreRefusedWithTheNumberThatGoes() {
        LabelledEmbeddings many = noise(1500);
        assertThatThrownBy(() -> fit(many, 15, 0)).isInstanceOf(InputException.class).hasMessageContaining("12");
    }

    private static Head fit(LabelledEmbeddings support, int each, double spread) throws Exception {
        int n = support.y().length;
        Random random = new Random(5);
        float[] views = new float[n * each * DIM];
        for (int i = 0; i < views.length; i++) {
            views[i] = support.x().values()[i / DIM / each * DIM + i % DIM] + (float) (spread * random.nextGaussian());
        }
        var extras = new Extras(Optional.empty(), List.of(), Optional.empty(),
                Optional.of(new Extras.Views(new EmbeddingMatrix(n * each, DIM, views), each)));
        return new Gda().fit(support, config(each), FitContext.quiet(0).with(extras)).last();
    }

    private static Gda.Config config(int views) {
        return new Gda.Config(Normalisation.L2, Gda.Prior.UNIFORM, true, 1, views);
    }

    /** Two classes that nothing tells apart. */
    private static LabelledEmbeddings noise(int n) {
        Random random = new Random(n);
        float[] x = new float[n * DIM];
        int[] y = new int[n];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        Arrays.setAll(y, i -> i % 2);
        return new LabelledEmbeddings(new EmbeddingMatrix(n, DIM, x), y, 2);
    }

    private static double[] logOdds(double[][] p) {
        return Arrays.stream(p).mapToDouble(r -> Math.log(r[0] / r[1])).toArray();
    }

    private static double cosine(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
