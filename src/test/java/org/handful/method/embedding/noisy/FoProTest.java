package org.handful.method.embedding.noisy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Drawn;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.method.Head;
import org.handful.method.NoisyImages;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FoProTest {
    private static final Normaliser UNIT = new Normaliser(Normalisation.L2, new double[0]);
    private static final FoPro FOPRO = new FoPro();

    @Test
    void hasTheGoldenNumbers() {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("fopro");
        double[] prototypes = Support.means(GoldenVectors.goldenSupport(), UNIT);
        double[] text = UNIT.apply(GoldenVectors.goldenText());
        for (int k = 0; k < 3; k++) {
            Vectors.unit(prototypes, 4 * k, 4);
        }
        EmbeddingMatrix queries = GoldenVectors.goldenQueries();
        double[] v = UNIT.apply(queries);
        int[] given = GoldenVectors.ints(golden.get("wy"));
        double[][] g = new double[6][3];
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 3; k++) {
                g[i][k] = 10 * Vectors.dot(v, 4 * i, text, 4 * k, 4);
            }
            Softmax.inPlace(g[i]);
        }
        double[][] soft = Cleaning.soft(g, v, prototypes, 4, 0.1, 0.5);
        int[] decided = new int[6];
        int[] labels = GoldenVectors.ints(golden.get("new_labels"));
        for (int i = 0; i < 6; i++) {
            assertThat(soft[i]).containsExactly(GoldenVectors.rows(golden.get("soft"))[i], within(2e-6));
            assertThat(soft[i][given[i]]).isCloseTo(golden.get("gt").get(i).asDouble(), within(2e-6));
            boolean keep = golden.get("keep").get(i).asBoolean();
            assertThat(Cleaning.kept(soft[i], given[i])).isEqualTo(keep);
            boolean relabel = golden.get("relabel").get(i).asBoolean();
            decided[i] = Cleaning.decided(soft[i], given[i], 0.8);
            assertThat(decided[i]).isEqualTo(keep || relabel ? labels[i] : -1);
        }
        assertThat(Cleaning.misfit(v, given, prototypes, 4))
                .containsExactly(GoldenVectors.doubles(golden.get("dist_sim")), within(2e-6));
        double[] after = Cleaning.polished(prototypes, v, decided, 4, 0.9);
        for (int k = 0; k < 3; k++) {
            assertThat(Arrays.copyOfRange(after, 4 * k, 4 * k + 4))
                    .containsExactly(GoldenVectors.rows(golden.get("protos_after"))[k], within(2e-6));
        }
        assertThat(Cleaning.polished(prototypes, v, decided, 4, 1)).containsExactly(prototypes, within(1e-12));
    }

    @Test
    void wrongLabelsAreFoundAndTheRightOnesHelp() throws Exception {
        LabelledEmbeddings clean = Drawn.of(1, 16, 2.5, 3, 3, 3);
        LabelledEmbeddings many = Drawn.of(2, 16, 2.5, 60, 60, 60);
        LabelledEmbeddings test = Drawn.of(3, 16, 2.5, 200, 200, 200);
        int[] wrong = many.y().clone();
        Random random = new Random(4);
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = i % 3 == 0 ? random.nextInt(3) : wrong[i];
        }
        NoisyImages noisy = noisy(new LabelledEmbeddings(many.x(), wrong, 3));
        Head alone = fit(clean, Optional.empty());
        Head both = fit(clean, Optional.of(noisy));
        assertThat(accuracy(both, test)).isGreaterThan(accuracy(alone, test) + 0.03);
        int[] decided = Decision.of(both.state()).stream().mapToInt(Decision::decided).toArray();
        assertThat(decided).hasSize(wrong.length);
        long counted = IntStream.range(0, wrong.length).filter(i -> decided[i] >= 0).count();
        long right = IntStream.range(0, wrong.length).filter(i -> decided[i] == many.y()[i]).count();
        long before = IntStream.range(0, wrong.length).filter(i -> wrong[i] == many.y()[i]).count();
        assertThat((double) right / counted).isGreaterThan((double) before / wrong.length + 0.1);
        Head again = FOPRO.restore(new HeadState("fopro", both.state().tensors(), both.state().notes()));
        assertThat(again.state().notes()).isEqualTo(both.state().notes());
        assertThat(again.probabilities(test.x())[7]).isEqualTo(both.probabilities(test.x())[7]);
    }

    @Test
    void oneCheckedImageInAClassRelabelsNothing() throws Exception {
        NoisyImages noisy = noisy(Drawn.of(2, 8, 2, 20, 20));
        Head head = fit(Drawn.of(1, 8, 2, 1, 1), Optional.of(noisy));
        assertThat(Decision.of(head.state())).hasSize(40).allMatch(d -> d.decided() == -1 || d.decided() == d.given());
    }

    @Property(tries = 20)
    void withoutUncheckedImagesItIsLogisticRegression(@ForAll @IntRange(max = 1000) int seed) throws Exception {
        LabelledEmbeddings clean = Drawn.of(seed, 8, 2, 4, 3, 5);
        EmbeddingMatrix asked = Drawn.of(seed + 1, 8, 2, 3, 3, 3).x();
        double[][] plain = new Logistic().fit(clean, new Logistic().defaults(), FitContext.quiet(0)).last()
                .probabilities(asked);
        double[][] found = fit(clean, Optional.empty()).probabilities(asked);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).containsExactly(plain[i], within(1e-9));
        }
    }

    private static Head fit(LabelledEmbeddings clean, Optional<NoisyImages> noisy) throws Exception {
        return FOPRO.fit(clean, FOPRO.defaults(),
                FitContext.quiet(0).with(new Extras(Optional.empty(), List.of(), noisy))).last();
    }

    private static NoisyImages noisy(LabelledEmbeddings given) {
        List<String> names = IntStream.range(0, given.y().length).mapToObj(i -> "web/" + i + ".jpg").toList();
        return new NoisyImages(given, names, names);
    }

    private static double accuracy(Head head, LabelledEmbeddings test) throws Exception {
        double[][] p = head.probabilities(test.x());
        return IntStream.range(0, p.length).filter(i -> Vectors.argmax(p[i]) == test.y()[i]).count() / (double) p.length;
    }
}
