package org.handful.eval.subgroup;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.eval.Scored;

/**
 * How differently a class is recognised over the values of an attribute, one class against all others (Hardt, Price and
 * Srebro, NIPS 2016; differences as in fairlearn). A value without images of the class drops out of the range of true
 * positive rates, one without images of others out of that of false positive rates. NaN when nothing is left.
 *
 * @param truePositive [A] share of the class's images that were called it
 * @param falsePositive [A] share of the other images that were called it
 * @param called [A] share of all images that were called it
 */
public record EqualisedOdds(double[] truePositive, double[] falsePositive, double[] called) {
    /** @param attribute [i] index of the value of image i; below 0 leaves the image out */
    public static EqualisedOdds of(int[] truth, int[] predicted, int[] attribute, int ofClass, int values) {
        int[][] n = new int[2][values];
        int[][] hits = new int[2][values];
        for (int i = 0; i < truth.length; i++) {
            if (attribute[i] >= 0) {
                int own = truth[i] == ofClass ? 1 : 0;
                n[own][attribute[i]]++;
                hits[own][attribute[i]] += predicted[i] == ofClass ? 1 : 0;
            }
        }
        double[] tpr = new double[values];
        double[] fpr = new double[values];
        double[] called = new double[values];
        for (int a = 0; a < values; a++) {
            tpr[a] = (double) hits[1][a] / n[1][a];
            fpr[a] = (double) hits[0][a] / n[0][a];
            called[a] = (double) (hits[0][a] + hits[1][a]) / (n[0][a] + n[1][a]);
        }
        return new EqualisedOdds(tpr, fpr, called);
    }

    /** The class that is treated most differently. @param values of the attribute, in the order of the rates */
    public record Widest(int ofClass, List<String> values, EqualisedOdds odds) {}

    /** Each class against all others; empty when there are no two values, or no image of another class. */
    public static Optional<Widest> widest(Crossing crossing, int classes, List<Scored> scored) {
        List<String> given = scored.stream().map(s -> crossing.value(s.attributes())).toList();
        List<String> values = given.stream().filter(Objects::nonNull).distinct().sorted().toList();
        Map<String, Integer> numbers = new HashMap<>();
        values.forEach(v -> numbers.put(v, numbers.size()));
        int[] truth = scored.stream().mapToInt(Scored::truth).toArray();
        int[] predicted = scored.stream().mapToInt(Scored::predicted).toArray();
        int[] attribute = given.stream().mapToInt(v -> v == null ? -1 : numbers.get(v)).toArray();
        if (values.size() < 2) {
            return Optional.empty();
        }
        return IntStream.range(0, classes)
                .mapToObj(k -> new Widest(k, values, of(truth, predicted, attribute, k, values.size())))
                .filter(w -> !Double.isNaN(w.odds.worstCase()))
                .max(Comparator.comparingDouble(w -> w.odds.worstCase()));
    }

    /** The larger of both ranges: the equalised-odds difference. */
    public double worstCase() {
        return Math.max(range(truePositive), range(falsePositive));
    }

    /** The mean of both ranges, 0..1. */
    public double mean() {
        return (range(truePositive) + range(falsePositive)) / 2;
    }

    /** Demographic parity difference: the range of how often the class is called. */
    public double parity() {
        return range(called);
    }

    private static double range(double[] rates) {
        double[] known = Arrays.stream(rates).filter(r -> !Double.isNaN(r)).toArray();
        return known.length == 0 ? Double.NaN
                : Arrays.stream(known).max().orElseThrow() - Arrays.stream(known).min().orElseThrow();
    }
}
