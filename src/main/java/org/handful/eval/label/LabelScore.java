package org.handful.eval.label;

import java.util.Arrays;
import java.util.List;
import org.handful.eval.Scored;

/** How well a label stands, 0 wrong ... 1 right. Kuan and Mueller, "Model-agnostic label quality scoring", 2022. */
public enum LabelScore {
    /** p of the label: best for images of none of the classes. */
    SELF_CONFIDENCE {
        @Override
        public double of(double[] p, int label) {
            return p[label];
        }
    },
    /** (p of the label - largest p of the others + 1) / 2: best for images of another class. */
    MARGIN {
        @Override
        public double of(double[] p, int label) {
            double most = 0;
            for (int k = 0; k < p.length; k++) {
                most = k == label ? most : Math.max(most, p[k]);
            }
            return (p[label] - most + 1) / 2;
        }
    },
    /** ln(1 + s) / s with s = H(p) / (ln K max(p_y, 1e-6)): doubt that is spread over many classes counts too. */
    ENTROPY {
        @Override
        public double of(double[] p, int label) {
            double entropy = -Arrays.stream(p).filter(v -> v > 0).map(v -> v * Math.log(v)).sum();
            double s = Math.max(LEAST, entropy / (Math.log(p.length) * Math.max(p[label], LEAST)));
            return Math.log1p(s) / s;
        }
    };

    private static final double LEAST = 1e-6;

    /** @param p [K] out-of-sample probabilities */
    public abstract double of(double[] p, int label);

    /**
     * Probabilities as they would be if the model were as sure of every class: p - t + max(t), normalised, with t the mean
     * of p_k over the images labelled k.
     */
    public static List<Scored> adjusted(List<Scored> scored, int classes) {
        double[] t = ConfidentJoint.of(scored, classes).thresholds();
        double most = Arrays.stream(t).max().orElse(0);
        return scored.stream().map(s -> {
            double[] p = new double[classes];
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                p[k] = s.probabilities()[k] - t[k] + most;
                sum += p[k];
            }
            for (int k = 0; k < classes; k++) {
                p[k] /= sum;
            }
            return new Scored(s.image(), s.truth(), p, s.attributes());
        }).toList();
    }
}
