package org.handful.eval.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.handful.eval.Scored;
import org.handful.eval.split.SplitSpread;

/**
 * Cross-validation of the class that is nearer, in a world of two round classes. The truth is the mean accuracy on new
 * images of models that learn from as many as the splits do.
 */
final class SplitTrial {
    private static final int DIMENSIONS = 3;
    private static final int FOLDS = 5;
    private static final int REPEATS = 10;
    private static final Map<String, Double> TRUTHS = new ConcurrentHashMap<>();

    private SplitTrial() {}

    static boolean holds(int n, Random random) {
        double apart = new double[] {0.5, 1, 1.5}[random.nextInt(3)];
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++) {
            x[i] = image(i % 2, apart, random);
        }
        List<List<Scored>> splits = new ArrayList<>();
        List<Integer> learned = new ArrayList<>();
        for (int r = 0; r < REPEATS; r++) {
            int[] fold = folds(n, random);
            for (int f = 0; f < FOLDS; f++) {
                double[] w = direction(x, fold, f);
                List<Scored> tested = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    if (fold[i] == f) {
                        double second = side(w, x[i]) > 0 ? 1 : 0;
                        tested.add(new Scored("i" + i, i % 2, new double[] {1 - second, second}, Map.of()));
                    }
                }
                splits.add(tested);
                learned.add(n - tested.size());
            }
        }
        SplitSpread s = SplitSpread.of(splits, learned.stream().mapToInt(i -> i).toArray());
        return Double.isNaN(s.low())
                || Trials.inside(new org.handful.eval.Estimate(s.mean(), n, s.low(), s.high()), truth(n, apart));
    }

    private static double[] image(int label, double apart, Random random) {
        double[] x = new double[DIMENSIONS];
        Arrays.setAll(x, _ -> random.nextGaussian());
        x[0] += label == 1 ? apart : -apart;
        return x;
    }

    /** Images of one class go round the folds one after the other. */
    private static int[] folds(int n, Random random) {
        int[] fold = new int[n];
        int next = 0;
        for (int label = 0; label < 2; label++) {
            List<Integer> own = new ArrayList<>();
            for (int i = label; i < n; i += 2) {
                own.add(i);
            }
            java.util.Collections.shuffle(own, random);
            for (int i : own) {
                fold[i] = next++ % FOLDS;
            }
        }
        return fold;
    }

    /** Weights and, last, offset of the plane between the means of the images of the other folds. */
    private static double[] direction(double[][] x, int[] fold, int left) {
        double[][] mean = new double[2][DIMENSIONS];
        int[] n = new int[2];
        for (int i = 0; i < x.length; i++) {
            if (fold[i] != left) {
                n[i % 2]++;
                for (int j = 0; j < DIMENSIONS; j++) {
                    mean[i % 2][j] += x[i][j];
                }
            }
        }
        double[] w = new double[DIMENSIONS + 1];
        for (int j = 0; j < DIMENSIONS; j++) {
            double zero = mean[0][j] / n[0];
            double one = mean[1][j] / n[1];
            w[j] = one - zero;
            w[DIMENSIONS] -= w[j] * (one + zero) / 2;
        }
        return w;
    }

    private static double side(double[] w, double[] x) {
        double sum = w[DIMENSIONS];
        for (int j = 0; j < DIMENSIONS; j++) {
            sum += w[j] * x[j];
        }
        return sum;
    }

    private static double truth(int n, double apart) {
        return TRUTHS.computeIfAbsent(n + " " + apart, _ -> {
            Random random = new Random(n);
            int train = Math.round(n * (FOLDS - 1f) / FOLDS);
            double sum = 0;
            int models = 400;
            for (int m = 0; m < models; m++) {
                double[][] x = new double[train][];
                for (int i = 0; i < train; i++) {
                    x[i] = image(i % 2, apart, random);
                }
                double[] w = direction(x, new int[train], -1);
                for (int t = 0; t < 200; t++) {
                    sum += side(w, image(t % 2, apart, random)) > 0 == (t % 2 == 1) ? 1 : 0;
                }
            }
            return sum / models / 200;
        });
    }
}
