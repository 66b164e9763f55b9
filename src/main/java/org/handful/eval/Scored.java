package org.handful.eval;

import java.util.Map;

/**
 * One test image with what was predicted for it.
 *
 * @param truth class index
 * @param probabilities [K], sum 1; refused where one is NaN
 * @param attributes attribute name to value; absent when not given
 */
public record Scored(String image, int truth, double[] probabilities, Map<String, String> attributes) {
    public Scored {
        for (double p : probabilities) {
            if (Double.isNaN(p)) {
                throw new IllegalArgumentException(image + ": NaN is no probability");
            }
        }
    }

    /** The class with the largest probability; the lowest index on ties. */
    public int predicted() {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            if (probabilities[k] > probabilities[best]) {
                best = k;
            }
        }
        return best;
    }

    public boolean correct() {
        return predicted() == truth;
    }

    public double confidence() {
        return probabilities[predicted()];
    }
}
