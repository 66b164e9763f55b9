package org.handful.run.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CancellationException;
import org.handful.cli.ShapeFolder;
import org.handful.engine.DeviceChoice;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Races on drawn images with every real part. */
class RaceTest {
    private static final int PER_CLASS = 12;
    private static final List<Entrant> THREE = List.of(new Entrant("centroid", Map.of()), new Entrant("gda", Map.of()),
            new Entrant("knn", Map.of("k", "1")));

    @TempDir
    private static Path folder;

    private static Workbench workbench;
    private static ProjectSession project;

    @BeforeAll
    static void open() throws Exception {
        Path images = ShapeFolder.write(folder.resolve("shapes"), PER_CLASS);
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 2);
        project = workbench.createProject(folder.resolve("race.handful"));
        project.importImages(List.of(images), new ImportOptions(Optional.empty(),
                Optional.of(images.resolve("attributes.csv")), true, Optional.empty())).result().get();
    }

    @AfterAll
    static void close() {
        project.close();
        workbench.close();
    }

    @Test
    void theWinnersFigureIsThatOfItsRun() throws Exception {
        RaceSpec spec = new RaceSpec(THREE, List.of("pocket"), new SplitSpec.Shots(4), 3);
        List<RaceReport> heard = new ArrayList<>();
        RaceReport report = project.races().race(spec, heard::add).result().get();

        assertThat(report.complete()).isTrue();
        assertThat(report.failures()).isEmpty();
        assertThat(heard).hasSize(3);
        assertThat(report.support()).isEqualTo(12);
        assertThat(report.test()).isEqualTo(3 * (PER_CLASS - 4));
        List<RaceReport.Standing> standings = report.standings();
        assertThat(standings).hasSize(3).isSortedAccordingTo(
                java.util.Comparator.comparingDouble(s -> -s.line().accuracy().value()));
        assertThat(standings.getFirst().p()).isEqualTo(1);
        for (RaceReport.Standing s : standings) {
            RunResult run = project.train(new RunSpec("pocket", s.line().method(), s.line().settings(), spec.split(),
                    spec.seed()), TrainingListener.QUIET).result().get();
            assertThat(s.line().accuracy()).isEqualTo(run.evaluation().accuracy());
            assertThat(s.line().macroStd()).isEqualTo(run.evaluation().subgroups().getFirst().macroStd());
            assertThat(s.line().worst().accuracy()).isEqualTo(run.evaluation().subgroups().getFirst().worst().accuracy());
            assertThat(s.behind().value()).isGreaterThanOrEqualTo(0);
            assertThat(s.line().curve().shots()).containsExactly(1, 2, 4);
            assertThat(s.line().curve().accuracy()[2]).as("all images every time").containsOnly(
                    s.line().accuracy().value());
        }
    }

    @Test
    void theLastRaceIsKeptAsItWas() throws Exception {
        RaceReport report = project.races().race(
                new RaceSpec(THREE, List.of("pocket"), new SplitSpec.Folds(3, 1), 1), r -> {}).result().get();
        RaceReport kept = project.races().last().orElseThrow();
        assertThat(kept).usingRecursiveComparison().isEqualTo(report);
        assertThat(kept.test()).isEqualTo(3 * PER_CLASS);
        assertThat(kept.lines().getFirst().right()).hasSize(3 * PER_CLASS);
    }

    @Test
    void aBackboneOrMethodThatFailsIsToldAndTheOthersGoOn() throws Exception {
        RaceReport report = project.races().race(new RaceSpec(
                List.of(new Entrant("centroid", Map.of()), new Entrant("knn", Map.of("k", "many"))),
                List.of("nowhere", "pocket"), new SplitSpec.Shots(4), 3), r -> {}).result().get();
        assertThat(report.lines()).hasSize(4);
        assertThat(report.failures()).hasSize(3).allSatisfy(l -> assertThat(l.failure()).isNotBlank());
        assertThat(report.winner().orElseThrow().method()).isEqualTo("centroid");
    }

    @Test
    void aCancelKeepsWhatCameToItsEnd() throws Exception {
        List<Job<?>> job = new ArrayList<>();
        Job<RaceReport> race = project.races().race(
                new RaceSpec(THREE, List.of("pocket"), new SplitSpec.Shots(3), 3), r -> {
                    synchronized (job) {
                        job.getFirst().cancel();
                    }
                });
        synchronized (job) {
            job.add(race);
        }
        assertThatThrownBy(() -> race.result().join()).isInstanceOfAny(
                CompletionException.class, CancellationException.class);
        RaceReport kept = project.races().last().orElseThrow();
        assertThat(kept.lines()).hasSize(1);
        assertThat(kept.complete()).isFalse();
        assertThat(kept.spec().split()).isEqualTo(new SplitSpec.Shots(3));
    }
}
