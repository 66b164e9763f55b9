package org.handful.run.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.eval.Scored;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.ProgressListener;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.audit.TwinAudit.Side;
import org.handful.run.audit.TwinAudit.Twin;
import org.handful.run.shelf.RunImages;
import org.handful.run.train.RunPlan;
import org.junit.jupiter.api.Test;

class TwinWorkTest {
    private static final int N = 24;
    private static final int DIM = 16;

    private final Random random = new Random(5);
    private final int[] labels = IntStream.range(0, N).map(i -> i % 2).toArray();
    private final SplitRole[] roles = new SplitRole[N];
    private final long[] hashes = random.longs(N).toArray();
    private final float[] x = new float[N * DIM];
    private final List<Integer> support = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
    private final List<Integer> test = new ArrayList<>(IntStream.range(8, N).boxed().toList());

    TwinWorkTest() {
        java.util.Arrays.fill(roles, SplitRole.ANY);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
    }

    @Test
    void nothingIsToldOfDifferentImages() throws Exception {
        TwinAudit audit = audit();
        assertThat(audit.twins()).isEmpty();
        assertThat(audit.checked()).isEqualTo(N);
        assertThat(audit.tested()).isEqualTo(16);
    }

    @Test
    void whatTheBackboneSeesTwiceOnBothSidesIsFoundAndTakenOutOfTheFigure() throws Exception {
        same(10, 2);
        TwinAudit audit = audit();
        assertThat(audit.twins()).extracting(Twin::first, Twin::second, Twin::copy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(name(2), name(10), false));
        assertThat(audit.twins().getFirst().likeness()).isGreaterThan(0.999);
        // Every prediction of an odd image is wrong; that of image 10 was right.
        assertThat(audit.tested()).isEqualTo(15);
        assertThat(audit.correct()).isEqualTo(7);
    }

    @Test
    void onTheSameSideItMattersOnlyWhenLabelsDiffer() throws Exception {
        same(10, 12);
        assertThat(audit().twins()).isEmpty();
        labels[12] = 1;
        TwinAudit audit = audit();
        assertThat(audit.twins()).extracting(Twin::first).containsExactly(name(10));
        assertThat(audit.tested()).as("learned from neither").isEqualTo(16);
    }

    @Test
    void copiesMatterWhenAPersonPutThemOnOppositeSides() throws Exception {
        hashes[12] = hashes[10] ^ 5;
        assertThat(audit().twins()).isEmpty();
        roles[12] = SplitRole.SUPPORT;
        assertThat(audit().twins()).extracting(Twin::first, Twin::second, Twin::copy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(name(12), name(10), true));
        roles[10] = SplitRole.OFF;
        assertThat(audit().twins()).isEmpty();
    }

    @Test
    void ofThreeCopiesEachIsShownWithTheLikestThatMatters() throws Exception {
        hashes[12] = hashes[10] ^ 3;
        hashes[14] = hashes[10] ^ 1;
        labels[14] = 1;
        assertThat(audit().twins()).extracting(Twin::first, Twin::second).containsExactly(
                org.assertj.core.groups.Tuple.tuple(name(10), name(14)),
                org.assertj.core.groups.Tuple.tuple(name(12), name(14)));
    }

    /** In cross-validation every image is on both sides by turns; only copies by their pixels keep together. */
    @Test
    void inCrossValidationTwinsOfTheBackboneMatter() throws Exception {
        support.clear();
        support.addAll(IntStream.range(0, N).boxed().toList());
        test.clear();
        test.addAll(support);
        same(10, 2);
        hashes[6] = hashes[4];
        TwinAudit audit = audit();
        assertThat(audit.inRun().values()).containsOnly(Side.BOTH);
        assertThat(audit.twins()).extracting(Twin::first, Twin::second)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(name(2), name(10)));
        assertThat(audit.tested()).isEqualTo(N - 2);
        roles[2] = SplitRole.SUPPORT;
        roles[10] = SplitRole.SUPPORT;
        Dataset now = data();
        assertThat(TwinAudit.across(audit.side(now.samples().get(2)), audit.side(now.samples().get(10)), false)).isFalse();
    }

    private void same(int from, int to) {
        for (int j = 0; j < DIM; j++) {
            x[to * DIM + j] = x[from * DIM + j] * 3 + 1e-3f;
        }
    }

    private TwinAudit audit() throws Exception {
        Dataset data = data();
        List<Scored> predictions = test.stream().map(i -> new Scored(name(i), labels[i], new double[] {0.9, 0.1}, Map.of()))
                .toList();
        return TwinWork.of(data, new EmbeddingMatrix(N, DIM, x), RunPlan.groups(data),
                new RunImages(used(support), used(test)), predictions, ProgressListener.NONE, new CancelToken());
    }

    private Dataset data() {
        return new Dataset(new LabelSpace(List.of("ant", "bee")), List.of(), IntStream.range(0, N).mapToObj(i -> new Sample(
                new ImageRef(name(i), "sha" + i, 8, 8, hashes[i]), labels[i], Map.of(), roles[i])).toList());
    }

    private List<RunImages.Used> used(List<Integer> positions) {
        return positions.stream().map(i -> new RunImages.Used(name(i), "sha" + i, "ant", Map.of())).toList();
    }

    private static String name(int i) {
        return "%02d.jpg".formatted(i);
    }
}
