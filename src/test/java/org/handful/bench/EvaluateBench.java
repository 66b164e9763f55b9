package org.handful.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.eval.Evaluation;
import org.handful.eval.Evaluator;
import org.handful.eval.Scored;
import org.handful.eval.Subgroups;
import org.handful.eval.association.Association;
import org.handful.eval.calibration.Coverage;
import org.handful.eval.calibration.CrossFitTemperature;
import org.handful.eval.interval.BalancedInterval;
import org.handful.eval.interval.EceInterval;
import org.handful.eval.interval.MacroStdInterval;
import org.handful.eval.label.LabelIssues;
import org.handful.eval.slice.Slices;
import org.handful.eval.subgroup.Crossing;
import org.handful.method.FitContext;
import org.handful.method.embedding.Logistic;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * How long Evaluate takes apart from its maps: 10,000 predictions of ten classes with three attributes, 2,000 images learned
 * from, embeddings of 1,280 numbers; seconds of a processor, whatever else the machine does. Then, how long it takes to learn again from 100 images of which one has another class now.
 */
public final class EvaluateBench {
    private static final int CLASSES = 10;
    private static final int DIMENSIONS = 1280;

    private EvaluateBench() {}

    public static void main(String[] args) throws Exception {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        Random random = new Random(0);
        List<String> classes = IntStream.range(0, CLASSES).mapToObj(k -> "class" + k).toList();
        List<String> attributes = List.of("light", "place", "camera");
        List<Scored> scored = predictions(n, random);
        int learned = 2000;
        int[] labels = IntStream.range(0, learned).map(i -> i % CLASSES).toArray();
        double[][] x = new double[n][DIMENSIONS];
        for (double[] row : x) {
            for (int j = 0; j < DIMENSIONS; j++) {
                row[j] = random.nextGaussian();
            }
        }
        for (int round = 0; round < 3; round++) {
            Map<String, Long> parts = new LinkedHashMap<>();
            time(parts, "figures", () -> Evaluator.evaluate(classes, attributes, scored));
            Evaluation e = Evaluator.evaluate(classes, attributes, scored);
            time(parts, "intervals", () -> {
                BalancedInterval.of(e.perClass());
                EceInterval.of(scored, 15);
                e.subgroups().forEach(MacroStdInterval::of);
            });
            time(parts, "crossing", () -> MacroStdInterval.of(
                    Subgroups.report(new Crossing(List.of("light", "place")), classes, scored, 5)));
            time(parts, "confidence", () -> {
                CrossFitTemperature.of(scored);
                Coverage.curve(scored);
            });
            time(parts, "label errors", () -> LabelIssues.rank(scored, CLASSES));
            time(parts, "shortcuts", () -> attributes.forEach(a -> Association.of(labels, scored.subList(0, learned).stream()
                    .map(s -> s.attributes().get(a)).toList(), CLASSES, 0)));
            time(parts, "slices", () -> Slices.find(x, scored, CLASSES, new CancelToken()));
            System.out.printf("round %d: %.2f s of a processor in all%n", round, parts.values().stream().mapToLong(t -> t).sum() / 1e9);
            parts.forEach((what, nanos) -> System.out.printf("  %-14s %6.3f s%n", what, nanos / 1e9));
        }
        refit(random);
    }

    private static void refit(Random random) throws Exception {
        int images = 100;
        float[] rows = new float[images * DIMENSIONS];
        int[] y = new int[images];
        for (int i = 0; i < images; i++) {
            y[i] = i % CLASSES;
            for (int j = 0; j < DIMENSIONS; j++) {
                rows[i * DIMENSIONS + j] = (float) random.nextGaussian() + (j % CLASSES == y[i] ? 0.5f : 0);
            }
        }
        Logistic method = new Logistic();
        for (int round = 0; round < 3; round++) {
            y[round] = (y[round] + 1) % CLASSES;
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            method.fit(new LabelledEmbeddings(new EmbeddingMatrix(images, DIMENSIONS, rows), y, CLASSES), method.defaults(),
                    new FitContext(0, new CancelToken(), _ -> {}, java.util.Optional.empty()));
            System.out.printf("learned again: %.3f s%n", (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
        }
    }

    private static List<Scored> predictions(int n, Random random) {
        List<Scored> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] p = new double[CLASSES];
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                p[k] = Math.exp(2 * random.nextGaussian() + (k == i % CLASSES ? 3 : 0));
                sum += p[k];
            }
            for (int k = 0; k < CLASSES; k++) {
                p[k] /= sum;
            }
            out.add(new Scored("image" + i, i % CLASSES, p, Map.of("light", "l" + random.nextInt(3),
                    "place", "p" + random.nextInt(6), "camera", "c" + random.nextInt(4))));
        }
        return out;
    }

    private static void time(Map<String, Long> parts, String what, Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        parts.put(what, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
}
