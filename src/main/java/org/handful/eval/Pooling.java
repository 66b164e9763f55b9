package org.handful.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one prediction of the several that repeated cross-validation has of an image, so that an interval is about
 * images and not about repeats.
 */
public final class Pooling {
    private Pooling() {}

    /**
     * The mean of the probabilities per image name, in the order in which the images first appear.
     *
     * @throws IllegalArgumentException when predictions of one image differ in its class or in the number of classes
     */
    public static List<Scored> average(List<Scored> predictions) {
        Map<String, List<Scored>> byImage = new LinkedHashMap<>();
        predictions.forEach(p -> byImage.computeIfAbsent(p.image(), i -> new ArrayList<>()).add(p));
        return byImage.values().stream().map(Pooling::mean).toList();
    }

    private static Scored mean(List<Scored> ofImage) {
        Scored first = ofImage.getFirst();
        double[] mean = new double[first.probabilities().length];
        for (Scored s : ofImage) {
            if (s.truth() != first.truth() || s.probabilities().length != mean.length) {
                throw new IllegalArgumentException(s.image() + " is scored against different classes");
            }
            for (int k = 0; k < mean.length; k++) {
                mean[k] += s.probabilities()[k] / ofImage.size();
            }
        }
        return new Scored(first.image(), first.truth(), mean, first.attributes());
    }
}
