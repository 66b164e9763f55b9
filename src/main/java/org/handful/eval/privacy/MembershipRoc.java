package org.handful.eval.privacy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.handful.math.Vectors;

/**
 * How many images that were learned from an attack finds (true positives, as a share of them) at what share of false alarms
 * among those that were not. Points from no alarm at all to all of them, one for each score that occurs.
 *
 * @param fpr false positives, 0..1, rising
 * @param tpr true positives, 0..1
 * @param members pooled over the attacked models
 * @param others pooled over the attacked models
 */
public record MembershipRoc(double[] fpr, double[] tpr, int members, int others) {
    /** @param score higher means: was learned from */
    public static MembershipRoc of(double[] score, boolean[] member) {
        Vectors.requireNumbers(score);
        int[] order = IntStream.range(0, score.length).boxed()
                .sorted((a, b) -> Double.compare(score[b], score[a])).mapToInt(Integer::intValue).toArray();
        int members = (int) IntStream.range(0, member.length).filter(i -> member[i]).count();
        int others = member.length - members;
        double[] fpr = new double[score.length + 1];
        double[] tpr = new double[score.length + 1];
        int points = 1;
        int found = 0;
        for (int i = 0; i < order.length; i++) {
            found += member[order[i]] ? 1 : 0;
            if (i + 1 == order.length || score[order[i]] != score[order[i + 1]]) {
                tpr[points] = (double) found / members;
                fpr[points++] = (double) (i + 1 - found) / others;
            }
        }
        return new MembershipRoc(Arrays.copyOf(fpr, points), Arrays.copyOf(tpr, points), members, others);
    }

    /** All models together: one score has the same meaning for each of them. */
    public static MembershipRoc pooled(double[][] score, boolean[][] in) {
        int n = score[0].length;
        double[] all = new double[score.length * n];
        boolean[] member = new boolean[all.length];
        for (int m = 0; m < score.length; m++) {
            for (int i = 0; i < n; i++) {
                all[m * n + i] = score[m][i];
                member[m * n + i] = in[m][i];
            }
        }
        return of(all, member);
    }

    /** Area under the curve: how often a learned image scores higher than another one, ties counting half; 0.5 is chance. */
    public double auc() {
        double area = 0;
        for (int i = 1; i < fpr.length; i++) {
            area += (fpr[i] - fpr[i - 1]) * 0.5 * (tpr[i] + tpr[i - 1]);
        }
        return area;
    }

    /** The largest share that is found with at most these false alarms. */
    public double tprAt(double alarms) {
        double best = 0;
        for (int i = 0; i < fpr.length && fpr[i] <= alarms; i++) {
            best = Math.max(best, tpr[i]);
        }
        return best;
    }

    /** Largest difference of true and false positives: 0 for an attack that knows nothing. */
    public double advantage() {
        return IntStream.range(0, fpr.length).mapToDouble(i -> tpr[i] - fpr[i]).max().orElse(0);
    }

    /** The same curve with about so many points, evenly far apart on a scale of logarithms; the rate of alarms only rises. */
    public MembershipRoc thinned(int points) {
        double least = 1.0 / Math.max(1, others);
        double factor = Math.pow(least, 1.0 / points);
        boolean[] kept = new boolean[fpr.length];
        double next = 0;
        for (int i = 0; i < fpr.length; i++) {
            boolean last = i + 1 == fpr.length || fpr[i + 1] > fpr[i];
            if (last && fpr[i] >= next) {
                kept[i] = true;
                next = Math.max(least, fpr[i]) / factor;
            }
        }
        kept[fpr.length - 1] = true;
        int[] at = IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
        return new MembershipRoc(Arrays.stream(at).mapToDouble(i -> fpr[i]).toArray(),
                Arrays.stream(at).mapToDouble(i -> tpr[i]).toArray(), members, others);
    }

    /** Whether there are enough false alarms to count at this rate: ten of them, at least. */
    public boolean resolves(double alarms) {
        return alarms * others >= 10;
    }
}
