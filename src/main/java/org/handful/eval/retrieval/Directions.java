package org.handful.eval.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.handful.math.Vectors;

/**
 * The directions in which an attribute moves embeddings: those between the means of its values. What lies along them tells
 * images apart by the attribute, what is left of an image without them does not; so images can be alike in the attribute, or
 * alike apart from it.
 *
 * @param centre [D] mean of the means of the values
 * @param basis [k][D], length 1, at right angles; k is at most the number of values less one
 */
public record Directions(double[] centre, double[][] basis) {
    /** Of the longest direction: what is shorter is rounding. */
    private static final double NOTHING = 1e-9;

    /**
     * @param x [n][D]
     * @param value [n] of each row; below 0 where it is unknown
     */
    public static Directions of(double[][] x, int[] value) {
        int d = x[0].length;
        TreeMap<Integer, double[]> sums = new TreeMap<>();
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < x.length; i++) {
            if (value[i] >= 0) {
                Vectors.axpy(1, x[i], sums.computeIfAbsent(value[i], _ -> new double[d]));
                counts.merge(value[i], 1, Integer::sum);
            }
        }
        double[] centre = new double[d];
        sums.forEach((v, sum) -> {
            double n = counts.get(v);
            Arrays.setAll(sum, j -> sum[j] / n);
            Vectors.axpy(1.0 / sums.size(), sum, centre);
        });
        List<double[]> basis = new ArrayList<>();
        double longest = 0;
        for (double[] mean : sums.values()) {
            Vectors.axpy(-1, centre, mean);
            longest = Math.max(longest, Vectors.norm(mean));
        }
        for (double[] mean : sums.values()) {
            // Twice: the first pass leaves rounding errors of what it took away.
            for (int pass = 0; pass < 2; pass++) {
                for (double[] before : basis) {
                    Vectors.axpy(-Vectors.dot(mean, before), before, mean);
                }
            }
            if (Vectors.norm(mean) > NOTHING * longest) {
                Vectors.unit(mean, 0, d);
                basis.add(mean);
            }
        }
        return new Directions(centre, basis.toArray(double[][]::new));
    }

    /** [k] where a row lies along the directions. */
    public double[] along(double[] row) {
        double[] off = off(row);
        return Arrays.stream(basis).mapToDouble(b -> Vectors.dot(off, b)).toArray();
    }

    /** [D] what is left of a row when the directions are taken out of it. */
    public double[] without(double[] row) {
        double[] off = off(row);
        for (double[] b : basis) {
            Vectors.axpy(-Vectors.dot(off, b), b, off);
        }
        return off;
    }

    private double[] off(double[] row) {
        double[] off = row.clone();
        Vectors.axpy(-1, centre, off);
        return off;
    }
}
