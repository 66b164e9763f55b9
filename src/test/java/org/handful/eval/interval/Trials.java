package org.handful.eval.interval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.Subgroups;
import org.handful.eval.episode.EpisodeMean;
import org.handful.eval.metric.MacroStd;
import org.handful.eval.metric.Wilson;
import org.handful.eval.openset.Auroc;
import org.handful.eval.paired.PairedCounts;
import org.handful.eval.proportion.Newcombe;
import org.handful.eval.subgroup.Crossing;

/**
 * Worlds whose truth is known, one for each interval that the program shows: does the interval of n images that were drawn
 * from such a world hold it? Every draw is a world of its own, with accuracies from poor to nearly perfect.
 */
public final class Trials {
    /** One draw. */
    @FunctionalInterface
    public interface Trial {
        boolean holds(int n, Random random);
    }

    private static final int CLASSES = 2;
    private static final int VALUES = 3;
    private static final double NEARLY = 1e-12;

    private Trials() {}

    /** By what the interval is of. */
    public static Map<String, Trial> all() {
        Map<String, Trial> out = new LinkedHashMap<>();
        out.put("accuracy, of all, of a class or of a group (Wilson)", Trials::proportion);
        out.put("balanced accuracy", Trials::balanced);
        out.put("worst group", Trials::worst);
        out.put("MacroStd", Trials::macroStd);
        out.put("gap, best to worst group", Trials::gap);
        out.put("ECE", Trials::ece);
        out.put("difference of two groups (Newcombe)", Trials::groups);
        out.put("paired difference (Newcombe)", Trials::paired);
        out.put("AUROC (Newcombe)", Trials::auroc);
        out.put("mean over episodes", Trials::episodes);
        out.put("mean over other splits", SplitTrial::holds);
        return out;
    }

