package org.handful.eval.separability;

/**
 * Whether the nearest others of an image are of its class and near: 1 when all of them are, about 1/3 for labels at random
 * with three classes. With r the distance to one of the k nearest as a share of that to the nearest of another class (rows
 * with a share above 1 are divided by their largest), and u the distance to one of another class as a share of the largest
 * such,
 *
 * <pre>
 * same = 1 - mean of r over neighbours of the own class,   different = mean of u over the others
 * lambda = (same + different) / 2,   gamma = share of the own class among the k,   score = (lambda + gamma) / 2
 * </pre>
 *
 * <p>Mendez-Ruiz et al., "SuSana Distancia is all you need", 2023, as in the authors' code, but an image is left out by
 * its number and with its group. {@code different} rewards wrong neighbours that are far, as
 * there.
 */
public record Icnn(double score, double lambda, double gamma, double same, double different) {
    private static final int NEIGHBOURS = 4;
    private static final double SMALL = 1e-7;
    private static final double ROUND = 1e-6;

    /**
     * @param x [n, d] row-major
     * @param groups rows with the same number show the same thing
     */
    public static Icnn of(double[] x, int dim, int[] y, int[] groups) {
        int n = y.length;
        boolean few = NEIGHBOURS + 2 >= n;
        int k = Math.max(1, few ? n - 2 : NEIGHBOURS);
        Nearest nearest = Nearest.of(x, n, dim, groups, k + 1);
        double[][] d = new double[n][];
        double farthest = 0;
        for (int i = 0; i < n; i++) {
            d[i] = nearest.squares()[i].clone();
            for (int j = 0; j < d[i].length; j++) {
                d[i][j] = Math.sqrt(d[i][j] + ROUND);
                boolean other = y[nearest.rows()[i][j]] != y[i];
                farthest = other && j < k ? Math.max(farthest, d[i][j]) : farthest;
            }
        }
        double same = 0;
        double different = 0;
        double gamma = 0;
        int withSame = 0;
        int withDifferent = 0;
        for (int i = 0; i < n; i++) {
            int[] rows = nearest.rows()[i];
            double other = Double.POSITIVE_INFINITY;
            for (int j = rows.length - 1; j >= 0; j--) {
                other = y[rows[j]] != y[i] ? d[i][j] : other;
            }
            int m = Math.min(k, rows.length);
            double most = m == 0 ? 1 : Math.max(1, d[i][m - 1] / (other + SMALL));
            double near = 0;
            double far = 0;
            int own = 0;
            for (int j = 0; j < m; j++) {
                if (y[rows[j]] == y[i]) {
                    own++;
                    near += d[i][j] / (other + SMALL) / most;
                } else {
                    far += d[i][j] / (farthest + SMALL);
                }
            }
            gamma += (double) own / k / n;
            withSame += own > 0 ? 1 : 0;
            withDifferent += own < m ? 1 : 0;
            same += own > 0 ? near / own : 0;
            different += own < m ? far / (m - own) : 0;
        }
        double close = 1 - (withSame == 0 ? 0 : same / withSame);
        double apart = withDifferent == 0 ? 1 : different / withDifferent;
        double share = few ? 1 : gamma;
        double lambda = (close + apart) / 2;
        return new Icnn((lambda + share) / 2, lambda, share, close, apart);
    }
}
