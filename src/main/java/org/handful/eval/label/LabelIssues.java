package org.handful.eval.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handful.eval.Scored;

/**
 * Which labels look wrong, from predictions for images that were not learned from: confident learning.
 *
 * <pre>
 * margin       = max over j other than g of p_j  -  p_g                     1 surely wrong ... -1 surely right
 * </pre>
 *
 * <p>Of the images labelled g the C[g][j] of {@link ConfidentJoint} with the largest p_j - p_g are flagged, for every j
 * other than g (pruning by noise rate), except those whose likeliest class is their label. An image can only be flagged while its label has another image.
 *
 * <p>Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70, 2021; steps
 * and tie rules as in cleanlab 2.9. With fewer than about ten images per class the counts are nearly all 0 or 1: then the
 * ranking says more than the flag. Stateless, so safe from any thread.
 */
public final class LabelIssues {
    /**
     * A label and what speaks against it.
     *
     * @param position in the list that was asked about
     * @param suggested likeliest class other than the label; below 0 when there is no other class
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
        boolean[] flagged = Pruning.BY_NOISE_RATE.flagged(scored, classes);
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

    /** How many labels are wrong by confident learning: the images that are confidently, and likeliest, of another class. */
    public static int count(List<Scored> scored, int classes) {
        int n = 0;
        for (boolean wrong : Pruning.CONFIDENT.flagged(scored, classes)) {
            n += wrong ? 1 : 0;
        }
        return n;
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
}
