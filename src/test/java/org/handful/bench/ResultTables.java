package org.handful.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handful.engine.DeviceChoice;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.race.Entrant;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.train.EmbeddingFile;
import org.handful.run.train.TextFile;

/**
 * Measures every inductive method on stored embeddings and writes {@code docs/results.md}:
 *
 * <pre>ResultTables clip FOLDER FIGURES      CLIP embeddings in FOLDER, figures appended to the file FIGURES
 * ResultTables sample SOURCE CLASSES IMAGES FOLDER         every CLASSES-th class with every IMAGES-th image of it, copied
 * ResultTables episodes FOLDER HOME FIGURES [DATASET...]   FOLDER/DATASET.handful with the backbone mobilenet_v2 of HOME
 * ResultTables write FIGURES docs/results.md</pre>
 *
 * <p>Figures that are in the file already are not measured again, so that it can be broken off and go on; what the page has
 * and the file lacks stays on the page. Not a test.
 */
public final class ResultTables {
    static final List<String> SETS = List.of("caltech101", "oxford_flowers", "dtd", "caltech54");
    static final List<Integer> CLIP_SHOTS = List.of(1, 2, 4, 8, 16);
    static final List<Integer> SHOTS = List.of(1, 5, 10);
    static final List<String> DATASETS = List.of(
            "trashnet_300", "imagenette160_val", "caltech101_40", "cifar10_sample", "omniglot_sample");
    /** They take longest: what is broken off has the others. */
    private static final List<String> LAST = List.of(
            "cosine", "distribution-calibration", "logistic, C chosen", "afr", "tip-adapter-f", "amu", "group-dro", "dfr");
    static final int EPISODES = 600;
    private static final int QUERIES = 15;
    private static final int OMNIGLOT_IMAGES = 20;
    private static final String BACKBONE = "mobilenet_v2";

    private ResultTables() {}

    public static void main(String[] args) throws Exception {
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        switch (args[0]) {
            case "clip" -> clip(Path.of(args[1]), new ResultFigures(Path.of(args[2])));
            case "episodes" -> episodes(Path.of(args[1]), Path.of(args[2]), new ResultFigures(Path.of(args[3])),
                    rest.size() > 3 ? rest.subList(3, rest.size()) : DATASETS);
            case "sample" -> sample(Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]),
                    Path.of(args[4]));
            case "write" -> Files.writeString(
                    Path.of(args[2]),
                    new ResultPage(new ResultFigures(Path.of(args[1])), PageBefore.read(Path.of(args[2]))).text());
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Every method that answers one image at a time, and logistic regression with C chosen inside the support set. */
    static List<Entrant> entrants() {
        List<Entrant> out = new ArrayList<>();
        Methods.all().forEach(m -> {
            if (m instanceof EmbeddingMethod<?> e && !e.transductive()) {
                out.add(new Entrant(m.id(), Map.of()));
                if (m.id().equals("logistic")) {
                    out.add(new Entrant("logistic", Map.of("choose", "true")));
                }
            }
        });
        return out;
    }

    private static List<Entrant> quickFirst() {
        return entrants().stream().sorted(Comparator.comparingInt(e -> LAST.indexOf(name(e)))).toList();
    }

    static String name(Entrant entrant) {
        return entrant.settings().isEmpty() ? entrant.method() : entrant.method() + ", C chosen";
    }

    private static boolean needsText(Entrant entrant) throws HandfulException {
        return Methods.byId(entrant.method()).needsText();
    }

    private static void sample(Path source, int classes, int images, Path folder) throws IOException {
        List<Path> all = listed(source).stream().filter(Files::isDirectory)
                .filter(c -> !c.getFileName().toString().startsWith("_")).toList();
        for (int c = 0; c < all.size(); c += classes) {
            Path to = Files.createDirectories(folder.resolve(all.get(c).getFileName()));
            List<Path> files = listed(all.get(c));
            for (int i = 0; i < files.size(); i += images) {
                Files.copy(files.get(i), to.resolve(files.get(i).getFileName()));
            }
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }

    /** Right or wrong for every test image, so that methods can be compared on the same images. */
    private static void clip(Path folder, ResultFigures figures) throws Exception {
        for (String set : SETS) {
            EmbeddingFile test = EmbeddingFile.read(folder.resolve(set + "_test.safetensors"));
            Path text = folder.resolve(set + "_text.safetensors");
            Optional<EmbeddingMatrix> names = !Files.exists(text) ? Optional.empty()
                    : Optional.of(TextFile.read(text, test.classes()).of(test.classes()));
            for (int shots : CLIP_SHOTS) {
                Path file = folder.resolve(set + "_support" + shots + ".safetensors");
                for (Entrant e : Files.exists(file) ? quickFirst() : List.<Entrant>of()) {
                    if (figures.has(set, name(e), shots) || needsText(e) && names.isEmpty()) {
                        continue;
                    }
                    EmbeddingFile support = EmbeddingFile.read(file);
                    long from = System.nanoTime();
                    double[] right = right((EmbeddingMethod<?>) Methods.byId(e.method()), e.settings(),
                            new LabelledEmbeddings(support.features(), support.labels(), support.classes().size()),
                            test, names);
                    figures.add(set, name(e), shots, (System.nanoTime() - from) / 1e9, right);
                }
            }
        }
    }

    private static <C extends Record> double[] right(EmbeddingMethod<C> method, Map<String, String> settings,
            LabelledEmbeddings support, EmbeddingFile test, Optional<EmbeddingMatrix> names) throws HandfulException {
        FitContext context = FitContext.quiet(0).with(names.map(Extras::ofText).orElse(Extras.NONE));
        double[][] p = method.fit(support, Settings.parse(method, settings), context).last()
                .probabilities(test.features());
        double[] right = new double[p.length];
        Arrays.setAll(right, i -> Vectors.argmax(p[i]) == test.labels()[i] ? 1 : 0);
        return right;
    }

    private static void episodes(Path folder, Path home, ResultFigures figures, List<String> datasets)
            throws Exception {
        try (Workbench workbench = new LocalWorkbench(
                new Home(home), DeviceChoice.CPU, Runtime.getRuntime().availableProcessors())) {
            for (Entrant e : quickFirst()) {
                for (String dataset : needsText(e) ? List.<String>of() : datasets) {
                    try (ProjectSession project = workbench.openProject(folder.resolve(dataset + ".handful"))) {
                        for (int shots : SHOTS) {
                            if (!figures.has(dataset, name(e), shots)) {
                                measure(project, dataset, e, shots, figures);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Each alone: the episodes depend on the seed, not on who else meets them. */
    private static void measure(
            ProjectSession project, String dataset, Entrant entrant, int shots, ResultFigures figures) throws Exception {
        EpisodePlan plan = new EpisodePlan(
                List.of(entrant), 5, List.of(shots), queries(dataset, shots), EPISODES, 0);
        EpisodeReport report = project.races().episodes(BACKBONE, plan).result().get();
        EpisodeReport.Result r = report.results().getFirst();
        figures.add(dataset, name(entrant), shots, r.seconds(), r.accuracies());
        System.out.printf(Locale.ROOT, "%s %s %d: %.2f %% in %.1f s%n",
                dataset, name(entrant), shots, 100 * r.mean().mean(), r.seconds());
    }

    /** A character of Omniglot has 20 drawings. */
    static int queries(String dataset, int shots) {
        return dataset.startsWith("omniglot") ? Math.min(QUERIES, OMNIGLOT_IMAGES - shots) : QUERIES;
    }
}
