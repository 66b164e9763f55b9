package org.handful.eval.slice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.eval.Scored;
import org.handful.eval.map.Pca;
import org.handful.eval.metric.Wilson;
import org.handful.math.SeededRandom;
import org.handful.math.Vectors;
import org.handful.model.CancelToken;

/**
 * Groups of test images that look alike, are of the same class and are taken for the same wrong one: see {@link
 * SliceMixture}. With few images there are few components and dimensions: at most a tenth and a quarter of the images.
 */
public final class Slices {
    /** With fewer test images there is nothing to divide. */
    public static final int FEWEST = 20;
    private static final int MOST = 2000;
    private static final int COMPONENTS = 25;
    private static final int DIMENSIONS = 16;
    private static final double GAMMA = 10;
    private static final double NOISE = 1e-3;
    private static final int CROWD = 80;

    private Slices() {}

    /**
     * A group with its images, the surest members first.
     *
     * @param members positions in the list that was asked about
     * @param truth the class of most of them, @param predicted what most of the wrong ones were taken for; below 0 when all
     *     are right
     * @param high upper end of the 95 % interval of its accuracy
     */
    public record Slice(List<Integer> members, int truth, int predicted, int right, double gap, double high) {
        public double accuracy() {
            return (double) right / members.size();
        }
    }

    /**
     * The groups that are surely worse than the whole come first: ordered by the upper end of their interval.
     *
     * @param embeddings [n][D] in the order of the predictions
     * @return groups with mistakes; none when there are fewer than {@link #FEWEST} images
     */
    public static List<Slice> find(double[][] embeddings, List<Scored> scored, int classes, CancelToken token) {
        int n = scored.size();
        if (n < FEWEST || scored.stream().allMatch(Scored::correct)) {
            return List.of();
        }
        double[][] z = reduced(embeddings, Math.clamp(n / 4, 2, DIMENSIONS));
        SliceMixture mixture = mixture(z, scored, classes, token);
        double[][] share = mixture.share();
        if (share.length < n) {
            share = new double[n][];
            SliceMixture.expected(mixture, z, truths(scored), probabilities(scored), GAMMA, share);
        }
        List<List<Integer>> groups = IntStream.range(0, share[0].length)
                .mapToObj(_ -> (List<Integer>) new ArrayList<Integer>()).toList();
        for (int i = 0; i < n; i++) {
            groups.get(most(share[i])).add(i);
        }
        double[][] sure = share;
        List<Slice> out = new ArrayList<>();
        for (int s = 0; s < groups.size(); s++) {
            int component = s;
            List<Integer> members = groups.get(s).stream()
                    .sorted(Comparator.comparingDouble(i -> -sure[i][component])).toList();
            if (!members.isEmpty() && members.stream().anyMatch(i -> !scored.get(i).correct())) {
                out.add(slice(members, scored, classes, mixture.gap(s)));
            }
        }
        out.sort(Comparator.comparingDouble(Slice::high));
        return List.copyOf(out);
    }

    /** Of all images, or of {@value #MOST} drawn from them: that many tell as well where groups lie. */
    private static SliceMixture mixture(double[][] z, List<Scored> scored, int classes, CancelToken token) {
        int[] drawn = drawn(z.length);
        double[][] some = Arrays.stream(drawn).mapToObj(i -> z[i]).toArray(double[][]::new);
        List<Scored> theirs = Arrays.stream(drawn).mapToObj(scored::get).toList();
        double[][] start = byCells(some, theirs, classes, Math.clamp(some.length / 10, 2, COMPONENTS));
        return SliceMixture.fit(some, truths(theirs), probabilities(theirs), start, GAMMA, token);
    }

    private static int[] drawn(int n) {
        return n <= MOST ? IntStream.range(0, n).toArray()
                : Arrays.stream(SeededRandom.permutation(n, SeededRandom.of(0, "slices"))).limit(MOST).sorted().toArray();
    }

    private static int[] truths(List<Scored> scored) {
        return scored.stream().mapToInt(Scored::truth).toArray();
    }

