package org.handful.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.handful.backbone.Catalogue;
import org.handful.engine.BackboneSession;
import org.handful.engine.DeviceChoice;
import org.handful.engine.Engine;

/**
 * What training inside the network gives where a head on frozen embeddings is the alternative, on real images, for {@code
 * docs/results.md}:
 *
 * <pre>TrainedTables FOLDER HOME FIGURES BACKBONE [DATASET[:METHOD,...]...]   image folders FOLDER/DATASET, figures appended to
 * FIGURES</pre>
 *
 * <p>{@value #SHOTS} images of each class, {@value #SEEDS} draws of them, every method on the same ones. Figures that are
 * in the file already are not measured again; {@code ResultTables write} makes the page. Not a test.
 */
public final class TrainedTables {
    static final int SHOTS = 10;
    static final int SEEDS = 5;
    /** The same random ones for all methods of a draw: more would take hours and tell little more. */
    static final int MOST_TESTED = 300;
    static final List<String> BACKBONES = List.of("pocket", "mobilenet_v2");
    static final List<String> METHODS = List.of("logistic", "linear-probe", "film", "lora", "full", "soup");

    private TrainedTables() {}

    public static void main(String[] args) throws Exception {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
        ResultFigures figures = new ResultFigures(Path.of(args[2]));
        List<String> datasets = args.length > 4 ? Arrays.asList(args).subList(4, args.length) : ResultTables.DATASETS;
        try (Engine engine = Engine.start(DeviceChoice.CPU, cache, Runtime.getRuntime().availableProcessors())) {
            BackboneSession session = engine.open(new Catalogue(Path.of(args[1])).byId(args[3]));
            for (String asked : datasets) {
                String dataset = asked.split(":")[0];
                List<String> methods = asked.contains(":") ? List.of(asked.split(":")[1].split(",")) : METHODS;
                measure(session, args[3], Path.of(args[0], dataset), dataset, methods, figures);
            }
        }
    }

    private static void measure(
            BackboneSession session, String backbone, Path source, String dataset, List<String> methods,
            ResultFigures figures) throws Exception {
        ImageFolder folder = ImageFolder.read(source, session.card().input());
        for (String method : methods) {
            if (figures.has(key(backbone, dataset), method, SHOTS)) {
                continue;
            }
            double[] accuracy = new double[SEEDS];
            double seconds = 0;
            for (int seed = 0; seed < SEEDS; seed++) {
                TuningBench.Outcome o = TuningBench.outcome(
                        session, method + settings(backbone, method), folder.shots(SHOTS, seed), MOST_TESTED, seed);
                accuracy[seed] = o.accuracy();
                seconds += o.seconds() / SEEDS;
            }
            figures.add(key(backbone, dataset), method, SHOTS, seconds, accuracy);
            System.out.printf(Locale.ROOT, "%s %s %s: %.2f %% in %.1f s%n", backbone, dataset, method,
                    100 * Arrays.stream(accuracy).average().orElseThrow(), seconds);
        }
    }

    static String key(String backbone, String dataset) {
        return backbone + " trained on " + dataset;
    }

    /** The larger network is trained in its last stage, which takes an eighth of the time. */
    static String settings(String backbone, String method) {
        return backbone.equals("pocket") || METHODS.indexOf(method) < METHODS.indexOf("film")
                ? "" : ":layers=last_stage";
    }
}
