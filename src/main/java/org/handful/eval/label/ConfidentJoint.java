package org.handful.eval.label;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.eval.Scored;

/**
 * How many images of each label are confidently of each class: the counts that confident learning prunes by.
 *
 * <pre>
 * t_k          = mean of p_k over the images labelled k                     how sure of k the model is when k is given
 * C[g][j]      = number of images labelled g whose likeliest class is j among those with p_j >= t_j
 * </pre>
 *
 * @param thresholds [K] t; 2, which nothing reaches, for a class without images
 * @param raw [K][K] C, rows given, the diagonal at least 1
 * @param calibrated C with rows that sum to the number of images of each label
 * @param pruned the same with at least one image on the diagonal: how many of each cell to take for wrong
 * @param confident [n] the class an image confidently is; below 0 when none
 */
record ConfidentJoint(double[] thresholds, int[][] raw, int[][] calibrated, int[][] pruned, int[] confident) {
    /** Slack that cleanlab gives comparisons of probabilities. */
    static final double SLACK = 1e-6;

    private static final double LEAST_THRESHOLD = 2 * SLACK;
    private static final double UNREACHABLE = 2;

    static ConfidentJoint of(List<Scored> scored, int classes) {
        int[] n = new int[classes];
        scored.forEach(s -> n[s.truth()]++);
        double[] t = thresholds(scored, n);
        int[][] raw = new int[classes][classes];
        int[] confident = new int[scored.size()];
        for (int i = 0; i < confident.length; i++) {
            Scored s = scored.get(i);
            confident[i] = -1;
            for (int k = 0; k < classes; k++) {
                double p = s.probabilities()[k];
                if (p >= t[k] - SLACK && (confident[i] < 0 || p > s.probabilities()[confident[i]])) {
                    confident[i] = k;
                }
            }
            if (confident[i] >= 0) {
                raw[s.truth()][confident[i]]++;
            }
        }
        int[][] calibrated = new int[classes][];
        int[][] pruned = new int[classes][];
        for (int g = 0; g < classes; g++) {
            raw[g][g] = Math.max(1, raw[g][g]);
            double scale = (double) n[g] / Arrays.stream(raw[g]).sum();
            calibrated[g] = rounded(Arrays.stream(raw[g]).mapToDouble(c -> c * scale).toArray());
            pruned[g] = keepingOne(calibrated[g], g);
        }
        return new ConfidentJoint(t, raw, calibrated, pruned, confident);
    }

    /** Share of all images in each cell. */
    double[][] joint() {
        double n = Arrays.stream(calibrated).flatMapToInt(Arrays::stream).sum();
        return Arrays.stream(calibrated).map(row -> Arrays.stream(row).mapToDouble(c -> c / n).toArray())
                .toArray(double[][]::new);
    }

    private static double[] thresholds(List<Scored> scored, int[] n) {
        double[] sum = new double[n.length];
        scored.forEach(s -> sum[s.truth()] += s.probabilities()[s.truth()]);
        for (int k = 0; k < n.length; k++) {
            sum[k] = n[k] == 0 ? UNREACHABLE : Math.max(LEAST_THRESHOLD, sum[k] / n[k]);
        }
        return sum;
    }

    /** At least one image keeps its label: what that takes is taken evenly from the others. */
    private static int[] keepingOne(int[] row, int given) {
        int lacking = Math.max(0, 1 - row[given]);
        long others = IntStream.range(0, row.length).filter(j -> j != given && row[j] > 0).count();
        double[] out = Arrays.stream(row).asDoubleStream().toArray();
        out[given] += lacking;
        for (int j = 0; j < out.length && others > 0; j++) {
            if (j != given && out[j] > 0) {
                out[j] = Math.max(0, out[j] - (double) lacking / others);
            }
        }
        return rounded(out);
    }

    /** Whole numbers with the same sum; what rounding changed goes to, or comes from, those it changed most. */
    private static int[] rounded(double[] values) {
        int[] out = Arrays.stream(values).mapToInt(v -> (int) Math.rint(v)).toArray();
        int missing = (int) Math.rint(Arrays.stream(values).sum()) - Arrays.stream(out).sum();
        IntStream.range(0, values.length).boxed()
                .sorted((a, b) -> Double.compare(Integer.signum(missing) * (out[a] - values[a]),
                        Integer.signum(missing) * (out[b] - values[b])))
                .limit(Math.abs(missing)).toList()
                .forEach(i -> out[i] += Integer.signum(missing));
        return out;
    }
}
