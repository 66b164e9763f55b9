package org.handful.eval.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handful.eval.episode.EpisodeMean;

/**
 * Accuracy over the number of images per class, each size measured several times with other images of the same kind.
 *
 * @param shots images per class, ascending
 * @param accuracy [size][repeat], 0..1
 * @param perClass [size][class] mean share of test images that were recognised; NaN without test images; may be empty
 */
public record ShotsCurve(int[] shots, double[][] accuracy, double[][] perClass) {
    private static final int STEPS = 4;
    private static final double[] ROUND = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995};

    /** One size: low and high are 95 % of the mean where it was measured, 10 to 90 % of the curves beyond. */
    public record Point(double n, double low, double high) {}

    /** @param gain by twice as many images, 0..1 */
    public record Gain(int label, double gain) {}

    /** @param size index into the shots */
    public EpisodeMean at(int size) {
        return EpisodeMean.of(accuracy[size]);
    }

    /** The next round figure above what the most images gave. */
    public double nextTarget() {
        double reached = at(shots.length - 1).mean();
        return Arrays.stream(ROUND).filter(t -> t > reached + 0.005).findFirst().orElse(1);
    }

    /** @param target accuracy, 0..1 @param seed of the draws from the repeats */
    public ImagesNeeded needed(double target, long seed) {
        return ImagesNeeded.of(shots, accuracy, draws(seed).orElse(null), target);
    }

    /** From the largest size to four times that; empty where there are too few sizes or repeats. */
    public List<Point> beyond(long seed) {
        List<Point> out = new ArrayList<>();
        draws(seed).ifPresent(d -> {
            for (int i = 0; i <= STEPS; i++) {
                double n = shots[shots.length - 1] * Math.pow(4, (double) i / STEPS);
                LogLinear.Range range = d.at(n);
                out.add(new Point(n, range.low(), range.high()));
            }
        });
        return out;
    }

    /** The class that twice as many images would help most, by the line through its own figures. */
    public Optional<Gain> mostGaining() {
        if (perClass.length < ImagesNeeded.FEWEST_SIZES) {
            return Optional.empty();
        }
        double[] x = Arrays.stream(shots).asDoubleStream().toArray();
        Gain best = null;
        for (int k = 0; k < perClass[0].length; k++) {
            int label = k;
            double[] y = Arrays.stream(perClass).mapToDouble(c -> c[label]).toArray();
            double gain = Math.min(LogLinear.fit(x, y).b(), 1 - y[y.length - 1]);
            if (gain > 0 && (best == null || gain > best.gain)) {
                best = new Gain(k, gain);
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<CurveDraws> draws(long seed) {
        boolean enough = shots.length >= ImagesNeeded.FEWEST_SIZES
                && Arrays.stream(accuracy).allMatch(a -> a.length >= ImagesNeeded.FEWEST_REPEATS);
        return enough ? Optional.of(CurveDraws.of(shots, accuracy, CurveDraws.DRAWS, seed)) : Optional.empty();
    }
}
