package org.handful.eval.association;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.handful.math.SeededRandom;

/**
 * Whether an attribute tells the class in a set of images: the score of a possible shortcut.
 *
 * @param table [K][A] images per class and value, the values in the order of {@link #values}
 * @param v how strongly they go together
 * @param p chance of at least this X² when values are shuffled among the images: exact for any number of images, where
 *     chi-squared is not
 * @param guess share of the images whose class is the likeliest one of their value: how well a shortcut does
 * @param chance that share without the attribute, the largest class
 * @param missing images without a value; they are in no count
 */
public record Association(
        List<String> values, int[][] table, CramersV v, double p, double guess, double chance, int n, int missing) {
    /** Enough to tell 1 in 1000. */
    public static final int SHUFFLES = 1999;
    /** From so many images on, with so many expected in every cell, chi-squared says the same without shuffling. */
    private static final int MANY = 1000;
    private static final double ENOUGH = 5;

    /**
     * @param label [n] class
     * @param value [n], null where there is none
     */
    public static Association of(int[] label, List<String> value, int classes, long seed) {
        TreeMap<String, Integer> index = new TreeMap<>();
        value.stream().filter(v -> v != null).forEach(v -> index.put(v, 0));
        int next = 0;
        for (var entry : index.entrySet()) {
            entry.setValue(next++);
        }
        int known = (int) value.stream().filter(v -> v != null).count();
        int[] labels = new int[known];
        int[] values = new int[known];
        int at = 0;
        for (int i = 0; i < label.length; i++) {
            if (value.get(i) != null) {
                labels[at] = label[i];
                values[at++] = index.get(value.get(i));
            }
        }
        int[][] table = table(labels, values, classes, index.size());
        CramersV v = CramersV.of(table);
        return new Association(List.copyOf(index.keySet()), table, v, p(labels, values, table, v.statistic(), seed),
                guessed(table, known), largest(table, known), known, label.length - known);
    }

    private static double p(int[] labels, int[] values, int[][] table, double observed, long seed) {
        if (observed == 0) {
            return 1;
        }
        if (values.length >= MANY && CramersV.leastExpected(table) >= ENOUGH) {
            int freedom = (CramersV.used(table, true) - 1) * (CramersV.used(table, false) - 1);
            return ChiSquaredDistribution.of(freedom).survivalProbability(observed);
        }
        Random random = SeededRandom.of(seed, "association");
        int asLarge = 1;
        for (int s = 0; s < SHUFFLES; s++) {
            for (int i = values.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = values[i];
                values[i] = values[j];
                values[j] = kept;
            }
            double x = CramersV.of(table(labels, values, table.length, table[0].length)).statistic();
            asLarge += x >= observed * (1 - 1e-9) ? 1 : 0;
        }
        return asLarge / (SHUFFLES + 1.0);
    }

    private static int[][] table(int[] labels, int[] values, int classes, int width) {
        int[][] table = new int[classes][width];
        for (int i = 0; i < labels.length; i++) {
            table[labels[i]][values[i]]++;
        }
        return table;
    }

    private static double guessed(int[][] table, int n) {
        int hits = 0;
        for (int a = 0; table.length > 0 && a < table[0].length; a++) {
            int most = 0;
            for (int[] row : table) {
                most = Math.max(most, row[a]);
            }
            hits += most;
        }
        return (double) hits / n;
    }

    private static double largest(int[][] table, int n) {
        int most = 0;
        for (int[] row : table) {
            int sum = 0;
            for (int c : row) {
                sum += c;
            }
            most = Math.max(most, sum);
        }
        return (double) most / n;
    }
}
