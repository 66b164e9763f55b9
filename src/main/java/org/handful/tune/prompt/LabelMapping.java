package org.handful.tune.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.handful.engine.LinearHead;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;
import org.handful.tune.training.HeadRule;

/**
 * Iterative label mapping (Chen, Yao, Chen, Zhang, Liu, Understanding and Improving Visual Prompting: A Label-Mapping
 * Perspective, CVPR 2023): each class takes the logit of one class of the pre-training, no two the same one.
 *
 * <pre>
 *   F[source, target] = images of the target that the network takes for the source
 *   again and again: the largest number of F gives a pair, and its row and column are deleted
 * </pre>
 *
 * <p>Of equal numbers the first one counts, source by source; so a target that no image speaks for takes the first source
 * that is left.
 */
public final class LabelMapping implements HeadRule {
    private record Pair(int source, int target, int count) {}

    @Override
    public LinearHead of(EmbeddingMatrix logits, int[] y, int classes, FitContext context) throws InputException {
        int sources = logits.dim();
        check(classes, sources);
        int[][] frequency = new int[sources][classes];
        for (int i = 0; i < y.length; i++) {
            frequency[likeliest(logits, i)][y[i]]++;
        }
        return LinearHead.mapping(greedy(frequency), sources);
    }

    /** @throws InputException when there are not enough classes of the pre-training */
    static void check(int classes, int sources) throws InputException {
        if (classes > sources) {
            throw new InputException(InputException.Problem.BAD_SETTING, "mapping", "labels",
                    Because.of("because.setting.mapping", classes, sources));
        }
    }

    private static int likeliest(EmbeddingMatrix logits, int row) {
        int best = 0;
        for (int s = 1; s < logits.dim(); s++) {
            best = logits.get(row, s) > logits.get(row, best) ? s : best;
        }
        return best;
    }

    /**
     * @param frequency [sources][targets], no fewer sources than targets
     * @return for each target its source
     */
    static int[] greedy(int[][] frequency) {
        int targets = frequency[0].length;
        List<Pair> pairs = new ArrayList<>();
        for (int s = 0; s < frequency.length; s++) {
            for (int t = 0; t < targets; t++) {
                if (frequency[s][t] > 0) {
                    pairs.add(new Pair(s, t, frequency[s][t]));
                }
            }
        }
        // Sorting keeps the order of equal ones: taking what is still free gives what deleting rows and columns gives.
        pairs.sort(Comparator.comparingInt(Pair::count).reversed());
        int[] out = new int[targets];
        Arrays.fill(out, -1);
        boolean[] taken = new boolean[frequency.length];
        for (Pair p : pairs) {
            if (out[p.target] < 0 && !taken[p.source]) {
                out[p.target] = p.source;
                taken[p.source] = true;
            }
        }
        int free = 0;
        for (int t = 0; t < targets; t++) {
            if (out[t] < 0) {
                while (taken[free]) {
                    free++;
                }
                out[t] = free;
                taken[free] = true;
            }
        }
        return out;
    }
}
