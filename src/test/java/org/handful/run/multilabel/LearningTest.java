package org.handful.run.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.eval.multilabel.Threshold;
import org.handful.method.multilabel.LabelSets;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final int DIM = 4;

    /** The first label is rare, the second common, the third on three images only. */
    private static LabelSets drawn(long seed, int n) {
        Random random = new Random(seed);
        float[] x = new float[n * DIM];
        boolean[][] y = new boolean[n][3];
        for (int i = 0; i < n; i++) {
            y[i] = new boolean[] {i % 5 == 0, i % 4 != 0, i < 3};
            for (int j = 0; j < DIM; j++) {
                x[i * DIM + j] = (float) (random.nextGaussian() + (j < 3 && y[i][j] ? 2 : 0));
            }
        }
        return new LabelSets(new EmbeddingMatrix(n, DIM, x), y);
    }

    private static int[] folds(LabelSets images, long seed) {
        int[] alone = new int[images.y().length];
        Arrays.fill(alone, -1);
        return LabelFolds.of(images.y(), alone, Learning.FOLDS, seed);
    }

    @Property(tries = 50)
    void everyFoldHasItsShareOfEachLabelAndGroupsStayTogether(@ForAll long seed) {
        LabelSets images = drawn(1, 50);
        int[] fold = folds(images, seed);
        for (int f = 0; f < Learning.FOLDS; f++) {
            int now = f;
            assertThat(IntStream.range(0, 50).filter(i -> fold[i] == now && images.y()[i][0]).count()).isEqualTo(2);
            assertThat(IntStream.range(0, 50).filter(i -> fold[i] == now).count()).isBetween(8L, 12L);
        }
        int[] pairs = IntStream.range(0, 50).map(i -> i / 2).toArray();
        int[] paired = LabelFolds.of(images.y(), pairs, Learning.FOLDS, seed);
        assertThat(IntStream.range(0, 25)).allMatch(g -> paired[2 * g] == paired[2 * g + 1]);
    }

    @Test
    void aLabelOfFewImagesKeepsOneHalf() {
        LabelSets images = drawn(2, 40);
        List<Threshold> chosen = new Learning(images, UnaryOperator.identity(), 0, new CancelToken(), () -> {})
                .thresholds(folds(images, 0));
        assertThat(chosen).extracting(Threshold::chosen).containsExactly(true, true, false);
        assertThat(chosen.get(2)).isEqualTo(Threshold.HALF);
    }

    /** What is made comes from images of the other folds: each set that is learned from lacks those held out. */
    @Test
    void heldOutImagesAreNotLearnedFrom() {
        LabelSets images = drawn(3, 30);
        int[] fold = folds(images, 0);
        List<Integer> sizes = new ArrayList<>();
        new Learning(images, few -> {
            sizes.add(few.y().length);
            return few;
        }, 0, new CancelToken(), () -> {}).thresholds(fold);
        assertThat(sizes).hasSize(Learning.FOLDS).containsExactlyElementsOf(IntStream.range(0, Learning.FOLDS)
                .mapToObj(f -> (int) Arrays.stream(fold).filter(g -> g != f).count()).toList());
    }

    @Test
    void everyStepIsCountedAndItCanBeStopped() {
        LabelSets images = drawn(4, 30);
        int[] fold = folds(images, 0);
        List<Long> heard = new ArrayList<>();
        long total = Learning.steps(3, fold);
        Runnable step = Learning.counting((done, of) -> heard.add(done), total);
        for (int way = 0; way < 2; way++) {
            Learning learning = new Learning(images, UnaryOperator.identity(), 0, new CancelToken(), step);
            learning.fit(images);
            learning.thresholds(fold);
        }
        assertThat(heard.getLast()).isEqualTo(total);

        CancelToken cancelled = new CancelToken();
        Learning stopped = new Learning(images, UnaryOperator.identity(), 0, cancelled, cancelled::cancel);
        assertThatThrownBy(() -> stopped.fit(images)).isInstanceOf(CancellationException.class);
    }
}
