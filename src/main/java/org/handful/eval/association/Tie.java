package org.handful.eval.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * A class and a value that go together: of the n images n_k are of the class, n_v have the value, n_kv both.
 *
 * <pre>
 * strength  C = (n n_kv - n_k n_v) / (n min(n_k, n_v) - n_k n_v)      Cole's coefficient of association
 * p         P(X >= n_kv),  X hypergeometric with n, n_k, n_v          Fisher's test of one side
 * </pre>
 *
 * <p>C is 0 where the two meet as often as chance has them meet, and 1 where all images of the rarer one are of the other:
 * how far it is from chance to always. It asks the same of 3 classes and of 100. The share of a class among the images of a
 * value does not: where 4 backgrounds share 100 classes, no class is ever more than a small part of a background. Cole,
 * The measurement of interspecific association, Ecology 30 (1949) 411-424.
 *
 * @param row of the class
 * @param column of the value
 * @param both n_kv
 * @param ofClass n_k
 * @param ofValue n_v
 */
public record Tie(int row, int column, int both, int ofClass, int ofValue, double strength, double p) {
    /** Less than this is no more than a tendency. */
    private static final double LEAST = 0.4;
    /** Above it a few images that happened to meet would count, of every class with as few. */
    private static final double CHANCE = 0.05;

    /** @param table counts, a row for each class @return the strongest first */
    public static List<Tie> of(int[][] table) {
        int[] rows = Arrays.stream(table).mapToInt(row -> Arrays.stream(row).sum()).toArray();
        int[] columns = new int[table.length == 0 ? 0 : table[0].length];
        for (int[] row : table) {
            for (int v = 0; v < columns.length; v++) {
                columns[v] += row[v];
            }
        }
        int n = Arrays.stream(rows).sum();
        List<Tie> out = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            for (int v = 0; v < columns.length; v++) {
                double chance = (double) rows[k] * columns[v];
                double always = (double) n * Math.min(rows[k], columns[v]);
                double strength = always > chance ? ((double) n * table[k][v] - chance) / (always - chance) : 0;
                if (strength >= LEAST) {
                    double p = HypergeometricDistribution.of(n, rows[k], columns[v])
                            .survivalProbability(table[k][v] - 1);
                    if (p <= CHANCE) {
                        out.add(new Tie(k, v, table[k][v], rows[k], columns[v], strength, p));
                    }
                }
            }
        }
        out.sort(Comparator.comparingDouble((Tie t) -> -t.strength).thenComparingDouble(t -> t.p));
        return List.copyOf(out);
    }
}
