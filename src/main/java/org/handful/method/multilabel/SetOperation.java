package org.handful.method.multilabel;

/**
 * Operations on embeddings that make one whose labels are those of two images, those that both have, or those of the
 * first alone. Values below 0 count as 0, since the operations are about what is there: union a + b, intersection
 * min(a, b), difference max(a - b, 0). Then difference + intersection = a exactly.
 *
 * <p>The analytic part of LaSO: Alfassy, Karlinsky, Aides, Shtok, Harary, Feris, Giryes and Bronstein, "LaSO:
 * Label-Set Operations Networks for Multi-Label Few-Shot Learning", CVPR 2019. Its networks, which correct these values,
 * have to be trained on many images with several labels.
 */
public enum SetOperation {
    UNION {
        @Override
        double of(double a, double b) {
            return a + b;
        }

        @Override
        boolean of(boolean a, boolean b) {
            return a || b;
        }
    },
    INTERSECTION {
        @Override
        double of(double a, double b) {
            return Math.min(a, b);
        }

        @Override
        boolean of(boolean a, boolean b) {
            return a && b;
        }
    },
    DIFFERENCE {
        @Override
        double of(double a, double b) {
            return Math.max(a - b, 0);
        }

        @Override
        boolean of(boolean a, boolean b) {
            return a && !b;
        }
    };

    /** Of one coordinate, neither below 0. */
    abstract double of(double a, double b);

    /** Of one label. */
    abstract boolean of(boolean a, boolean b);

    double[] of(float[] a, float[] b) {
        double[] out = new double[a.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = of(Math.max(a[j], 0.0), Math.max(b[j], 0.0));
        }
        return out;
    }

    boolean[] of(boolean[] a, boolean[] b) {
        boolean[] out = new boolean[a.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = of(a[k], b[k]);
        }
        return out;
    }
}
