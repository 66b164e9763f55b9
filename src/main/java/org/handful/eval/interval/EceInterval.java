package org.handful.eval.interval;

import java.util.List;
import org.handful.eval.Estimate;
import org.handful.eval.Scored;
import org.handful.eval.calibration.CalibrationCurve;
import org.handful.eval.proportion.ProportionInterval;

/**
 * Expected calibration error with its 95 % interval: the least and the largest error of all accuracies per bin that lie in
 * exact intervals which hold together ({@link Joint}). Wide for few images, and rightly so: even perfect probabilities show
 * an error then. A bootstrap adds that to itself, and does not hold the truth.
 */
public final class EceInterval {
    private EceInterval() {}

    /** @param bins of equal width; NaN without predictions */
    public static Estimate of(List<Scored> predictions, int bins) {
        boolean[] correct = new boolean[predictions.size()];
        double[] confidence = new double[correct.length];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = predictions.get(i).correct();
            confidence[i] = predictions.get(i).confidence();
        }
        return of(confidence, correct, bins);
    }

    static Estimate of(double[] confidence, boolean[] correct, int bins) {
        if (confidence.length == 0) {
            return new Estimate(Double.NaN, 0, Double.NaN, Double.NaN);
        }
        CalibrationCurve curve = CalibrationCurve.equalWidth(confidence, correct, bins);
        double low = 0;
        double high = 0;
        for (CalibrationCurve.Bin bin : curve.bins()) {
            ProportionInterval.Bounds b =
                    Joint.of((int) Math.round(bin.accuracy() * bin.n()), bin.n(), curve.bins().size());
            low += bin.n() * Math.max(0, Math.max(b.low() - bin.confidence(), bin.confidence() - b.high()));
            high += bin.n() * Math.max(b.high() - bin.confidence(), bin.confidence() - b.low());
        }
        return new Estimate(curve.expected(), curve.n(), low / curve.n(), high / curve.n());
    }
}
