package org.handful.eval.map;

/**
 * How near two points of a UMAP count as being: 1 / (1 + a d^2b), with a and b such that it is 1 up to the least distance and
 * falls by exp(-(d - least) / spread) beyond, as nearly as it can. McInnes, Healy and Melville, arXiv 1802.03426, section 3.2.
 */
record Falloff(double a, double b) {
    private static final int POINTS = 300;
    private static final int ROUNDS = 100;
    private static final double APART = 1e-3;

    /** Least squares over 300 distances up to three spreads, by Gauss and Newton with halved steps. */
    static Falloff fitted(double least, double spread) {
        Falloff at = new Falloff(1, 1);
        double error = at.error(least, spread);
        for (int round = 0; round < ROUNDS; round++) {
            double[] step = at.step(least, spread);
            Falloff next = at;
            double share = 1;
            for (; share > 1e-6; share /= 2) {
                next = new Falloff(at.a + share * step[0], at.b + share * step[1]);
                if (next.a > 0 && next.b > 0 && next.error(least, spread) < error) {
                    break;
                }
            }
            if (share <= 1e-6) {
                break;
            }
            at = next;
            error = at.error(least, spread);
        }
        return at;
    }

    private static double wanted(double d, double least, double spread) {
        return d < least ? 1 : Math.exp(-(d - least) / spread);
    }

    private double at(double d) {
        return 1 / (1 + a * Math.pow(d, 2 * b));
    }

    private double error(double least, double spread) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double d = 3 * spread * i / (POINTS - 1);
            double r = wanted(d, least, spread) - at(d);
            sum += r * r;
        }
        return sum;
    }

    private double[] step(double least, double spread) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ar = 0;
        double br = 0;
        for (int i = 1; i < POINTS; i++) {
            double d = 3 * spread * i / (POINTS - 1);
            double power = Math.pow(d, 2 * b);
            double value = at(d);
            double da = -value * value * power;
            double db = -value * value * a * power * 2 * Math.log(d);
            double r = wanted(d, least, spread) - value;
            aa += da * da;
            ab += da * db;
            bb += db * db;
            ar += da * r;
            br += db * r;
        }
        double det = aa * bb - ab * ab;
        return new double[] {(bb * ar - ab * br) / det, (aa * br - ab * ar) / det};
    }

    /** Times y_i - y_j is the pull on i; negative. */
    float pull(float squared) {
        if (squared <= 0) {
            return 0;
        }
        double power = Math.pow(squared, b);
        return (float) (-2 * a * b * power / squared / (1 + a * power));
    }

    /** Times y_i - y_j is the push on i; bounded where both are at one place. */
    float push(float squared) {
        return (float) (2 * b / ((APART + squared) * (1 + a * Math.pow(squared, b))));
    }
}
