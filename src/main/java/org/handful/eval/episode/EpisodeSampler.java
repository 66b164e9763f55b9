package org.handful.eval.episode;

import java.util.Random;
import java.util.stream.IntStream;
import org.handful.math.SeededRandom;
import org.handful.model.Episode;

/**
 * Draws N-way K-shot tasks: N classes without replacement, then of each Q query and K support images without
 * replacement, all equally likely (Vinyals et al., Matching Networks, NeurIPS 2016). Episode number e depends on the
 * seed and e alone: any thread may draw any episode, and one more shot leaves queries and earlier support as they were.
 * Thread-safe.
 */
public final class EpisodeSampler {
    private final EpisodeClasses classes;
    private final int ways;
    private final int shots;
    private final int queries;
    private final long seed;

    /**
     * @param classes each with at least {@code shots + queries} groups
     * @param ways at most as many as there are classes
     */
    public EpisodeSampler(EpisodeClasses classes, int ways, int shots, int queries, long seed) {
        if (ways < 1 || ways > classes.size() || shots < 1 || queries < 1) {
            throw new IllegalArgumentException(
                    ways + " ways, " + shots + " shots, " + queries + " queries of " + classes.size() + " classes");
        }
        this.classes = classes;
        this.ways = ways;
        this.shots = shots;
        this.queries = queries;
        this.seed = seed;
    }

    /** The support set is ordered: its first k images of each class are the support set of a k-shot episode. */
    public Episode episode(int number) {
        int[] drawn = new int[ways];
        draw(classes.size(), SeededRandom.of(seed, "episode " + number), drawn);
        int[] labels = new int[ways];
        int[][] support = new int[ways][shots];
        int[][] query = new int[ways][queries];
        int[] chosen = new int[queries + shots];
        for (int c = 0; c < ways; c++) {
            int[][] groups = classes.groups()[drawn[c]];
            labels[c] = classes.labels()[drawn[c]];
            // Random numbers of its own for each class: another shot of one does not shift what the next one gets.
            Random random = SeededRandom.of(seed, "episode " + number + " class " + c);
            draw(groups.length, random, chosen);
            for (int i = 0; i < chosen.length; i++) {
                int[] group = groups[chosen[i]];
                int image = group[Math.floorMod(number + c, group.length)];
                if (i < queries) {
                    query[c][i] = image;
                } else {
                    support[c][i - queries] = image;
                }
            }
        }
        return new Episode(labels, support, query);
    }

    /** Fills with the first numbers of a random order of 0 .. n-1 (Fisher and Yates, broken off). */
    private static void draw(int n, Random random, int[] out) {
        int[] all = IntStream.range(0, n).toArray();
        for (int i = 0; i < out.length; i++) {
            int j = i + random.nextInt(n - i);
            out[i] = all[j];
            all[j] = all[i];
        }
    }
}
