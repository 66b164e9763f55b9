package org.handful.engine.train;

/**
 * The gradient dropout of regularised mask tuning (Zheng et al., R-AMT, ICCV 2023, arXiv 2307.15049): where the gradient of
 * the images contradicts that of the frozen network's answers, it is dropped now and then.
 *
 * <pre>
 *   P = 1/2 (1 + sgn(a) (a + b) / (|a| + |b| + 1e-8));   M = [P &gt; U(0, 1)];   g = ((1 - lambda) + lambda M) a
 * </pre>
 */
public final class Agreement {
    private static final double TINY = 1e-8;

    private Agreement() {}

    /** The probability with which a number of the gradient stays. */
    public static double keep(double a, double b) {
        return 0.5 * (1 + Math.signum(a) * (a + b) / (Math.abs(a) + Math.abs(b) + TINY));
    }

    /**
     * By how much each number of the gradient is multiplied.
     *
     * @param u uniform in 0..1, as many as a
     */
    public static float[] factors(float[] a, float[] b, double[] u, double lambda) {
        float[] out = new float[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) ((1 - lambda) + (keep(a[i], b[i]) > u[i] ? lambda : 0));
        }
        return out;
    }
}
