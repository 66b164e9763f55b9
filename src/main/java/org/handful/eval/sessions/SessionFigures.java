package org.handful.eval.sessions;

import java.util.Arrays;
import java.util.List;
import org.handful.eval.Estimate;
import org.handful.eval.metric.Wilson;

/**
 * What a classifier does after one session, on test images of every class that it has seen so far.
 *
 * @param session 0 for the base session
 * @param added classes that this session brought
 * @param classes classes seen so far
 * @param accuracy over all test images of these
 * @param base mean accuracy per base class
 * @param fresh mean accuracy per class that was added; NaN before any was
 * @param harmonic 2 base fresh / (base + fresh + 1e-12); NaN before any class was added
 */
public record SessionFigures(int session, List<String> added, int classes, Estimate accuracy, double base,
        double fresh, double harmonic) {
    public SessionFigures {
        added = List.copyOf(added);
    }

    /**
     * @param baseClasses classes 0 .. baseClasses-1 are the base classes
     * @param truth true class of each test image, below {@code classes}
     * @param predicted class that it was given
     */
    public static SessionFigures of(
            int session, List<String> added, int baseClasses, int classes, int[] truth, int[] predicted) {
        int[] n = new int[classes];
        int[] hits = new int[classes];
        for (int i = 0; i < truth.length; i++) {
            n[truth[i]]++;
            hits[truth[i]] += predicted[i] == truth[i] ? 1 : 0;
        }
        int right = Arrays.stream(hits).sum();
        Wilson w = Wilson.of(right, truth.length);
        double base = mean(n, hits, 0, baseClasses);
        double fresh = mean(n, hits, baseClasses, classes);
        return new SessionFigures(session, added, classes,
                new Estimate((double) right / truth.length, truth.length, w.low(), w.high()), base, fresh,
                2 * base * fresh / (base + fresh + 1e-12));
    }

    /** Over the classes with a test image; NaN without one. */
    private static double mean(int[] n, int[] hits, int from, int to) {
        double sum = 0;
        int classes = 0;
        for (int k = from; k < to; k++) {
            if (n[k] > 0) {
                sum += (double) hits[k] / n[k];
                classes++;
            }
        }
        return sum / classes;
    }
}
