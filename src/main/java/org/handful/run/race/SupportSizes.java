package org.handful.run.race;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.eval.curve.ShotsCurve;
import org.handful.math.SeededRandom;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.Split;
import org.handful.run.race.Entrant.Contender;

/**
 * Parts of a support set: 1, 2, 4, 8, ... images of each class as far as the smallest class reaches, each size drawn
 * several times, always tested on the same images.
 */
final class SupportSizes {
    static final int REPEATS = 10;
    private static final int LARGEST = 16;

    private final EpisodeSource source;
    private final Dataset data;
    private final Split split;
    private final long seed;
    private final int[][] byClass;
    private final int[] sizes;

    SupportSizes(EpisodeSource source, Dataset data, Split split, long seed) {
        this.source = source;
        this.data = data;
        this.split = split;
        this.seed = seed;
        byClass = IntStream.range(0, data.labels().size()).mapToObj(k -> Arrays.stream(split.support())
                .filter(i -> data.samples().get(i).label() == k).toArray()).toArray(int[][]::new);
        int least = Arrays.stream(byClass).mapToInt(c -> c.length).min().orElse(0);
        sizes = IntStream.iterate(1, k -> k <= Math.min(least, LARGEST), k -> 2 * k).toArray();
    }

    /** How many fits a curve takes. */
    int fits() {
        return sizes.length * REPEATS;
    }

    /** @param step called after each fit, on any thread */
    ShotsCurve curve(Contender<?> contender, ExecutorService workers, CancelToken cancel, Runnable step)
            throws HandfulException {
        boolean[][] right = new boolean[fits()][];
        Crew.perform(fits(), workers, cancel, i -> {
            int[] support = drawn(sizes[i / REPEATS], i % REPEATS);
            right[i] = Trial.of(contender, source, support, split.test(), data, seed, cancel).right(split.test(), data);
            step.run();
        });
        double[][] accuracy = new double[sizes.length][REPEATS];
        double[][] perClass = new double[sizes.length][data.labels().size()];
        for (int i = 0; i < right.length; i++) {
            accuracy[i / REPEATS][i % REPEATS] = share(right[i]);
        }
        for (int s = 0; s < sizes.length; s++) {
            perClass[s] = perClass(Arrays.copyOfRange(right, s * REPEATS, (s + 1) * REPEATS));
        }
        return new ShotsCurve(sizes, accuracy, perClass);
    }

    /** A larger draw holds the smaller ones with the same number. */
    private int[] drawn(int each, int repeat) {
        return IntStream.range(0, byClass.length).flatMap(k -> {
            int[] order = SeededRandom.permutation(
                    byClass[k].length, SeededRandom.of(seed, "draw " + repeat + " class " + k));
            return Arrays.stream(order).limit(each).map(i -> byClass[k][i]);
        }).sorted().toArray();
    }

    private double[] perClass(boolean[][] repeats) {
        double[] hits = new double[data.labels().size()];
        double[] asked = new double[hits.length];
        for (boolean[] right : repeats) {
            for (int i = 0; i < right.length; i++) {
                int k = data.samples().get(split.test()[i]).label();
                asked[k]++;
                hits[k] += right[i] ? 1 : 0;
            }
        }
        Arrays.setAll(hits, k -> asked[k] == 0 ? Double.NaN : hits[k] / asked[k]);
        return hits;
    }

    private static double share(boolean[] right) {
        int n = 0;
        for (boolean r : right) {
            n += r ? 1 : 0;
        }
        return (double) n / right.length;
    }
}
