package org.handful.ui.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.handful.eval.Estimate;
import org.handful.eval.Scored;
import org.handful.eval.metric.Wilson;

/** How often predictions of each confidence are right: ten equal bins of the confidence, empty ones left out. */
final class Reliability {
    private static final int BINS = 10;

    /**
     * @param low exclusive, but for the first bin
     * @param high inclusive
     * @param confidence mean over the bin's images
     * @param accuracy share of them that is right, with its Wilson interval
     */
    record Bin(double low, double high, int n, double confidence, Estimate accuracy) {}

    private Reliability() {}

    static List<Bin> of(List<Scored> predictions) {
        List<Bin> out = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            double low = (double) b / BINS;
            double high = (double) (b + 1) / BINS;
            List<Scored> in = predictions.stream()
                    .filter(s -> (s.confidence() > low || low == 0) && s.confidence() <= high).toList();
            if (!in.isEmpty()) {
                int right = (int) in.stream().filter(Scored::correct).count();
                out.add(new Bin(low, high, in.size(),
                        in.stream().mapToDouble(Scored::confidence).average().orElseThrow(),
                        estimate(right, in.size())));
            }
        }
        return out;
    }

    private static Estimate estimate(int right, int n) {
        Wilson interval = Wilson.of(right, n);
        return new Estimate((double) right / n, n, interval.low(), interval.high());
    }
}
