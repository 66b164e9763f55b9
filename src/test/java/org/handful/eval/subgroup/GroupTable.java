package org.handful.eval.subgroup;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Hits and images of every class x attribute group, and the figures of the literature on group robustness over them.
 * Only groups with images count: nothing is known about an empty one, least of all accuracy 0. Figures are NaN when no
 * group has images.
 *
 * @param hits [K][A], rows classes, columns attribute values
 * @param n [K][A]
 */
public record GroupTable(int[][] hits, int[][] n) {
    public GroupTable {
        for (int k = 0; k < n.length; k++) {
            for (int a = 0; a < n[k].length; a++) {
                if (hits[k][a] < 0 || hits[k][a] > n[k][a]) {
                    throw new IllegalArgumentException(hits[k][a] + " hits among " + n[k][a]);
                }
            }
        }
    }

    /** @param attribute [i] index of the value of image i; below 0 when it has none: then the image is left out */
    public static GroupTable of(int[] truth, int[] predicted, int[] attribute, int classes, int values) {
        int[][] hits = new int[classes][values];
        int[][] n = new int[classes][values];
        for (int i = 0; i < truth.length; i++) {
            if (attribute[i] >= 0) {
                n[truth[i]][attribute[i]]++;
                hits[truth[i]][attribute[i]] += truth[i] == predicted[i] ? 1 : 0;
            }
        }
        return new GroupTable(hits, n);
    }

    /** Share of all images that is right. */
    public double average() {
        return (double) total(hits) / total(n);
    }

    /** Accuracy of the worst group, 0..1. */
    public double worst() {
        return groups().min().orElse(Double.NaN);
    }

    /** Accuracy of the best group, 0..1. */
    public double best() {
        return groups().max().orElse(Double.NaN);
    }

    /** Unweighted mean over groups, "adjusted accuracy" in SubpopBench (Yang et al., ICML 2023). */
    public double groupBalanced() {
        return groups().average().orElse(Double.NaN);
    }

    /** Mean recall over classes with images. */
    public double classBalanced() {
        return classes().average().orElse(Double.NaN);
    }

    /** Lowest recall of a class, 0..1. */
    public double worstClass() {
        return classes().min().orElse(Double.NaN);
    }

    /** [A] accuracy over all images with a value of the attribute, NaN where there are none. */
    public double[] perAttribute() {
        return IntStream.range(0, n.length == 0 ? 0 : n[0].length)
                .mapToDouble(a -> (double) column(hits, a) / column(n, a)).toArray();
    }

    /** Best minus worst accuracy over the values of the attribute. */
    public double attributeGap() {
        double[] known = Arrays.stream(perAttribute()).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return known.length == 0 ? Double.NaN : known[known.length - 1] - known[0];
    }

    /** Mean of the given number of worst groups, or of all when there are fewer. */
    public double meanOfWorst(int groups) {
        return groups().sorted().limit(groups).average().orElse(Double.NaN);
    }

    /**
     * Accuracy as it would be on images distributed as the training images: WILDS' adjusted average (Koh et al., ICML
     * 2021). Groups without test images are left out.
     *
     * @param train [K][A] training images
     */
    public double weightedBy(int[][] train) {
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < n.length; k++) {
            for (int a = 0; a < n[k].length; a++) {
                if (n[k][a] > 0) {
                    sum += (double) hits[k][a] / n[k][a] * train[k][a];
                    weight += train[k][a];
                }
            }
        }
        return sum / weight;
    }

    private DoubleStream groups() {
        return IntStream.range(0, n.length).boxed().flatMapToDouble(k -> IntStream.range(0, n[k].length)
                .filter(a -> n[k][a] > 0).mapToDouble(a -> (double) hits[k][a] / n[k][a]));
    }

    private DoubleStream classes() {
        return IntStream.range(0, n.length).filter(k -> Arrays.stream(n[k]).sum() > 0)
                .mapToDouble(k -> (double) Arrays.stream(hits[k]).sum() / Arrays.stream(n[k]).sum());
    }

    private static int total(int[][] counts) {
        return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    }

    private static int column(int[][] counts, int a) {
        return Arrays.stream(counts).mapToInt(row -> row[a]).sum();
    }
}