    /** The share of draws in which the interval held the truth. */
    public static double coverage(Trial trial, int n, int draws, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, draws).filter(_ -> trial.holds(n, random)).count() / (double) draws;
    }

    private static boolean proportion(int n, Random random) {
        double p = random.nextDouble();
        Wilson w = Wilson.of(hits(n, p, random), n);
        return w.low() <= p && p <= w.high();
    }

    private static boolean balanced(int n, Random random) {
        int classes = random.nextBoolean() ? 2 : 5;
        List<ClassResult> results = new ArrayList<>();
        double truth = 0;
        for (int k = 0; k < classes; k++) {
            int size = n / classes + (k < n % classes ? 1 : 0);
            double p = accuracy(random);
            int right = hits(size, p, random);
            truth += p / classes;
            results.add(new ClassResult("", size, right, (double) right / size, 0, 1));
        }
        return inside(BalancedInterval.of(results), truth);
    }

    private static boolean worst(int n, Random random) {
        double[][] p = truths(random);
        SubgroupReport report = report(n, p, random);
        double truth = p[report.worst().label().charAt(0) - 'a'][report.worst().value().charAt(0) - '0'];
        return inside(report.worstEstimate(), truth);
    }

    private static boolean macroStd(int n, Random random) {
        double[][] p = truths(random);
        SubgroupReport report = report(n, p, random);
        double[] std = new double[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            int[] size = new int[VALUES];
            for (var g : report.groups()) {
                if (g.label().charAt(0) - 'a' == k) {
                    size[g.value().charAt(0) - '0'] = g.n();
                }
            }
            std[k] = MacroStd.POPULATION.ofClass(p[k], size);
        }
        return inside(MacroStdInterval.of(report), MacroStd.overClasses(std));
    }

    private static boolean gap(int n, Random random) {
        double[][] p = truths(random);
        SubgroupReport report = report(n, p, random);
        double[] truths = report.groups().stream()
                .mapToDouble(g -> p[g.label().charAt(0) - 'a'][g.value().charAt(0) - '0']).sorted().toArray();
        return inside(GapInterval.of(report), truths[truths.length - 1] - truths[0]);
    }

    /** Half of the worlds have groups that are equally good: there the truth is 0. */
    private static double[][] truths(Random random) {
        boolean even = random.nextBoolean();
        double[][] p = new double[CLASSES][VALUES];
        for (double[] ofClass : p) {
            double first = accuracy(random);
            for (int a = 0; a < VALUES; a++) {
                ofClass[a] = even ? first : accuracy(random);
            }
        }
        return p;
    }

    private static SubgroupReport report(int n, double[][] p, Random random) {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int k = i % CLASSES;
            int a = random.nextInt(VALUES);
            boolean right = random.nextDouble() < p[k][a];
            double ofFirst = right == (k == 0) ? 1 : 0;
            scored.add(new Scored("i" + i, k, new double[] {ofFirst, 1 - ofFirst}, Map.of("value", "" + a)));
        }
        return Subgroups.report(Crossing.of("value"), List.of("a", "b"), scored, 1);
    }

    /** Truth over all images of the world, whose bins have other shares than those of the draw. */
    private static boolean ece(int n, Random random) {
        int kind = random.nextInt(3);
        double power = 0.5 + 2 * random.nextDouble();
        int bins = 15;
        double[] accuracy = new double[bins];
        double[] sure = new double[bins];
        int many = 3000;
        for (int i = 0; i < many; i++) {
            double c = confidence(power, random);
            int b = org.handful.eval.metric.Ece.bin(c, bins);
            accuracy[b] += right(kind, c) / many;
            sure[b] += c / many;
        }
        double truth = IntStream.range(0, bins).mapToDouble(b -> Math.abs(accuracy[b] - sure[b])).sum();
        double[] confidence = new double[n];
        boolean[] correct = new boolean[n];
        for (int i = 0; i < n; i++) {
            confidence[i] = confidence(power, random);
            correct[i] = random.nextDouble() < right(kind, confidence[i]);
        }
        return inside(EceInterval.of(confidence, correct, bins), truth);
    }

    private static double confidence(double power, Random random) {
        return 0.34 + 0.66 * Math.pow(random.nextDouble(), 1 / power);
    }

    /** Perfect, too sure, not sure enough. */
    private static double right(int kind, double confidence) {
        return kind == 0 ? confidence : kind == 1 ? confidence * confidence : Math.sqrt(confidence);
    }

    private static boolean groups(int n, Random random) {
        double p = accuracy(random);
        double q = accuracy(random);
        Newcombe d = Newcombe.of(hits(n, p, random), n, hits(n, q, random), n);
        return d.low() <= p - q && p - q <= d.high();
    }

    private static boolean paired(int n, Random random) {
        double both = random.nextDouble();
        double first = (1 - both) * random.nextDouble();
        double second = (1 - both - first) * random.nextDouble();
        int[] counts = new int[4];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            counts[u < both ? 0 : u < both + first ? 1 : u < both + first + second ? 2 : 3]++;
        }
        PairedCounts.Difference d = new PairedCounts(counts[0], counts[1], counts[2], counts[3]).difference();
        return d.low() - NEARLY <= second - first && second - first <= d.high() + NEARLY;
    }

    private static boolean auroc(int n, Random random) {
        double apart = 3 * random.nextDouble();
        double[] known = random.doubles(n).toArray();
        double[] unknown = new double[n];
        for (int i = 0; i < n; i++) {
            known[i] = random.nextGaussian() + apart;
            unknown[i] = random.nextGaussian();
        }
        double truth = org.apache.commons.statistics.distribution.NormalDistribution.of(0, Math.sqrt(2))
                .cumulativeProbability(apart);
        Auroc a = Auroc.of(known, unknown);
        return a.low() <= truth && truth <= a.high();
    }

    /** Of n episodes with 75 queries, of classes that are now easy and now hard. */
    private static boolean episodes(int n, Random random) {
        double mean = 0.4 + 0.5 * random.nextDouble();
        double[] a = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = hits(75, mean + 0.1 * (2 * random.nextDouble() - 1), random) / 75.0;
        }
        EpisodeMean e = EpisodeMean.of(a);
        return e.low() <= mean && mean <= e.high();
    }

    /** From chance to nearly perfect, more often good than bad. */
    private static double accuracy(Random random) {
        return 1 - 0.7 * random.nextDouble() * random.nextDouble();
    }

    private static int hits(int n, double p, Random random) {
        return (int) IntStream.range(0, n).filter(_ -> random.nextDouble() < p).count();
    }

    static boolean inside(Estimate e, double truth) {
        return e.low() - NEARLY <= truth && truth <= e.high() + NEARLY;
    }
}
