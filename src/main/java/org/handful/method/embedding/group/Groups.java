package org.handful.method.embedding.group;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handful.method.FitContext;
import org.handful.model.LabelledEmbeddings;

/**
 * The images of a support set by class and value of one attribute; those of a class without a value are a group, too.
 * Without attributes every class is a group. Groups have no images of their own order: they are numbered as they come.
 *
 * @param of number of the group of each image
 * @param counts images of each group
 */
record Groups(int[] of, int[] counts) {
    static final String ATTRIBUTE = "Number of the attribute whose values make the groups, in the order in which the "
            + "project lists them; 0 takes all of them together. Without attributes every class is a group.";

    /** @param attribute from 1; 0 for all */
    static Groups of(LabelledEmbeddings support, FitContext context, int attribute) {
        List<int[]> all = context.extras().attributes();
        List<int[]> used = attribute == 0 ? all : attribute <= all.size() ? List.of(all.get(attribute - 1)) : List.of();
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        int[] of = new int[support.y().length];
        for (int i = 0; i < of.length; i++) {
            Integer[] key = new Integer[used.size() + 1];
            key[0] = support.y()[i];
            for (int a = 0; a < used.size(); a++) {
                key[a + 1] = used.get(a)[i];
            }
            of[i] = numbers.computeIfAbsent(List.of(key), k -> numbers.size());
        }
        int[] counts = new int[numbers.size()];
        Arrays.stream(of).forEach(g -> counts[g]++);
        return new Groups(of, counts);
    }

    /** By how much each image counts so that every group counts the same: N / (groups n_g), 1 on average. */
    double[] weights() {
        return Arrays.stream(of).mapToDouble(g -> (double) of.length / counts.length / counts[g]).toArray();
    }

    int smallest() {
        return Arrays.stream(counts).min().orElse(0);
    }
}
