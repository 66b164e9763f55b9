package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.race.Entrant;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.race.RaceLine;
import org.handful.run.race.RaceReport;
import org.handful.run.race.RaceSpec;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.handful.run.train.EmbeddingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real photographs of waste as Pocket and MobileNetV2 see them, where there are any. */
class TwoBackbonesOnPhotographsTest extends InOneProject {
    private static final String SECOND = "mobilenet_v2";
    private static final int PER_CLASS = 14;

    @BeforeEach
    void open() throws Exception {
        Path shared = Path.of(System.getProperty("handful.shared", "missing"));
        Path weights = shared.resolve("weights/mobilenet_v2_1.0_224_in1k.safetensors");
        Path data = shared.resolve("data/trashnet_300");
        assumeTrue(Files.isRegularFile(weights) && Files.isDirectory(data),
                "handful.shared has no MobileNetV2 or no TrashNet: skipped");
        workbench.addBackbone(weights, Path.of("src/test/resources/cards/mobilenet_v2.json"));
        for (String name : List.of("cardboard", "glass", "metal", "paper")) {
            Path to = Files.createDirectories(folder.resolve("images").resolve(name));
            try (var files = Files.list(data.resolve(name))) {
                for (Path image : files.sorted().limit(PER_CLASS).toList()) {
                    Files.copy(image, to.resolve(image.getFileName()));
                }
            }
        }
        session.importImages(List.of(folder.resolve("images")),
                new ImportOptions(Optional.empty(), Optional.empty(), false, Optional.empty()))
                .result().get(60, TimeUnit.SECONDS);
    }

    @Test
    void raceAndEpisodesHaveTheFiguresOfRunsAndFiles() throws Exception {
        SplitSpec split = new SplitSpec.Shots(4);
        RaceReport race = session.races().race(new RaceSpec(List.of(new Entrant("amu", Map.of("epochs", "10")),
                new Entrant("gda", Map.of())), List.of("pocket", SECOND), split, 5, SECOND), _ -> {})
                .result().get(120, TimeUnit.SECONDS);
        assertThat(race.lines()).extracting(RaceLine::auxiliary).as("one backbone twice tells nothing new")
                .containsExactly(SECOND, "", "", "");
        for (RaceLine line : race.lines()) {
            RunResult run = session.train(new RunSpec(line.backbone(), line.method(), line.settings(), split, 5,
                    line.auxiliary()), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            assertThat(line.accuracy()).isEqualTo(run.evaluation().accuracy());
        }
        EpisodePlan plan = new EpisodePlan(List.of(new Entrant("amu", Map.of("epochs", "5")), new Entrant("centroid", Map.of())),
                3, List.of(3), 5, 30, 1);
        EpisodeReport both = session.races().episodes(List.of("pocket"), SECOND, plan).result().get(60, TimeUnit.SECONDS);
        EpisodeReport one = session.races().episodes("pocket", plan).result().get(60, TimeUnit.SECONDS);
        assertThat(both.fused().orElseThrow().methods()).containsExactly("amu");
        assertThat(both.results().get(0).accuracies()).isNotEqualTo(one.results().get(0).accuracies());
        assertThat(both.results().get(1).accuracies()).as("the same episodes, and nothing of the second backbone")
                .isEqualTo(one.results().get(1).accuracies());
        assertThat(both.results().get(0).mean().mean()).as("MobileNetV2 knows photographs better")
                .isGreaterThan(one.results().get(0).mean().mean());
        EpisodeReport files = workbench.episodes(new EmbeddingFiles(embedded("pocket"), Optional.empty(), Optional.empty(),
                Optional.of(embedded(SECOND)), Optional.empty()), plan).result().get(60, TimeUnit.SECONDS);
        assertThat(files.fused().orElseThrow().backbone().id()).isEqualTo(SECOND);
        for (int i = 0; i < 2; i++) {
            assertThat(files.results().get(i).accuracies()).containsExactly(both.results().get(i).accuracies(), within(1e-12));
        }
    }

    private Path embedded(String backbone) throws Exception {
        EmbeddingMatrix rows = session.embed(backbone).result().get(60, TimeUnit.SECONDS);
        Path file = folder.resolve(backbone + ".safetensors");
        EmbeddingFile.write(file, session.dataset(), rows, backbone);
        return file;
    }
}
