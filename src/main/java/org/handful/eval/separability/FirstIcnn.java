package org.handful.eval.separability;

/**
 * The separability score as the authors of {@link Icnn} first had it, to be held against figures that were made with it. It says
 * less: the distances of each image to its k = 5 nearest are stretched to 0..1, whatever they are. With u such a distance,
 * s = 1 for a neighbour of the own class and 0 for others,
 *
 * <pre>
 * t_i = sum over the k of u (1 - s) + (1 - u) s,   lambda = mean of sqrt(t_i / largest t)
 * gamma = mean of sqrt(share of the own class among the k),   score = (lambda + gamma) / 2
 * omega = sqrt(1 - var(u s) - var(u (1 - s))), over all neighbours of all images: no part of the score
 * </pre>
 *
 * <p>Mendez-Ruiz et al., "SuSana Distancia is all you need", 2023, in the authors' code.
 */
public record FirstIcnn(double score, double lambda, double gamma, double omega) {
    private static final int NEIGHBOURS = 5;

    /**
     * @param x [n, d] row-major
     * @param groups rows with the same number show the same thing
     */
    public static FirstIcnn of(double[] x, int dim, int[] y, int[] groups) {
        int n = y.length;
        Nearest nearest = Nearest.of(x, n, dim, groups, NEIGHBOURS);
        double[] sums = new double[n];
        double largest = 0;
        double gamma = 0;
        var own = new Spread();
        var others = new Spread();
        for (int i = 0; i < n; i++) {
            double[] squares = nearest.squares()[i];
            int k = squares.length;
            double least = k == 0 ? 0 : Math.sqrt(squares[0]);
            double range = k == 0 ? 0 : Math.sqrt(squares[k - 1]) - least;
            int same = 0;
            for (int j = 0; j < k; j++) {
                double u = range > 0 ? (Math.sqrt(squares[j]) - least) / range : 0;
                boolean is = y[nearest.rows()[i][j]] == y[i];
                same += is ? 1 : 0;
                sums[i] += is ? 1 - u : u;
                own.add(is ? u : 0);
                others.add(is ? 0 : u);
            }
            gamma += k == 0 ? 0 : Math.sqrt((double) same / k) / n;
            largest = Math.max(largest, sums[i]);
        }
        double lambda = 0;
        for (double sum : sums) {
            lambda += largest > 0 ? Math.sqrt(sum / largest) / n : 0;
        }
        return new FirstIcnn((lambda + gamma) / 2, lambda, gamma,
                Math.sqrt(Math.max(0, 1 - own.variance() - others.variance())));
    }

    /** The unbiased variance of numbers that come one by one (Welford 1962). */
    private static final class Spread {
        private int n;
        private double mean;
        private double squares;

        void add(double value) {
            n++;
            double before = value - mean;
            mean += before / n;
            squares += before * (value - mean);
        }

        double variance() {
            return n < 2 ? 0 : squares / (n - 1);
        }
    }
}
