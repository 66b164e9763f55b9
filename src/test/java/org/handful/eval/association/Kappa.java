package org.handful.eval.association;

/**
 * Cohen's kappa: how far two ways of naming the same images agree beyond chance, (o - e) / (1 - e) with o the share on which
 * they agree and e the share that independent namings with the same frequencies would. 1 always, 0 as by chance. Cohen,
 * Educ. Psychol. Meas. 20 (1960) 37-46.
 */
public final class Kappa {
    private Kappa() {}

    /** @param table [K][K] images by first and second name; @return NaN without images, or when both always say the same one */
    public static double of(int[][] table) {
        double n = 0;
        double same = 0;
        double[] rows = new double[table.length];
        double[] columns = new double[table.length];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                n += table[i][j];
                rows[i] += table[i][j];
                columns[j] += table[i][j];
            }
            same += table[i][i];
        }
        double expected = 0;
        for (int i = 0; i < table.length; i++) {
            expected += rows[i] / n * columns[i] / n;
        }
        return (same / n - expected) / (1 - expected);
    }
}
