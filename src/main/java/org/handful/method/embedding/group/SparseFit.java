package org.handful.method.embedding.group;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.handful.math.SeededRandom;
import org.handful.math.Vectors;
import org.handful.math.softmax.SparseSoftmax;
import org.handful.method.FitContext;
import org.handful.model.LabelledEmbeddings;

/** The sparse heads of {@link Dfr} on balanced subsets of one support set. */
record SparseFit(Standardised features, LabelledEmbeddings support, Groups groups, FitContext context) {
    private static final double[] GRID = {1, 0.7, 0.3, 0.1, 0.07, 0.03, 0.01};
    private static final int ITERATIONS = 300;

    /** As many images of each group as the smallest has, in a random order. */
    int[] balanced(Random random) {
        int[] taken = new int[groups.counts().length];
        return Arrays.stream(SeededRandom.permutation(support.y().length, random))
                .filter(i -> taken[groups.of()[i]]++ < groups.smallest()).toArray();
    }

    /** For {@link #solve}: what is cut short is to be thrown away. */
    BooleanSupplier untilStopped() {
        return () -> !context.cancel().stopRequested();
    }

    /** @param goOn asked after every step */
    double[] solve(int[] rows, double c, double[] start, BooleanSupplier goOn) {
        int dim = features.mean().length;
        double[] x = new double[rows.length * dim];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(features.x(), rows[i] * dim, x, i * dim, dim);
        }
        int[] labels = Arrays.stream(rows).map(i -> support.y()[i]).toArray();
        return SparseSoftmax.minimise(x, labels, support.classes(), c, start, ITERATIONS, () -> {
            context.cancel().betweenSteps();
            return goOn.getAsBoolean();
        });
    }

    /** The C that is best for the worst group, by halves; of those that were tried when a person stops. */
    double chosen(Random random) {
        int[] all = balanced(random);
        int[] seen = new int[groups.counts().length];
        int half = groups.smallest() / 2;
        boolean[] learn = new boolean[all.length];
        for (int i = 0; i < all.length; i++) {
            learn[i] = seen[groups.of()[all[i]]]++ < half;
        }
        int[] first = IntStream.range(0, all.length).filter(i -> learn[i]).map(i -> all[i]).toArray();
        int[] second = IntStream.range(0, all.length).filter(i -> !learn[i]).map(i -> all[i]).toArray();
        double best = -1;
        double chosen = GRID[0];
        double[] found = new double[support.classes() * (features.mean().length + 1)];
        for (double c : GRID) {
            found = solve(first, c, found, untilStopped());
            if (context.cancel().stopRequested()) {
                break;
            }
            double worst = worst(found, second);
            if (worst > best) {
                best = worst;
                chosen = c;
            }
        }
        return chosen;
    }

    private double worst(double[] found, int[] rows) {
        int dim = features.mean().length;
        int classes = support.classes();
        double[] right = new double[groups.counts().length];
        double[] asked = new double[right.length];
        double[] z = new double[classes];
        for (int i : rows) {
            for (int k = 0; k < classes; k++) {
                z[k] = Vectors.dot(found, k * dim, features.x(), i * dim, dim) + found[classes * dim + k];
            }
            right[groups.of()[i]] += Vectors.argmax(z) == support.y()[i] ? 1 : 0;
            asked[groups.of()[i]]++;
        }
        return IntStream.range(0, right.length).mapToDouble(g -> right[g] / Math.max(1, asked[g])).min().orElse(0);
    }
}