    private static double[][] probabilities(List<Scored> scored) {
        return scored.stream().map(Scored::probabilities).toArray(double[][]::new);
    }

    private static Slice slice(List<Integer> members, List<Scored> scored, int classes, double gap) {
        int[] truths = new int[classes];
        int[] wrong = new int[classes];
        int right = 0;
        for (int i : members) {
            Scored s = scored.get(i);
            truths[s.truth()]++;
            if (s.correct()) {
                right++;
            } else {
                wrong[s.predicted()]++;
            }
        }
        return new Slice(members, most(truths), right == members.size() ? -1 : most(wrong), right, gap,
                Wilson.of(right, members.size()).high());
    }

    /**
     * Shares to begin with: every cell of the confusion matrix has a component, those with mistakes first, and another one for
     * each {@value #CROWD} images, cut across the direction in which the cell spreads most. More would tear groups apart.
     *
     * @return [n][components]
     */
    private static double[][] byCells(double[][] z, List<Scored> scored, int classes, int most) {
        List<List<Integer>> cells = IntStream.range(0, classes * classes)
                .mapToObj(c -> IntStream.range(0, scored.size()).filter(
                        i -> scored.get(i).truth() * classes + scored.get(i).predicted() == c).boxed().toList())
                .filter(members -> !members.isEmpty())
                .sorted(Comparator.comparing((List<Integer> members) -> scored.get(members.getFirst()).correct())
                        .thenComparing(Comparator.comparingInt((List<Integer> members) -> members.size()).reversed()))
                .toList();
        List<List<Integer>> parts = new ArrayList<>();
        for (List<Integer> cell : cells) {
            int pieces = Math.min(1 + cell.size() / CROWD, most - parts.size());
            List<Integer> along = pieces < 2 ? cell : along(z, cell);
            for (int c = 0; c < pieces; c++) {
                parts.add(along.subList(c * along.size() / pieces, (c + 1) * along.size() / pieces));
            }
        }
        double[][] out = new double[scored.size()][parts.size()];
        for (int c = 0; c < parts.size(); c++) {
            for (int i : parts.get(c)) {
                out[i][c] = 1;
            }
        }
        for (double[] row : out) {
            double sum = Arrays.stream(row).sum() + NOISE * row.length;
            Arrays.setAll(row, c -> (row[c] + NOISE) / sum);
        }
        return out;
    }

    private static List<Integer> along(double[][] z, List<Integer> cell) {
        double[][] scores = Pca.of(cell.stream().map(i -> z[i]).toArray(double[][]::new), 1).scores();
        return IntStream.range(0, cell.size()).boxed().sorted(Comparator.comparingDouble(i -> scores[i][0]))
                .map(cell::get).toList();
    }

    /** Each direction with variance 1 on the scale of the first, so that gamma weighs the same whatever the backbone. */
    private static double[][] reduced(double[][] x, int dimensions) {
        int[] drawn = drawn(x.length);
        double[][] some = Arrays.stream(drawn).mapToObj(i -> x[i]).toArray(double[][]::new);
        Pca pca = some.length == x.length ? Pca.of(x, dimensions) : Pca.roughly(some, dimensions);
        double scale = Math.sqrt(Math.max(pca.variance()[0], Double.MIN_NORMAL));
        if (some.length == x.length) {
            return Arrays.stream(pca.scores()).map(row -> Arrays.stream(row).map(v -> v / scale).toArray())
                    .toArray(double[][]::new);
        }
        double[] mean = new double[x[0].length];
        for (double[] row : some) {
            Vectors.axpy(1.0 / some.length, row, mean);
        }
        double[] offset = Arrays.stream(pca.components()).mapToDouble(c -> Vectors.dot(c, mean)).toArray();
        return Arrays.stream(x).map(row -> IntStream.range(0, offset.length)
                .mapToDouble(c -> (Vectors.dot(pca.components()[c], row) - offset[c]) / scale).toArray()).toArray(double[][]::new);
    }

    private static int most(double[] values) {
        return Vectors.argmax(values);
    }

    private static int most(int[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }
}
