package org.handful.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which labels look wrong, from predictions for images that were not learned from: confident learning.
 *
 * <pre>
 * t_k          = mean of p_k over the images labelled k                     how sure of k the model is when k is given
 * C[g][j]      = number of images labelled g whose likeliest class is j among those with p_j >= t_j
 * margin       = max over j other than g of p_j  -  p_g                     1 surely wrong ... -1 surely right
 * </pre>
 *
 * <p>C is scaled so that its rows sum to the number of images of each label and rounded; then of the images labelled g
 * the C[g][j] with the largest p_j - p_g are flagged, for every j other than g (pruning by noise rate), except those whose
 * likeliest class is their label. An image can only be flagged while its label has another image.
 *
 * <p>Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70, 2021; steps
 * and tie rules as in cleanlab 2.9. With fewer than about ten images per class the counts are nearly all 0 or 1: then the
 * ranking says more than the flag. Stateless, so safe from any thread.
 */
public final class LabelIssues {
    /** Slack that cleanlab gives comparisons of probabilities. */
    private static final double SLACK = 1e-6;

    private static final double LEAST_THRESHOLD = 2 * SLACK;
    /** Of a class without images: no probability reaches it. */
    private static final double UNREACHABLE = 2;

    /**
     * A label and what speaks against it.
     *
     * @param position in the list that was asked about
     * @param suggested likeliest class other than the label
     * @param margin probability of the suggested class minus that of the label, -1..1
     * @param flagged whether confident learning takes it for wrong
     */
    public record Doubt(int position, int suggested, double margin, boolean flagged) {}

    private LabelIssues() {}

    /**
     * All images, the most doubtful label first; equal margins in the order of the list.
     *
     * @param scored out-of-sample predictions; the truth is the label that is doubted
     * @param classes length of every probability vector
     */
    public static List<Doubt> rank(List<Scored> scored, int classes) {
        boolean[] flagged = flagged(scored, classes);
        List<Doubt> doubts = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            Scored s = scored.get(i);
            int other = likeliestOther(s);
            double margin = other < 0 ? -1 : s.probabilities()[other] - s.probabilities()[s.truth()];
            doubts.add(new Doubt(i, other, margin, flagged[i]));
        }
        doubts.sort(Comparator.comparingDouble(Doubt::margin).reversed());
        return List.copyOf(doubts);
    }

    /** t_k for every class. */
    static double[] thresholds(List<Scored> scored, int classes) {
        double[] sum = new double[classes];
        int[] n = counts(scored, classes);
        scored.forEach(s -> sum[s.truth()] += s.probabilities()[s.truth()]);
        for (int k = 0; k < classes; k++) {
            sum[k] = n[k] == 0 ? UNREACHABLE : Math.max(LEAST_THRESHOLD, sum[k] / n[k]);
        }
        return sum;
    }

    /** C, rows given, columns likely; the diagonal at least 1. */
    static int[][] confidentJoint(List<Scored> scored, int classes) {
        double[] t = thresholds(scored, classes);
        int[][] joint = new int[classes][classes];
        for (Scored s : scored) {
            int likely = -1;
            for (int k = 0; k < classes; k++) {
                double p = s.probabilities()[k];
                if (p >= t[k] - SLACK && (likely < 0 || p > s.probabilities()[likely])) {
                    likely = k;
                }
            }
            if (likely >= 0) {
                joint[s.truth()][likely]++;
            }
        }
        for (int k = 0; k < classes; k++) {
            joint[k][k] = Math.max(1, joint[k][k]);
        }
        return joint;
    }

    /** C with rows that sum to the number of images of each label. */
    static int[][] calibrated(List<Scored> scored, int classes) {
        int[][] joint = confidentJoint(scored, classes);
        int[] n = counts(scored, classes);
        int[][] out = new int[classes][];
        for (int g = 0; g < classes; g++) {
            double scale = (double) n[g] / Arrays.stream(joint[g]).sum();
            out[g] = rounded(Arrays.stream(joint[g]).mapToDouble(c -> c * scale).toArray());
        }
        return out;
    }

    private static boolean[] flagged(List<Scored> scored, int classes) {
        int[][] joint = calibrated(scored, classes);
        int[] n = counts(scored, classes);
        boolean[] flagged = new boolean[scored.size()];
        for (int g = 0; g < classes; g++) {
            int given = g;
            int[] members = IntStream.range(0, scored.size()).filter(i -> scored.get(i).truth() == given).toArray();
            if (n[g] <= 1) {
                continue;
            }
            int[] prune = keepingOne(joint[g], g);
            for (int j = 0; j < classes; j++) {
                if (j != g) {
                    flagLargest(scored, members, g, j, prune[j], flagged);
                }
            }
        }
        for (int i = 0; i < flagged.length; i++) {
            Scored s = scored.get(i);
            flagged[i] &= s.confidence() > s.probabilities()[s.truth()] + SLACK;
        }
        return flagged;
    }

    private static void flagLargest(
            List<Scored> scored, int[] members, int given, int other, int many, boolean[] flagged) {
        Arrays.stream(members).boxed()
                .sorted(Comparator.comparingDouble((Integer i) ->
                        scored.get(i).probabilities()[given] - scored.get(i).probabilities()[other]))
                .limit(many)
                .forEach(i -> flagged[i] = true);
    }

    /** At least one image keeps its label: what that takes is taken evenly from the others. */
    private static int[] keepingOne(int[] row, int given) {
        int lacking = Math.max(0, 1 - row[given]);
        long others = IntStream.range(0, row.length).filter(j -> j != given && row[j] > 0).count();
        if (lacking == 0 || others == 0) {
            return row;
        }
        double[] out = Arrays.stream(row).asDoubleStream().toArray();
        for (int j = 0; j < out.length; j++) {
            out[j] = j == given ? 1 : out[j] > 0 ? Math.max(0, out[j] - (double) lacking / others) : 0;
        }
        return rounded(out);
    }

    /** Whole numbers with the same sum; what rounding changed goes to, or comes from, those it changed most. */
    private static int[] rounded(double[] values) {
        int[] out = Arrays.stream(values).mapToInt(v -> (int) Math.rint(v)).toArray();
        int missing = (int) Math.rint(Arrays.stream(values).sum()) - Arrays.stream(out).sum();
        IntStream.range(0, values.length).boxed()
                .sorted(Comparator.comparingDouble(i -> Integer.signum(missing) * (out[i] - values[i])))
                .limit(Math.abs(missing)).toList()
                .forEach(i -> out[i] += Integer.signum(missing));
        return out;
    }

    private static int likeliestOther(Scored s) {
        int best = -1;
        for (int k = 0; k < s.probabilities().length; k++) {
            if (k != s.truth() && (best < 0 || s.probabilities()[k] > s.probabilities()[best])) {
                best = k;
            }
        }
        return best;
    }

    private static int[] counts(List<Scored> scored, int classes) {
        int[] n = new int[classes];
        scored.forEach(s -> n[s.truth()]++);
        return n;
    }
}
