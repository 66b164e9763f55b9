package org.handful.eval.curve;

/**
 * The error as a power law of the number of images, err = c + A · n^(-alpha) with c, A ≥ 0 and alpha in 0.01 .. 3: for
 * each alpha the best c and A are linear least squares; alpha is searched on a grid and then by golden section.
 *
 * @param c error that no number of images takes away
 * @param sse sum of squared residuals
 */
public record PowerLaw(double c, double scale, double alpha, double sse) {
    private static final double FLATTEST = 0.01;
    private static final double STEEPEST = 3;
    private static final int GRID = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double CLOSE = 1e-10;

    /** @param n images per class, @param error 0..1 */
    public static PowerLaw fit(double[] n, double[] error) {
        double[] logs = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            logs[i] = Math.log(n[i]);
        }
        double[] powers = new double[n.length];
        double ratio = Math.pow(STEEPEST / FLATTEST, 1.0 / GRID);
        PowerLaw best = at(FLATTEST, logs, error, powers);
        for (int i = 1; i <= GRID; i++) {
            PowerLaw next = at(FLATTEST * Math.pow(ratio, i), logs, error, powers);
            best = next.sse < best.sse ? next : best;
        }
        double low = Math.max(FLATTEST, best.alpha / ratio);
        double high = Math.min(STEEPEST, best.alpha * ratio);
        PowerLaw left = at(high - GOLDEN * (high - low), logs, error, powers);
        PowerLaw right = at(low + GOLDEN * (high - low), logs, error, powers);
        while (high - low > CLOSE) {
            if (left.sse < right.sse) {
                high = right.alpha;
                right = left;
                left = at(high - GOLDEN * (high - low), logs, error, powers);
            } else {
                low = left.alpha;
                left = right;
                right = at(low + GOLDEN * (high - low), logs, error, powers);
            }
        }
        PowerLaw found = left.sse < right.sse ? left : right;
        return found.sse < best.sse ? found : best;
    }

    /** The best c and A for one alpha. */
    private static PowerLaw at(double alpha, double[] logs, double[] error, double[] powers) {
        int n = logs.length;
        double x = 0;
        double y = 0;
        for (int i = 0; i < n; i++) {
            powers[i] = Math.exp(-alpha * logs[i]);
            x += powers[i] / n;
            y += error[i] / n;
        }
        double sxx = 0;
        double sxy = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (powers[i] - x) * (powers[i] - x);
            sxy += (powers[i] - x) * (error[i] - y);
            xx += powers[i] * powers[i];
            xy += powers[i] * error[i];
        }
        double scale = Math.max(0, sxy / sxx);
        double c = y - scale * x;
        if (c < 0) {
            c = 0;
            scale = Math.max(0, xy / xx);
        }
        double sse = 0;
        for (int i = 0; i < n; i++) {
            double r = error[i] - c - scale * powers[i];
            sse += r * r;
        }
        return new PowerLaw(c, scale, alpha, sse);
    }

    /** Accuracy at n images. */
    public double accuracyAt(double n) {
        return 1 - Math.min(1, c + scale * Math.pow(n, -alpha));
    }

    /** Images for that error; infinite when it stays above. */
    public double imagesFor(double error) {
        if (error <= c) {
            return Double.POSITIVE_INFINITY;
        }
        return scale == 0 ? 0 : Math.pow(scale / (error - c), 1 / alpha);
    }
}
