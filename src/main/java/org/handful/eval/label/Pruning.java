package org.handful.eval.label;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.handful.eval.Scored;

/**
 * Ways to decide which labels are wrong, as in cleanlab 2.9. None ever flags an image whose label is as likely as any
 * other class, nor one of a class with a single image.
 */
public enum Pruning {
    /** Of the images labelled g the C[g][j] with the largest p_j - p_g, for every j: what the program uses. */
    BY_NOISE_RATE {
        @Override
        void mark(List<Scored> scored, int classes, ConfidentJoint c, boolean[] out) {
            for (int g = 0; g < classes; g++) {
                for (int j = 0; j < classes; j++) {
                    int given = g;
                    int other = j;
                    if (j != g) {
                        lowest(scored, g, c.pruned()[g][j],
                                s -> s.probabilities()[given] - s.probabilities()[other], out);
                    }
                }
            }
        }
    },
    /** Per class as many as are off the diagonal, those with the lowest p of their label. */
    BY_CLASS {
        @Override
        void mark(List<Scored> scored, int classes, ConfidentJoint c, boolean[] out) {
            for (int g = 0; g < classes; g++) {
                int given = g;
                int members = (int) scored.stream().filter(s -> s.truth() == given).count();
                lowest(scored, g, members - c.pruned()[g][g], s -> s.probabilities()[given], out);
            }
        }
    },
    /** What both of them flag. */
    BOTH {
        @Override
        void mark(List<Scored> scored, int classes, ConfidentJoint c, boolean[] out) {
            boolean[] other = new boolean[out.length];
            BY_NOISE_RATE.mark(scored, classes, c, out);
            BY_CLASS.mark(scored, classes, c, other);
            for (int i = 0; i < out.length; i++) {
                out[i] &= other[i];
            }
        }
    },
    /** Every image that is confidently of another class. */
    CONFIDENT {
        @Override
        void mark(List<Scored> scored, int classes, ConfidentJoint c, boolean[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = c.confident()[i] >= 0 && c.confident()[i] != scored.get(i).truth();
            }
        }
    },
    /** Every image whose likeliest class is another. */
    PREDICTED {
        @Override
        void mark(List<Scored> scored, int classes, ConfidentJoint c, boolean[] out) {
            Arrays.fill(out, true);
        }
    };

    abstract void mark(List<Scored> scored, int classes, ConfidentJoint c, boolean[] out);

    /** @return [n] which labels look wrong */
    public boolean[] flagged(List<Scored> scored, int classes) {
        boolean[] out = new boolean[scored.size()];
        int[] n = new int[classes];
        scored.forEach(s -> n[s.truth()]++);
        mark(scored, classes, ConfidentJoint.of(scored, classes), out);
        for (int i = 0; i < out.length; i++) {
            Scored s = scored.get(i);
            out[i] &= n[s.truth()] > 1 && s.confidence() > s.probabilities()[s.truth()] + ConfidentJoint.SLACK;
        }
        return out;
    }

    private static void lowest(
            List<Scored> scored, int given, int many, ToDoubleFunction<Scored> by, boolean[] out) {
        IntStream.range(0, scored.size()).filter(i -> scored.get(i).truth() == given).boxed()
                .sorted(Comparator.comparingDouble(i -> by.applyAsDouble(scored.get(i))))
                .limit(Math.max(0, many)).forEach(i -> out[i] = true);
    }
}
