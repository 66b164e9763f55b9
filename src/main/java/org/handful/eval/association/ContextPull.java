package org.handful.eval.association;

import java.util.HashMap;
import java.util.Map;
import org.handful.math.Vectors;

/**
 * How much more an image looks like the others of its context than like those of its class, to the backbone alone: cos(x, mean
 * of the context) - cos(x, mean of the class), both means over the images learned from. Above 0 the context is what the
 * backbone sees first. What is asked of a text encoder elsewhere is asked of the images themselves here.
 */
public final class ContextPull {
    private ContextPull() {}

    /**
     * @param learned [n][D] of length 1, with their classes and contexts; a context below 0 is unknown
     * @param asked [m][D] of length 1, with theirs
     * @return [m]; NaN where the class or the context is not among those learned from
     */
    public static double[] of(double[][] learned, int[] label, int[] context, double[][] asked, int[] askedLabel,
            int[] askedContext) {
        Map<Integer, double[]> classes = directions(learned, label);
        Map<Integer, double[]> contexts = directions(learned, context);
        double[] out = new double[asked.length];
        for (int i = 0; i < out.length; i++) {
            double[] ofClass = classes.get(askedLabel[i]);
            double[] ofContext = contexts.get(askedContext[i]);
            out[i] = ofClass == null || ofContext == null ? Double.NaN
                    : Vectors.dot(asked[i], ofContext) - Vectors.dot(asked[i], ofClass);
        }
        return out;
    }

    private static Map<Integer, double[]> directions(double[][] x, int[] group) {
        Map<Integer, double[]> sums = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            if (group[i] >= 0) {
                Vectors.axpy(1, x[i], sums.computeIfAbsent(group[i], _ -> new double[x[0].length]));
            }
        }
        sums.values().forEach(s -> Vectors.unit(s, 0, s.length));
        return sums;
    }
}
