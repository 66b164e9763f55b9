package org.handful.eval.retrieval;

import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.handful.math.Vectors;

/**
 * The images of a gallery by their cosine to a query, the nearest first; equal ones by their position. The gallery is kept
 * at length 1. Immutable, any thread.
 */
public final class CosineRanking {
    private final double[][] unit;

    /** @param gallery [n][D] */
    public CosineRanking(double[][] gallery) {
        unit = new double[gallery.length][];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = unit(gallery[i]);
        }
    }

    /** @param image position in the gallery; asking about it leaves it out */
    public int[] like(int image, IntPredicate among) {
        return order(cosines(unit[image]), i -> i != image && among.test(i));
    }

    /** @param query [D], of any length @return positions in the gallery, the nearest first */
    public int[] like(double[] query) {
        return order(cosines(unit(query)), _ -> true);
    }

    /** What lies between an image and a condition: the direction of (1 - share) a + share b, both at length 1. */
    public int[] between(double[] a, double[] b, double share) {
        double[] mixed = new double[a.length];
        Vectors.axpy(1 - share, unit(a), mixed);
        Vectors.axpy(share, unit(b), mixed);
        return like(mixed);
    }

    /** [n] cosine of every image of the gallery to that of the gallery. */
    public double[] cosines(int image) {
        return cosines(unit[image]);
    }

    private double[] cosines(double[] query) {
        return IntStream.range(0, unit.length).mapToDouble(i -> plainDot(unit[i], query)).toArray();
    }

    private static int[] order(double[] cosines, IntPredicate among) {
        return IntStream.range(0, cosines.length).filter(among).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -cosines[i])).mapToInt(i -> i).toArray();
    }

    private static double[] unit(double[] v) {
        double length = Math.sqrt(plainDot(v, v));
        double[] out = new double[v.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = length == 0 ? 0 : v[i] / length;
        }
        return out;
    }

    /** From first to last: which of two nearly equal cosines is larger must not depend on how a sum is arranged. */
    private static double plainDot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
