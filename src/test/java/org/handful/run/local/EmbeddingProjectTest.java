package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.error.BackboneException;
import org.handful.error.InputException;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.audit.ImageMap;
import org.handful.run.race.Entrant;
import org.handful.run.race.RaceReport;
import org.handful.run.race.RaceSpec;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.run.result.RunResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A project of embeddings that came from a file, without their images. */
class EmbeddingProjectTest extends InOneProject {
    private static final int PER_CLASS = 20;
    private static final int DIM = 12;

    @Test
    @DisplayName("rows become entries with class, name, attributes and a picture, and are learned from after reopening too")
    void wholeWay() throws Exception {
        ImportReport report = imported(written("toys", DIM, "some_net", true));
        assertThat(report.added()).hasSize(3 * PER_CLASS).contains("image 7");
        assertThat(report.exactDuplicates() + report.nearDuplicates()).isZero();
        assertThat(session.dataset().labels().names()).containsExactlyInAnyOrder("ant", "bee", "fly");
        assertThat(session.dataset().samples().getFirst().attributes()).containsKey("half");
        String first = session.dataset().samples().getFirst().image().sha256();
        assertThat(session.imageBytes(first)).as("a drawing").startsWith(0xFF, 0xD8);
        assertThat(session.check().problems()).isEmpty();
        assertThat(session.intake().measures().complete().result().get(60, TimeUnit.SECONDS)).as("no pixels").isZero();

        session.close();
        session = workbench.openProject(file);
        assertThat(session.givenBackbone()).hasValueSatisfying(b -> {
            assertThat(b.id()).isEqualTo("some_net");
            assertThat(b.dim()).isEqualTo(DIM);
            assertThat(b.trainable()).isFalse();
        });
        RunResult run = train("logistic", "some_net");
        assertThat(run.evaluation().accuracy().value()).as("three bells far apart").isGreaterThan(0.95);
        assertThat(run.evaluation().subgroups()).isNotEmpty();
        assertThat(session.audits().map("some_net", ImageMap.Kind.PCA).result().get(60, TimeUnit.SECONDS)).isNotNull();

        RaceReport race = session.races().race(new RaceSpec(
                List.of(new Entrant("centroid", Map.of()), new Entrant("logistic", Map.of())), List.of("some_net"),
                new SplitSpec.Shots(5), 1), _ -> {}).result().get(60, TimeUnit.SECONDS);
        assertThat(race.lines()).hasSize(2).allSatisfy(l -> assertThat(l.accuracy().value()).isGreaterThan(0.9));

        session.undo();
        assertThat(session.dataset().size()).isZero();
    }

    @Test
    @DisplayName("what needs images says so: other backbones, methods inside a network, new pictures")
    void needsImages() throws Exception {
        imported(written("toys", DIM, "some_net", false));
        assertThatThrownBy(() -> train("logistic", "pocket")).hasRootCauseInstanceOf(BackboneException.class);
        assertThatThrownBy(() -> train("film", "some_net")).hasRootCauseInstanceOf(BackboneException.class);
        RunResult run = train("centroid", "some_net");
        byte[] picture = Files.readAllBytes(DrawnImages.classes(folder.resolve("shapes"), 1).resolve("disc/0.png"));
        assertThatThrownBy(() -> session.predict(run.id(), List.of(new ImageInput("new.png", picture))).result()
                .get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(BackboneException.class)
                .rootCause().hasMessageContaining("some_net");
    }

    @Test
    @DisplayName("images and embeddings, and embeddings of two kinds, never share a project")
    void apart() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("shapes"), 2);
        Path features = written("toys", DIM, "some_net", false);
        assertThatThrownBy(() -> imported(images, features)).hasCauseInstanceOf(InputException.class);
        assertThat(session.dataset().size()).as("nothing half done").isZero();
        imported(features);
        assertThatThrownBy(() -> imported(images)).hasCauseInstanceOf(InputException.class);
        assertThatThrownBy(() -> imported(written("longer", DIM + 1, "some_net", false)))
                .cause().hasMessageContaining("longer.safetensors").hasMessageContaining(String.valueOf(DIM + 1));
        assertThatThrownBy(() -> imported(written("other", DIM, "other_net", false))).hasCauseInstanceOf(InputException.class);
        assertThat(session.dataset().size()).isEqualTo(3 * PER_CLASS);
        assertThat(imported(features).already()).as("the same file again").isEqualTo(3 * PER_CLASS);

        session.undo();
        imported(images);
        assertThat(session.givenBackbone()).as("a project of images now").isEmpty();
        assertThatThrownBy(() -> imported(features)).hasCauseInstanceOf(InputException.class);
    }

    private RunResult train(String method, String backbone) throws Exception {
        try {
            return session.train(new RunSpec(backbone, method, Map.of(), new SplitSpec.Shots(5), 1), TrainingListener.QUIET)
                    .result().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private ImportReport imported(Path... sources) throws Exception {
        Job<ImportReport> job = session.importImages(List.of(sources), ImportOptions.DEFAULT);
        return job.result().get(60, TimeUnit.SECONDS);
    }

    private Path written(String name, int dim, String backbone, boolean named) throws Exception {
        Random random = new Random(dim);
        int n = 3 * PER_CLASS;
        float[] x = new float[n * dim];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ((i / dim % 3 == i % dim % 3 ? 4 : 0) + random.nextGaussian());
        }
        var writer = new SafeTensorsWriter().floats("features", x, n, dim)
                .longs("labels", IntStream.range(0, n).mapToLong(i -> i % 3).toArray(), n)
                .metadata("classes", "[\"ant\",\"bee\",\"fly\"]").metadata("backbone", backbone);
        if (named) {
            writer.metadata("images", "[" + String.join(",", IntStream.range(0, n)
                    .mapToObj(i -> "\"image " + i + "\"").toList()) + "]");
            writer.metadata("attributes", "[" + String.join(",", IntStream.range(0, n)
                    .mapToObj(i -> "{\"half\":\"" + (i < n / 2 ? "first" : "second") + "\"}").toList()) + "]");
        }
        Path out = folder.resolve(name + ".safetensors");
        writer.write(out);
        return out;
    }
}
