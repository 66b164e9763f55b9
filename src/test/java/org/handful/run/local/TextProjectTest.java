package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.Scored;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.race.Entrant;
import org.handful.run.race.RaceReport;
import org.handful.run.race.RaceSpec;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.run.result.RunResult;
import org.handful.run.text.TextInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Embeddings of class names in a project of embeddings. */
class TextProjectTest extends InOneProject {
    private static final int DIM = 8;
    private static final List<String> CLASSES = List.of("ant", "bee", "fly");
    private static final Map<String, Map<String, String>> METHODS = Map.of("zero-shot", Map.of(),
            "tip-adapter", Map.of(), "tip-adapter-f", Map.of("epochs", "3"), "gda", Map.of(), "amu",
            Map.of("epochs", "3"), "em-dirichlet", Map.of());

    @Test
    @DisplayName("runs and the race say what the command line says of the same files, and what a run had it repeats with")
    void asOnTheCommandLine() throws Exception {
        Path support = features("support", 4);
        Path test = features("test", 12);
        Path text = text("names", DIM, "fly", "ant", "bee");
        ImportReport report = imported(support, test, text);
        assertThat(report.names().orElseThrow()).contains("names", "3");
        side("support", SplitRole.SUPPORT);
        side("test", SplitRole.TEST);
        for (var method : METHODS.entrySet()) {
            RunSpec spec = new RunSpec("net", method.getKey(), method.getValue(), new SplitSpec.AsAssigned(), 5);
            RunResult here = session.train(spec, TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            RunResult there = workbench.runEmbeddings(new EmbeddingFiles(support, Optional.of(test),
                    Optional.of(text)), spec, TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            same(method.getKey(), here.predictions(), there.predictions());
            assertThat(here.notes()).anyMatch(n -> n.contains("names"));
        }
        RaceReport race = session.races().race(new RaceSpec(METHODS.entrySet().stream()
                        .map(e -> new Entrant(e.getKey(), e.getValue())).toList(), List.of("net"),
                        new SplitSpec.AsAssigned(), 5), _ -> {}).result().get(60, TimeUnit.SECONDS);
        Map<String, Double> won = new java.util.HashMap<>();
        session.runs().forEach(r -> won.put(r.spec().method(), r.accuracy().value()));
        assertThat(race.lines()).hasSize(METHODS.size())
                .allSatisfy(l -> assertThat(l.accuracy().value()).isEqualTo(won.get(l.method())));
        EpisodeReport episodes = session.races().episodes("net", new EpisodePlan(
                List.of(new Entrant("zero-shot", Map.of())), 2, List.of(1), 5, 20, 1)).result().get(60, TimeUnit.SECONDS);
        assertThat(episodes.results()).hasSize(1);

        long gda = session.runs().stream().filter(r -> r.spec().method().equals("gda")).findFirst().orElseThrow().id();
        session.texts().remove();
        RunResult again = session.shelf().repeat(gda, TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
        assertThat(again.predictions()).as("with those that it had").usingRecursiveComparison()
                .isEqualTo(session.run(gda).predictions());
        assertThatThrownBy(() -> session.train(spec("zero-shot"), TrainingListener.QUIET).result()
                .get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(InputException.class)
                .rootCause().hasMessageContaining("zero-shot");
        assertThat(session.runs().getFirst().spec().method()).as("nothing was stored").isEqualTo("gda");
    }

    @Test
    @DisplayName("a file beside is found, removal and undo are seen, and what a class lacks is named")
    void beside() throws Exception {
        Path text = text("toys_text", DIM, "fly", "ant", "bee");
        ImportReport report = imported(features("toys_train", 4));
        assertThat(report.names().orElseThrow()).contains("toys_text");
        assertThat(session.texts().possible()).isTrue();
        assertThat(session.texts().current()).contains(new TextInfo("toys_text", DIM, DIM, 3, List.of()));
        session.texts().remove();
        assertThat(session.texts().current()).isEmpty();
        session.undo();
        assertThat(session.texts().current()).isPresent();
        session.close();
        session = workbench.openProject(file);
        assertThat(session.texts().current().orElseThrow().usable()).isTrue();
        session.setLabel(List.of(session.dataset().samples().getFirst().image().name()), "wasp");
        assertThat(session.texts().current().orElseThrow().missing()).containsExactly("wasp");
        assertThat(imported(text("more", DIM, "fly", "ant", "bee", "wasp")).namesAlone()).isTrue();
        assertThat(session.texts().current().orElseThrow().usable()).isTrue();
        Files.delete(text);
    }

    @Test
    @DisplayName("what does not fit is refused with a reason and changes nothing; beside the file it is a remark")
    void refused() throws Exception {
        Path features = features("toys", 4);
        refused(InputException.Problem.TEXT_ALONE, "alone", () -> imported(text("alone", DIM, "ant", "bee", "fly")));
        refused(InputException.Problem.BAD_TEXT, "fly", () -> imported(features, text("few", DIM, "ant", "bee")));
        refused(InputException.Problem.BAD_TEXT, String.valueOf(DIM + 1),
                () -> imported(features, text("longer", DIM + 1, "ant", "bee", "fly")));
        refused(InputException.Problem.BAD_TEXT, "one", () -> imported(
                features, text("one", DIM, "ant", "bee", "fly"), text("two", DIM, "ant", "bee", "fly")));
        refused(InputException.Problem.BAD_TEXT, "classes", () -> imported(features, text("nameless", DIM, 4)));
        assertThat(session.dataset().size()).isZero();
        assertThat(session.undoable()).isEmpty();

        text("toys_text", DIM, "ant", "bee");
        ImportReport report = imported(features);
        assertThat(report.remarks().getFirst()).contains("toys_text", "fly");
        assertThat(report.names()).isEmpty();
        assertThat(session.texts().current()).isEmpty();
        assertThat(imported(text("nameless", DIM, 3)).names()).as("in the order of the file").isPresent();

        session.undo();
        session.undo();
        imported(DrawnImages.classes(folder.resolve("shapes"), 2));
        assertThat(session.texts().possible()).isFalse();
        refused(InputException.Problem.TEXT_ALONE, "later", () -> imported(text("later", DIM, "disc")));
    }

    @Test
    @DisplayName("real embeddings of 54 classes and of their names: found beside, and the figure of the command line")
    void real() throws Exception {
        Path clip = Path.of(System.getProperty("handful.shared", "../shared")).resolve("features/clip_vitb32");
        assumeTrue(Files.isDirectory(clip), "handful.shared has no features: skipped");
        Path one = clip.resolve("caltech54_support1.safetensors");
        Path two = clip.resolve("caltech54_support2.safetensors");
        ImportReport report = imported(one);
        assertThat(report.names().orElseThrow()).contains("caltech54_text", "54");
        List<String> asked = imported(two).added();
        session.setRole(report.added(), SplitRole.SUPPORT);
        session.setRole(asked, SplitRole.TEST);
        RunSpec spec = new RunSpec(session.givenBackbone().orElseThrow().id(), "zero-shot", Map.of(),
                new SplitSpec.AsAssigned(), 0);
        RunResult here = session.train(spec, TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
        RunResult there = workbench.runEmbeddings(new EmbeddingFiles(one, Optional.of(two),
                Optional.of(clip.resolve("caltech54_text.safetensors"))), spec, TrainingListener.QUIET)
                .result().get(60, TimeUnit.SECONDS);
        assertThat(here.evaluation().accuracy()).isEqualTo(there.evaluation().accuracy());
        assertThat(here.evaluation().accuracy().value()).isGreaterThan(0.9);
    }

    private static void same(String method, List<Scored> here, List<Scored> there) {
        assertThat(here).hasSize(there.size());
        for (int i = 0; i < here.size(); i++) {
            assertThat(here.get(i).truth()).isEqualTo(there.get(i).truth());
            assertThat(here.get(i).probabilities()).as(method).containsExactly(
                    there.get(i).probabilities(), within(1e-9));
        }
    }

    private static RunSpec spec(String method) {
        return new RunSpec("net", method, Map.of(), new SplitSpec.AsAssigned(), 5);
    }

    private void side(String start, SplitRole role) throws HandfulException {
        session.setRole(session.dataset().samples().stream().map(Sample::image).map(i -> i.name())
                .filter(n -> n.startsWith(start)).toList(), role);
    }

    private void refused(InputException.Problem problem, String named, ThrowingCallable work) {
        assertThatThrownBy(work).cause().isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e.problem()).isEqualTo(problem);
            assertThat(e.userMessage()).contains(named);
        });
    }

    private ImportReport imported(Path... sources) throws Exception {
        try {
            return session.importImages(List.of(sources), ImportOptions.DEFAULT).result().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** Classes around the axes of their numbers; rows in the order of their names. */
    private Path features(String name, int perClass) throws HandfulException {
        Random random = new Random(perClass);
        int n = 3 * perClass;
        float[] x = new float[n * DIM];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ((i % DIM == i / DIM % 3 ? 1 : 0) + 0.5 * random.nextGaussian());
        }
        Path out = folder.resolve(name + ".safetensors");
        new SafeTensorsWriter().floats("features", x, n, DIM)
                .longs("labels", IntStream.range(0, n).mapToLong(i -> i % 3).toArray(), n)
                .metadata("classes", "[\"ant\",\"bee\",\"fly\"]").metadata("backbone", "net")
                .metadata("images", "[" + String.join(",", IntStream.range(0, n)
                        .mapToObj(i -> "\"" + name + " " + (100 + i) + "\"").toList()) + "]").write(out);
        return out;
    }

    private Path text(String name, int dim, String... classes) throws HandfulException {
        float[] x = new float[classes.length * dim];
        for (int k = 0; k < classes.length; k++) {
            x[k * dim + Math.max(0, CLASSES.indexOf(classes[k]))] = 2;
            x[k * dim + dim - 1] = 0.1f * (k + 1);
        }
        Path out = folder.resolve(name + ".safetensors");
        new SafeTensorsWriter().floats("features", x, classes.length, dim)
                .metadata("classes", "[\"" + String.join("\",\"", classes) + "\"]").write(out);
        return out;
    }

    private Path text(String name, int dim, int rows) throws HandfulException {
        Path out = folder.resolve(name + ".safetensors");
        new SafeTensorsWriter().floats("features", new float[rows * dim], rows, dim).write(out);
        return out;
    }
}
