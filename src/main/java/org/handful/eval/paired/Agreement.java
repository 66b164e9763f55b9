package org.handful.eval.paired;

import java.util.List;
import org.handful.eval.Scored;

/**
 * How alike the probabilities of two runs on the same images are: what a repetition is judged by.
 *
 * @param numbers probabilities that were compared
 * @param largest absolute difference between two of them
 * @param changed images for which another class came out
 * @param identical true when every probability has the same bits
 */
public record Agreement(int numbers, double largest, int changed, boolean identical) {
    /** @throws IllegalArgumentException when they are not about the same images and classes in the same order */
    public static Agreement of(List<Scored> first, List<Scored> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(first.size() + " predictions against " + second.size());
        }
        int numbers = 0;
        int changed = 0;
        double largest = 0;
        boolean identical = true;
        for (int i = 0; i < first.size(); i++) {
            Scored a = first.get(i);
            Scored b = second.get(i);
            if (!a.image().equals(b.image()) || a.probabilities().length != b.probabilities().length) {
                throw new IllegalArgumentException(a.image() + " against " + b.image());
            }
            for (int k = 0; k < a.probabilities().length; k++) {
                double p = a.probabilities()[k];
                double q = b.probabilities()[k];
                identical &= Double.doubleToLongBits(p) == Double.doubleToLongBits(q);
                largest = Math.max(largest, Math.abs(p - q));
                numbers++;
            }
            changed += a.predicted() == b.predicted() ? 0 : 1;
        }
        return new Agreement(numbers, largest, changed, identical);
    }
}
