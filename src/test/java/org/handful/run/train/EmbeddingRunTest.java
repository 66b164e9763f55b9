package org.handful.run.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.engine.DeviceChoice;
import org.handful.error.InputException;
import org.handful.eval.openset.OpenSetReport;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.RunResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on embedding files, which have no images. */
class EmbeddingRunTest {
    @TempDir
    Path folder;

    private Workbench workbench;

    @BeforeEach
    void open() {
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    @Test
    @DisplayName("two files: learned from the first, tested on all of the second")
    void across() throws Exception {
        Path support = file("support", 5, 1, "[\"ant\", \"bee\"]", 2);
        Path test = file("test", 20, 2, "[\"ant\", \"bee\"]", 2);
        RunResult run = run(support, Optional.of(test), new SplitSpec.Shots(5));
        assertThat(run.supportImages()).hasSize(10);
        assertThat(run.evaluation().accuracy().n()).isEqualTo(40);
        assertThat(run.evaluation().accuracy().value()).isGreaterThan(0.95);
        assertThat(run.classes()).containsExactly("ant", "bee");
    }

    @Test
    @DisplayName("rows of classes that the support file does not have are strangers, whatever the order of the names")
    void strangers() throws Exception {
        Path support = file("support", 6, 1, "[\"ant\", \"bee\"]", 2);
        Path test = file("test", 20, 2, "[\"ant\", \"bee\", \"wasp\"]", 3);
        RunResult run = run(support, Optional.of(test), new SplitSpec.AsAssigned());
        assertThat(run.classes()).containsExactly("ant", "bee");
        assertThat(run.evaluation().accuracy().n()).isEqualTo(40);
        OpenSetReport report = run.openSet().orElseThrow();
        assertThat(report.unknownClasses()).containsExactly("wasp");
        assertThat(report.known()).isEqualTo(40);
        assertThat(report.unknown()).isEqualTo(20);
        assertThat(report.of("mahalanobis").orElseThrow().accepted().n()).isEqualTo(40);
        assertThat(run(support, Optional.of(file("same", 20, 2, "[\"ant\", \"bee\"]", 2)),
                new SplitSpec.AsAssigned()).openSet()).isEmpty();
    }

    @Test
    @DisplayName("one file: split as the spec says")
    void withinOneFile() throws Exception {
        RunResult run = run(file("all", 12, 3, "[\"ant\", \"bee\"]", 2), Optional.empty(), new SplitSpec.Shots(4));
        assertThat(run.supportImages()).hasSize(8);
        assertThat(run.evaluation().accuracy().n()).isEqualTo(16);
        assertThat(run.backbone()).as("the file names none").isNull();
    }

    @Test
    @DisplayName("a class without rows takes part in no run")
    void emptyClass() throws Exception {
        Path file = file("gap", 12, 3, "[\"ant\", \"bee\", \"wasp\"]", 2);
        assertThat(run(file, Optional.empty(), new SplitSpec.Shots(4)).classes()).containsExactly("ant", "bee");
    }

    @Test
    @DisplayName("files that do not fit together, or are no embedding files, are refused with their names")
    void refused() throws Exception {
        Path support = file("support", 5, 1, "[\"ant\", \"bee\"]", 2);
        Path other = file("other", 5, 1, "[\"ant\", \"wasp\"]", 2);
        Path labels = file("labels", 5, 1, "[\"ant\"]", 2);
        Path text = Files.writeString(folder.resolve("text.safetensors"), "no tensors here");
        assertRefused(support, Optional.of(other), "other.safetensors");
        assertRefused(file("twice", 5, 1, "[\"ant\", \"ant\"]", 2), Optional.empty(), "twice.safetensors");
        assertRefused(labels, Optional.empty(), "labels.safetensors");
        assertRefused(text, Optional.empty(), "text.safetensors");
    }

    @Test
    @DisplayName("CLIP embeddings of Caltech-101: nearest class mean gives the reference accuracy")
    void clip() throws Exception {
        Path clip = Path.of(System.getProperty("handful.shared", "../shared")).resolve("features/clip_vitb32");
        Assumptions.assumeTrue(Files.isDirectory(clip),
                "skipped: the real embeddings (handful.shared) are not here");
        for (var reference : Map.of(1, 75.78, 2, 83.08, 4, 88.19, 8, 89.49, 16, 91.36).entrySet()) {
            RunResult run = run(clip.resolve("caltech101_support" + reference.getKey() + ".safetensors"),
                    Optional.of(clip.resolve("caltech101_test.safetensors")), new SplitSpec.Shots(1));
            assertThat(100 * run.evaluation().accuracy().value())
                    .isCloseTo(reference.getValue(), within(0.05));
        }
    }

    @Test
    @DisplayName("CLIP text embeddings: zero-shot and Tip-Adapter give the reference accuracies")
    void names() throws Exception {
        Path clip = Path.of(System.getProperty("handful.shared", "../shared")).resolve("features/clip_vitb32");
        Assumptions.assumeTrue(Files.isDirectory(clip),
                "skipped: the real embeddings (handful.shared) are not here");
        Optional<Path> text = Optional.of(clip.resolve("caltech54_text.safetensors"));
        for (var reference : Map.of(1, 97.45, 4, 97.74, 16, 98.28).entrySet()) {
            assertThat(accuracy(clip, reference.getKey(), text, "zero-shot")).isCloseTo(97.15, within(0.05));
            assertThat(accuracy(clip, reference.getKey(), text, "tip-adapter"))
                    .isCloseTo(reference.getValue(), within(0.05));
        }
        assertThat(accuracy(clip, 16, text, "gda")).isGreaterThan(97.15);
    }

    private double accuracy(Path clip, int shots, Optional<Path> text, String method) throws Exception {
        RunResult run = workbench.runEmbeddings(new EmbeddingFiles(clip.resolve("caltech54_support" + shots + ".safetensors"),
                Optional.of(clip.resolve("caltech54_test.safetensors")), text),
                new RunSpec("", method, Map.of(), new SplitSpec.AsAssigned(), 0), TrainingListener.QUIET).result().get();
        return 100 * run.evaluation().accuracy().value();
    }

    private void assertRefused(Path support, Optional<Path> test, String named) {
        assertThatThrownBy(() -> run(support, test, new SplitSpec.Shots(2)))
                .isInstanceOf(ExecutionException.class)
                .cause().isInstanceOf(InputException.class).hasMessageContaining(named);
    }

    private RunResult run(Path support, Optional<Path> test, SplitSpec split) throws Exception {
        RunSpec spec = new RunSpec("", "centroid", Map.of(), split, 0);
        return workbench.runEmbeddings(new EmbeddingFiles(support, test, Optional.empty()), spec, TrainingListener.QUIET).result().get();
    }

    /** Classes around opposite corners. */
    private Path file(String name, int perClass, long seed, String classes, int k) throws Exception {
        Random random = new Random(seed);
        float[] x = new float[perClass * k * 4];
        long[] y = new long[perClass * k];
        for (int i = 0; i < y.length; i++) {
            y[i] = i % k;
            for (int d = 0; d < 4; d++) {
                x[4 * i + d] = (float) (random.nextGaussian() * 0.3 + (d % k == y[i] ? 1 : -1));
            }
        }
        Path file = folder.resolve(name + ".safetensors");
        new SafeTensorsWriter().floats("features", x, y.length, 4).longs("labels", y, y.length)
                .metadata("classes", classes).write(file);
        assertThat(List.of(file)).allMatch(Files::exists);
        return file;
    }
}
