package org.handful.eval.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;

/**
 * Pairs of images that lie atypically close together in a backbone's eyes: cropped, mirrored or photographed again, where
 * hashes of pixels see nothing. With the distance 1 - cos, and the median over all images of the distance to the nearest
 * image of another group, two images are twins when
 *
 * <pre>
 * 1 - cos(i, j) <= 0.4 median
 * </pre>
 *
 * <p>A rule of this kind asks for no scale of the embeddings; cleanlab's Datalab has it for near-duplicates with 0.13, where
 * few mirror images are found. Ours is for a person who looks at each pair. Chosen on real photographs: with Pocket it finds
 * 30 of 30 mirror images and 28 of 30 with 10 % cut off each side among 150 of Imagenette (0.13: 6 and 1 of 30), and joins
 * none of their different ones; with MobileNetV2 it joins none of 125,000 pairs of Imagenette and one of 45,000 of TrashNet.
 * The 114 pairs that it joins among 2.9 million of 40 Caltech-101 classes are within one class: doubles, frames of one
 * series, and signs that look alike. Copies that are known already share a group, so that a set full of copies has no median
 * of nothing.
 *
 * @param pairs the closest first; of each image only the closest partner that matters, each pair once
 * @param limit the distance up to which images are twins; NaN with fewer than two groups
 */
public record Twins(List<Pair> pairs, double limit) {
    static final double SHARE = 0.4;

    private static final int BLOCK = 128;
    /** Two equal images differ by this much in what single precision made of them. */
    private static final double ROUND = 1e-6;

    /** @param first the lower position. @param distance 1 - cos */
    public record Pair(int first, int second, double distance) {}

    /** Whether it would matter that two images were twins. Symmetric; called from any thread. */
    @FunctionalInterface
    public interface Matters {
        boolean of(int first, int second);
    }

    public Twins {
        pairs = List.copyOf(pairs);
    }

    /**
     * n^2 d multiplications over all processors.
     *
     * @param unit [n, d] row-major, each row of length 1
     * @param groups of each row: images of one group are known to show the same thing, and are never a pair here
     * @param progress hears how many of the n images have been compared with all others
     * @throws java.util.concurrent.CancellationException when it is cancelled
     */
    public static Twins of(double[] unit, int dim, int[] groups, Matters matters, ProgressListener progress,
            CancelToken cancel) {
        int n = groups.length;
        double[] columns = Matrices.transpose(unit, n, dim);
        double[] nearest = new double[n];
        int[] partner = new int[n];
        double[] apart = new double[n];
        var done = new AtomicInteger();
        IntStream.range(0, Math.ceilDiv(n, BLOCK)).parallel().forEach(b -> {
            cancel.throwIfCancelled();
            int from = b * BLOCK;
            int m = Math.min(BLOCK, n - from);
            double[] cos = new double[m * n];
            Matrices.addProduct(unit, from * dim, dim, columns, 0, n, cos, 0, n, m, dim, n);
            for (int i = 0; i < m; i++) {
                pick(cos, i * n, from + i, groups, matters, nearest, partner, apart);
            }
            progress.update(done.addAndGet(m), n);
        });
        double[] known = Arrays.stream(nearest).filter(Double::isFinite).toArray();
        double limit = known.length == 0 ? Double.NaN : Math.max(ROUND, SHARE * Vectors.median(known));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int j = partner[i];
            boolean told = j >= 0 && j < i && partner[j] == i;
            if (j >= 0 && apart[i] <= limit && !told) {
                pairs.add(new Pair(Math.min(i, j), Math.max(i, j), apart[i]));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::distance).thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second));
        return new Twins(pairs, limit);
    }

    private static void pick(double[] cos, int at, int self, int[] groups, Matters matters, double[] nearest,
            int[] partner, double[] apart) {
        nearest[self] = Double.POSITIVE_INFINITY;
        apart[self] = Double.POSITIVE_INFINITY;
        partner[self] = -1;
        for (int j = 0; j < groups.length; j++) {
            if (groups[j] == groups[self]) {
                continue;
            }
            double distance = Math.max(0, 1 - cos[at + j]);
            nearest[self] = Math.min(nearest[self], distance);
            if (distance < apart[self] && matters.of(self, j)) {
                apart[self] = distance;
                partner[self] = j;
            }
        }
    }
}
