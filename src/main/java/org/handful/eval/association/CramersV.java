package org.handful.eval.association;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How strongly two ways of sorting the same images go together, 0 not at all ... 1 one tells the other.
 *
 * <pre>
 * plain     sqrt( (X²/n) / min(r-1, k-1) )                    X² Pearson's statistic of the r x k table
 * corrected sqrt( f / min(r'-1, k'-1) ),  f = max(0, X²/n - (r-1)(k-1)/(n-1)),  r' = r - (r-1)²/(n-1),  k' likewise
 * </pre>
 *
 * <p>Cramer, Mathematical Methods of Statistics, 1946; the correction, without which few images seem to go together
 * always, is Bergsma's (J. Korean Stat. Soc. 42 (2013) 323-328). Empty rows and columns do not count.
 *
 * @param statistic X²
 * @param corrected 0 when there is nothing to go together: one row, one column or one image
 */
public record CramersV(double statistic, double plain, double corrected) {
    private static final CramersV NOTHING = new CramersV(0, 0, 0);

    /** The smallest count that would be expected in a cell of rows and columns with images, if nothing went together. */
    static double leastExpected(int[][] table) {
        int[] rows = sums(table, true);
        int[] columns = sums(table, false);
        double n = Arrays.stream(rows).sum();
        return Arrays.stream(rows).filter(v -> v > 0).min().orElse(0)
                * (double) Arrays.stream(columns).filter(v -> v > 0).min().orElse(0) / n;
    }

    /** Rows, or columns, that have images. */
    static int used(int[][] table, boolean rows) {
        return (int) Arrays.stream(sums(table, rows)).filter(v -> v > 0).count();
    }

    private static int[] sums(int[][] table, boolean rows) {
        return rows ? Arrays.stream(table).mapToInt(row -> Arrays.stream(row).sum()).toArray()
                : IntStream.range(0, table[0].length).map(j -> Arrays.stream(table).mapToInt(row -> row[j]).sum()).toArray();
    }

    /** @param table counts */
    public static CramersV of(int[][] table) {
        int[] rows = Arrays.stream(table).mapToInt(row -> Arrays.stream(row).sum()).toArray();
        int width = table.length == 0 ? 0 : table[0].length;
        int[] columns = new int[width];
        for (int[] row : table) {
            for (int j = 0; j < width; j++) {
                if (row[j] < 0) {
                    throw new IllegalArgumentException("a count below 0");
                }
                columns[j] += row[j];
            }
        }
        double n = Arrays.stream(rows).sum();
        double r = Arrays.stream(rows).filter(v -> v > 0).count();
        double k = Arrays.stream(columns).filter(v -> v > 0).count();
        if (r < 2 || k < 2) {
            return NOTHING;
        }
        double x = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < width; j++) {
                double expected = rows[i] * (double) columns[j] / n;
                x += expected == 0 ? 0 : (table[i][j] - expected) * (table[i][j] - expected) / expected;
            }
        }
        double phi = Math.max(0, x / n - (r - 1) * (k - 1) / (n - 1));
        double least = Math.min(r - (r - 1) * (r - 1) / (n - 1), k - (k - 1) * (k - 1) / (n - 1)) - 1;
        return new CramersV(x, Math.sqrt(x / n / Math.min(r - 1, k - 1)),
                least <= 0 ? 0 : Math.min(1, Math.sqrt(phi / least)));
    }
}
