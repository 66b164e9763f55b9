package org.handful.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handful.eval.metric.Brier;
import org.handful.eval.metric.Ece;
import org.handful.eval.metric.LogLoss;
import org.handful.eval.metric.Wilson;
import org.handful.eval.subgroup.Crossing;

/**
 * Turns predictions into every figure that is shown, so that the window, the command line and the report cannot differ.
 * Stateless, so safe from any thread.
 */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Without any image all counts are 0 and all figures NaN.
     *
     * @param classes names; index k is column k of every probability vector
     * @param attributes one {@link SubgroupReport} is made for each, in this order
     * @throws IllegalArgumentException for a truth that is no class, or probabilities that are not K numbers in 0..1
     */
    public static Evaluation evaluate(List<String> classes, List<String> attributes, List<Scored> scored) {
        scored.forEach(s -> check(s, classes.size()));
        int[][] confusion = new int[classes.size()][classes.size()];
        for (Scored s : scored) {
            confusion[s.truth()][s.predicted()]++;
        }
        List<ClassResult> perClass = perClass(classes, confusion);
        return new Evaluation(
                accuracy(perClass),
                perClass.stream().filter(c -> c.n() > 0).mapToDouble(ClassResult::accuracy).average()
                        .orElse(Double.NaN),
                perClass,
                confusion,
                attributes.stream().map(a -> Subgroups.report(Crossing.of(a), classes, scored, 1)).toList(),
                calibration(scored));
    }

    private static List<ClassResult> perClass(List<String> classes, int[][] confusion) {
        List<ClassResult> results = new ArrayList<>();
        for (int k = 0; k < confusion.length; k++) {
            int n = Arrays.stream(confusion[k]).sum();
            int correct = confusion[k][k];
            Wilson interval = Wilson.of(correct, n);
            results.add(new ClassResult(
                    classes.get(k), n, correct, (double) correct / n, interval.low(), interval.high()));
        }
        return List.copyOf(results);
    }

    private static Estimate accuracy(List<ClassResult> perClass) {
        int n = perClass.stream().mapToInt(ClassResult::n).sum();
        int correct = perClass.stream().mapToInt(ClassResult::correct).sum();
        Wilson interval = Wilson.of(correct, n);
        return new Estimate((double) correct / n, n, interval.low(), interval.high());
    }

    private static Calibration calibration(List<Scored> scored) {
        int n = scored.size();
        double[][] probabilities = new double[n][];
        double[] confidence = new double[n];
        boolean[] correct = new boolean[n];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            probabilities[i] = scored.get(i).probabilities();
            confidence[i] = scored.get(i).confidence();
            correct[i] = scored.get(i).correct();
            truth[i] = scored.get(i).truth();
        }
        return new Calibration(
                Ece.of(confidence, correct, Ece.BINS), Ece.BINS, LogLoss.of(probabilities, truth),
                Brier.of(probabilities, truth));
    }

    private static void check(Scored s, int classes) {
        if (s.truth() < 0 || s.truth() >= classes || s.probabilities().length != classes) {
            throw new IllegalArgumentException(s.image() + ": class " + s.truth() + " and "
                    + s.probabilities().length + " probabilities for " + classes + " classes");
        }
        for (double p : s.probabilities()) {
            // A softmax in float precision may pass 1 by a rounding step. The comparison refuses NaN as well.
            if (!(p >= 0 && p <= 1 + 1e-6)) {
                throw new IllegalArgumentException(s.image() + ": " + p + " is no probability");
            }
        }
    }
}
