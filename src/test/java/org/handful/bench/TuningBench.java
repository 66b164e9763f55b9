package org.handful.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.Catalogue;
import org.handful.engine.BackboneSession;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.FitContext;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.LabelledPixels;
import org.handful.tune.LiveModel;
import org.handful.tune.NetworkMethod;

/**
 * What training inside the network gains over a head on frozen embeddings, and what it costs. Arguments: home (where
 * backbones are installed), backbone, image folder, shots, number of seeds, most test images of a seed, then methods as
 * {@code ID} or {@code ID:NAME=VALUE,NAME=VALUE}. Every method sees the same images of a seed; accuracies are in percent,
 * the difference is to the first method, seconds are those of the fit alone.
 */
public final class TuningBench {
    private TuningBench() {}

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
        int shots = Integer.parseInt(arguments[3]);
        int seeds = Integer.parseInt(arguments[4]);
        int most = Integer.parseInt(arguments[5]);
        try (Engine engine = Engine.start(DeviceChoice.CPU, cache, Runtime.getRuntime().availableProcessors())) {
            BackboneSession session = engine.open(new Catalogue(Path.of(arguments[0])).byId(arguments[1]));
            ImageFolder folder = ImageFolder.read(Path.of(arguments[2]), session.card().input());
            double[] first = null;
            for (int m = 6; m < arguments.length; m++) {
                double[] accuracy = new double[seeds];
                double seconds = 0;
                for (int seed = 0; seed < seeds; seed++) {
                    Outcome o = outcome(session, arguments[m], folder.shots(shots, seed), most, seed);
                    accuracy[seed] = 100 * o.accuracy;
                    seconds += o.seconds / seeds;
                }
                first = first == null ? accuracy : first;
                System.out.println(line(arguments, m, accuracy, first, seconds));
            }
        }
    }

    private static String line(String[] arguments, int m, double[] accuracy, double[] first, double seconds) {
        List<String> each = new ArrayList<>();
        double mean = 0;
        double difference = 0;
        for (int s = 0; s < accuracy.length; s++) {
            each.add(String.format(Locale.ROOT, "%.1f", accuracy[s]));
            mean += accuracy[s] / accuracy.length;
            difference += (accuracy[s] - first[s]) / accuracy.length;
        }
        return String.format(Locale.ROOT, "| %s | %s | %s | %.1f | %+.1f | %s | %.1f |",
                Path.of(arguments[2]).getFileName(), arguments[1], arguments[m], mean, difference,
                String.join(" ", each), seconds);
    }

    /** @param accuracy between 0 and 1. @param seconds that the fit took */
    record Outcome(double accuracy, double seconds) {}

    static Outcome outcome(BackboneSession session, String asked, ImageFolder.Shots drawn, int most, long seed)
            throws Exception {
        LabelledPixels support = drawn.support();
        LabelledPixels test = some(drawn.test(), most);
        Map<String, String> settings = new HashMap<>();
        String[] parts = asked.split(":", 2);
        for (String pair : parts.length > 1 ? parts[1].split(",") : new String[0]) {
            settings.put(pair.split("=")[0], pair.split("=")[1]);
        }
        AdaptationMethod<?> method = Methods.byId(parts[0]);
        return method instanceof NetworkMethod<?> n
                ? inside(n, session, settings, support, test, seed)
                : onTop((EmbeddingMethod<?>) method, session, settings, support, test, seed);
    }

    private static <C extends Record> Outcome inside(NetworkMethod<C> method, BackboneSession session,
            Map<String, String> settings, LabelledPixels support, LabelledPixels test, long seed) throws Exception {
        long from = System.nanoTime();
        var fit = method.fit(session, support, Optional.empty(), Settings.parse(method, settings),
                FitContext.quiet(seed), LiveModel.Port.NONE);
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Outcome(accuracy(fit.last().probabilities(test.x()), test.y()), seconds);
    }

    private static <C extends Record> Outcome onTop(EmbeddingMethod<C> method, BackboneSession session,
            Map<String, String> settings, LabelledPixels support, LabelledPixels test, long seed) throws Exception {
        var known = new LabelledEmbeddings(session.embed(support.x(), new CancelToken()), support.y(), support.classes());
        var asked = session.embed(test.x(), new CancelToken());
        long from = System.nanoTime();
        var fit = method.fit(known, Settings.parse(method, settings), FitContext.quiet(seed));
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Outcome(accuracy(fit.last().probabilities(asked), test.y()), seconds);
    }

    private static LabelledPixels some(LabelledPixels all, int most) {
        int n = Math.min(most, all.y().length);
        int[] chosen = java.util.stream.IntStream.range(0, n).toArray();
        return new LabelledPixels(all.x().select(chosen), java.util.Arrays.copyOf(all.y(), n), all.classes());
    }

    private static double accuracy(double[][] p, int[] y) {
        int correct = 0;
        for (int i = 0; i < p.length; i++) {
            int best = 0;
            for (int k = 1; k < p[i].length; k++) {
                best = p[i][k] > p[i][best] ? k : best;
            }
            correct += best == y[i] ? 1 : 0;
        }
        return (double) correct / p.length;
    }
}
