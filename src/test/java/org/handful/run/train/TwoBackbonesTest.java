package org.handful.run.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.engine.DeviceChoice;
import org.handful.error.InputException;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.RunResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embeddings of two backbones side by side. Each tells another class from the rest, so only both tell all three. */
class TwoBackbonesTest {
    private static final String[] CLASSES = {"ant", "bee", "wasp"};

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
    void bothKnowMoreThanOne() throws Exception {
        Path first = file("first", 4, 0, 20, 1);
        Path second = file("second", 6, 1, 20, 2);
        RunResult both = run(first, Optional.empty(), Optional.of(second), Optional.empty(), "amu");
        RunResult one = run(first, Optional.empty(), Optional.empty(), Optional.empty(), "amu");
        assertThat(both.evaluation().accuracy().value()).isGreaterThan(0.95);
        assertThat(one.evaluation().accuracy().value()).isLessThan(0.85);
        assertThat(both.backbone().id()).isEqualTo("first + second");
        assertThat(both.notes()).anyMatch(n -> n.contains("4") && n.contains("6"));
    }

    @Test
    void testFilesHaveTwoBackbonesToo() throws Exception {
        RunResult run = run(file("first", 4, 0, 5, 1), Optional.of(file("test", 4, 0, 30, 3)),
                Optional.of(file("second", 6, 1, 5, 2)), Optional.of(file("test2", 6, 1, 30, 4)), "amu");
        assertThat(run.evaluation().accuracy().n()).isEqualTo(90);
        assertThat(run.evaluation().accuracy().value()).isGreaterThan(0.95);
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        Path first = file("first", 4, 0, 5, 1);
        Path second = file("second", 6, 1, 5, 2);
        assertRefused(first, Optional.empty(), file("fewer", 6, 1, 4, 2), Optional.empty(), "amu", "fewer.safetensors");
        assertRefused(first, Optional.empty(), second, Optional.empty(), "centroid", "one backbone");
        assertRefused(first, Optional.of(file("swapped", 6, 1, 5, 3)), second,
                Optional.of(file("swapped2", 4, 0, 5, 4)), "amu", "swapped.safetensors");
    }

    private void assertRefused(Path support, Optional<Path> test, Path auxiliary, Optional<Path> auxiliaryTest,
            String method, String named) {
        assertThatThrownBy(() -> run(support, test, Optional.of(auxiliary), auxiliaryTest, method))
                .cause().isInstanceOf(InputException.class).hasMessageContaining(named);
    }

    private RunResult run(Path support, Optional<Path> test, Optional<Path> auxiliary, Optional<Path> auxiliaryTest,
            String method) throws Exception {
        return workbench.runEmbeddings(new EmbeddingFiles(support, test, Optional.empty(), auxiliary, auxiliaryTest),
                new RunSpec("", method, Map.of(), test.isPresent() ? new SplitSpec.AsAssigned() : new SplitSpec.Shots(5),
                        0), TrainingListener.QUIET).result().get();
    }

    /** Rows in turn of each class; the one that this backbone sees points up, the others down. */
    private Path file(String name, int dim, int sees, int perClass, long seed) throws Exception {
        Random random = new Random(seed);
        float[] x = new float[perClass * 3 * dim];
        long[] y = new long[perClass * 3];
        for (int i = 0; i < y.length; i++) {
            y[i] = i % 3;
            for (int d = 0; d < dim; d++) {
                double centre = d % 2 == 0 ? 1 : y[i] == sees ? 1 : -1;
                x[dim * i + d] = (float) (centre + 0.2 * random.nextGaussian());
            }
        }
        Path file = folder.resolve(name + ".safetensors");
        new SafeTensorsWriter().floats("features", x, y.length, dim).longs("labels", y, y.length)
                .metadata("classes", "[\"" + String.join("\", \"", CLASSES) + "\"]").metadata("backbone", name).write(file);
        return file;
    }
}
