package org.handful.run.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.handful.eval.Scored;
import org.handful.eval.slice.Slices;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.embedding.Logistic;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real photographs of ten kinds in five classes of two kinds each; of one class only one kind is learned from, so that the
 * other one, 8 % of the test images, is failed. What it is taken for divides it into groups; the first must be of it, and the
 * first three must hold most of it.
 */
class PlantedSliceTest {
    private static final int PLANTED = 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aKindThatWasNotLearnedComesFirst(int hidden) throws Exception {
        RealFeatures features = RealFeatures.imagenette();
        List<Integer> learned = new ArrayList<>();
        List<Integer> tested = new ArrayList<>();
        int[] seen = new int[features.classes()];
        for (int i = 0; i < features.labels().length; i++) {
            int kind = features.labels()[i];
            int at = seen[kind]++;
            if (kind != hidden) {
                (at % 2 == 0 ? learned : tested).add(i);
            } else if (at < PLANTED) {
                tested.add(i);
            }
        }
        List<Scored> scored = predicted(features, learned, tested);
        double share = (double) PLANTED / tested.size();
        assertThat(share).isBetween(0.075, 0.085);
        double[][] x = new double[tested.size()][features.rows().dim()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] = features.rows().get(tested.get(i), j);
            }
        }
        long failed = IntStream.range(0, scored.size()).filter(i -> planted(features, tested, hidden, i))
                .filter(i -> !scored.get(i).correct()).count();
        List<Slices.Slice> found = Slices.find(x, scored, 5, new CancelToken()).stream().limit(3).toList();
        long[] hits = found.stream()
                .mapToLong(s -> s.members().stream().filter(i -> planted(features, tested, hidden, i)).count()).toArray();
        assertThat(hits[0]).as("planted, of %d in the first group", found.getFirst().members().size())
                .isGreaterThanOrEqualTo(PLANTED / 3).isGreaterThanOrEqualTo(Math.round(0.9 * found.getFirst().members().size()));
        assertThat(LongStream.of(hits).sum()).as("planted in the first three groups, of %d that are failed", failed)
                .isGreaterThanOrEqualTo(Math.round(0.75 * failed));
    }

    private static boolean planted(RealFeatures features, List<Integer> tested, int hidden, int position) {
        return features.labels()[tested.get(position)] == hidden;
    }

    private static List<Scored> predicted(RealFeatures features, List<Integer> learned, List<Integer> tested)
            throws Exception {
        EmbeddingMatrix rows = features.rows();
        int[] support = learned.stream().mapToInt(i -> i).toArray();
        int[] y = learned.stream().mapToInt(i -> features.labels()[i] / 2).toArray();
        Logistic method = new Logistic();
        Head head = method.fit(new LabelledEmbeddings(rows.select(support), y, 5), method.defaults(),
                new FitContext(0, new CancelToken(), _ -> {}, Optional.empty())).last();
        double[][] p = head.probabilities(rows.select(tested.stream().mapToInt(i -> i).toArray()));
        return IntStream.range(0, tested.size()).mapToObj(i ->
                new Scored(i + ".jpg", features.labels()[tested.get(i)] / 2, p[i], Map.of())).toList();
    }
}
