package org.handful.eval.separability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.handful.eval.Estimate;
import org.handful.eval.metric.Wilson;
import org.handful.eval.paired.PairedCounts;
import org.handful.math.Vectors;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;

/**
 * How well the embeddings of one backbone keep the classes of a dataset apart, before any training.
 *
 * @param images that were looked at: the usable ones, or {@value #MOST} spread evenly over them
 * @param alone images that are the only one of their class, apart from near-duplicates, and were not asked about
 * @param neighbours how many nearest others decide
 * @param accuracy of leaving one image out and asking its nearest others
 * @param balanced mean of that over classes
 * @param chance what a random neighbour would reach
 * @param icnn separability between 0 and 1; empty where no class has two images
 * @param firstIcnn the same as its authors first had it
 * @param right whether the class was told, of each image that was asked about
 */
public record Suitability(int images, int alone, int neighbours, Estimate accuracy, double balanced, double chance,
        OptionalDouble icnn, OptionalDouble firstIcnn, boolean[] right) {
    /** Comparing all images with each other grows with their square. */
    public static final int MOST = 3000;

    /**
     * @param embeddings in dataset order
     * @param nearDuplicates names of images that show the same thing
     */
    public static Suitability of(Dataset data, EmbeddingMatrix embeddings, List<Set<String>> nearDuplicates) {
        int[] usable = data.usable();
        int n = Math.min(MOST, usable.length);
        int[] rows = IntStream.range(0, n).map(i -> usable[(int) ((long) usable.length * i / n)]).toArray();
        int dim = embeddings.dim();
        double[] x = new double[n * dim];
        int[] y = new int[n];
        int[] groups = new int[n];
        Map<String, Integer> group = new HashMap<>();
        for (int g = 0; g < nearDuplicates.size(); g++) {
            int number = n + g;
            nearDuplicates.get(g).forEach(name -> group.put(name, number));
        }
        for (int i = 0; i < n; i++) {
            y[i] = data.samples().get(rows[i]).label();
            groups[i] = group.getOrDefault(data.samples().get(rows[i]).image().name(), i);
            for (int j = 0; j < dim; j++) {
                x[i * dim + j] = embeddings.get(rows[i], j);
            }
        }
        return of(x, dim, y, data.labels().size(), groups);
    }

    /** This one second, on the same images of the same dataset. */
    public PairedCounts against(Suitability first) {
        int[] counts = new int[4];
        for (int i = 0; i < right.length; i++) {
            counts[(first.right[i] ? 0 : 2) + (right[i] ? 0 : 1)]++;
        }
        return new PairedCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    private static Suitability of(double[] x, int dim, int[] y, int classes, int[] groups) {
        LeaveOneOutKnn left = LeaveOneOutKnn.of(x, dim, y, classes, groups);
        int[] hits = new int[classes];
        int[] asked = new int[classes];
        boolean[] right = new boolean[left.n()];
        int next = 0;
        for (int i = 0; i < y.length; i++) {
            if (left.asked()[i]) {
                right[next] = Vectors.argmax(left.probabilities()[i]) == y[i];
                asked[y[i]]++;
                hits[y[i]] += right[next++] ? 1 : 0;
            }
        }
        double balanced = IntStream.range(0, classes).filter(c -> asked[c] > 0)
                .mapToDouble(c -> (double) hits[c] / asked[c]).average().orElse(0);
        Wilson interval = Wilson.of(left.correct(), left.n());
        var accuracy = new Estimate((double) left.correct() / left.n(), left.n(), interval.low(), interval.high());
        boolean none = left.n() == 0;
        return new Suitability(y.length, y.length - left.n(), left.k(), accuracy, balanced, left.chance(),
                none ? OptionalDouble.empty() : OptionalDouble.of(Icnn.of(x, dim, y, groups).score()),
                none ? OptionalDouble.empty() : OptionalDouble.of(FirstIcnn.of(x, dim, y, groups).score()), right);
    }
}
