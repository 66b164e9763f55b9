package org.handful.eval.calibration;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.eval.Scored;
import org.handful.eval.metric.Ece;
import org.handful.eval.metric.LogLoss;
import org.handful.math.SeededRandom;

/**
 * What temperature scaling would do to predictions for images that were not learned from: the temperature of each fold is
 * fitted on the other folds, so that the figures after it are honest.
 *
 * @param temperature fitted on all of them, what one would use
 * @param lossBefore negative log-likelihood, nats, @param eceBefore expected calibration error over the usual bins
 */
public record CrossFitTemperature(
        Temperature temperature, double lossBefore, double lossAfter, double eceBefore, double eceAfter, int n) {
    private static final int FOLDS = 5;

    /** @param scored at least two predictions; the same ones give the same figures */
    public static CrossFitTemperature of(List<Scored> scored) {
        int n = scored.size();
        double[][] p = scored.stream().map(Scored::probabilities).toArray(double[][]::new);
        int[] y = scored.stream().mapToInt(Scored::truth).toArray();
        int[] order = SeededRandom.permutation(n, SeededRandom.of(0, "temperature"));
        double[][] after = new double[n][];
        int folds = Math.min(FOLDS, n);
        for (int f = 0; f < folds; f++) {
            int fold = f;
            int[] others = IntStream.range(0, n).filter(i -> i % folds != fold).map(i -> order[i]).toArray();
            Temperature fitted = Temperature.ofProbabilities(IntStream.of(others).mapToObj(i -> p[i]).toArray(double[][]::new),
                    IntStream.of(others).map(i -> y[i]).toArray());
            for (int i = f; i < n; i += folds) {
                after[order[i]] = fitted.apply(p[order[i]]);
            }
        }
        return new CrossFitTemperature(Temperature.ofProbabilities(p, y), LogLoss.of(p, y), LogLoss.of(after, y),
                ece(p, y), ece(after, y), n);
    }

    private static double ece(double[][] p, int[] y) {
        double[] confidence = new double[y.length];
        boolean[] correct = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            Scored s = new Scored("", y[i], p[i], Map.of());
            confidence[i] = s.confidence();
            correct[i] = s.correct();
        }
        return Ece.of(confidence, correct, Ece.BINS);
    }
}
