package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.handful.error.InputException;
import org.handful.eval.paired.Agreement;
import org.handful.model.RunSpec;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.model.TrainingEvent;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.report.ReportPage;
import org.handful.run.report.ReportTexts;
import org.handful.run.report.RunReport;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.run.shelf.Drift;
import org.handful.run.why.Reasons;
import org.handful.store.ProjectFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs as cards, with every real part: marked, undone after reopening, repeated to the last bit. */
class RunShelfTest extends InOneProject {
    @BeforeEach
    void open() throws Exception {
        session.importImages(List.of(DrawnImages.classes(folder.resolve("images"), 8)),
                new ImportOptions(Optional.empty(), Optional.empty(), false, Optional.empty()))
                .result().get(60, TimeUnit.SECONDS);
    }

    @Test
    void starNoteAndDeletionAreUndoneAfterReopening() throws Exception {
        long id = train("centroid", new SplitSpec.Shots(3)).id();
        session.shelf().star(id, true);
        session.shelf().note(id, "the good one");
        session.deleteRun(id);
        assertThat(session.runs()).isEmpty();
        reopen();
        assertThat(session.runs()).isEmpty();
        session.undo();
        RunInfo back = session.runs().getFirst();
        assertThat(back.starred()).isTrue();
        assertThat(back.notes()).isEqualTo("the good one");
        assertThat(back.device()).isEqualTo("cpu");
        assertThat(back.seconds()).isPositive();
        session.undo();
        session.undo();
        assertThat(session.runs().getFirst().starred()).isFalse();
        assertThat(session.runs().getFirst().notes()).isEmpty();
        session.redo();
        assertThat(session.runs().getFirst().starred()).isTrue();
    }

    @Test
    void aRunWhoseSettingsHadOtherNamesInItsVersionShowsItsFigures() throws Exception {
        RunResult before = train("centroid", new SplitSpec.Shots(3));
        session.close();
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file); Statement s = sql.createStatement()) {
            String guard;
            try (ResultSet row = s.executeQuery("SELECT sql FROM sqlite_master WHERE name = 'run_ended'")) {
                guard = row.getString(1);
            }
            s.execute("DROP TRIGGER run_ended");
            assertThat(s.executeUpdate("UPDATE run SET spec = replace(spec, '\"settings\":{', '\"settings\":{\"curvature\":\"2\",')"))
                    .isOne();
            s.execute(guard);
        }
        session = workbench.openProject(file);
        RunResult after = session.run(before.id());
        assertThat(after.settings()).containsEntry("curvature", "2");
        assertThat(Agreement.of(before.predictions(), after.predictions()).identical()).isTrue();
        assertThat(after.evaluation().accuracy()).isEqualTo(before.evaluation().accuracy());
    }

    @Test
    void settingsAreKeptAsAPersonWritesThemAndReadAsOlderVersionsWroteThem() throws Exception {
        RunResult first = session.train(new RunSpec("pocket", "linear-probe", Map.of("learningRate", "2.0E-4", "steps", "20"),
                new SplitSpec.Shots(3), 0), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
        assertThat(first.spec().settings()).containsEntry("learningRate", "0.0002").containsEntry("steps", "20");
        assertThat(first.settings()).containsEntry("learningRate", 2e-4);
        assertThat(ReportPage.of(RunReport.of(session, first, new Reasons(List.of(), 0, Optional.empty()),
                new ReportTexts(Locale.ENGLISH)), new ReportTexts(Locale.ENGLISH))).contains("0.0002").doesNotContain("2.0E-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"centroid", "logistic", "gda", "linear-probe", "film"})
    void aRepetitionGivesTheSameBits(String method) throws Exception {
        RunResult first = train(method, new SplitSpec.Shots(3));
        RunResult again = repeat(first.id());
        assertThat(Agreement.of(first.predictions(), again.predictions()).identical()).isTrue();
        assertThat(again.notes()).anyMatch(n -> n.contains(first.name()) && n.contains("last bit"));
        assertThat(again.name()).contains(first.name()).isNotEqualTo(first.name());
        assertThat(again.supportImages()).isEqualTo(first.supportImages());
    }

    @Test
    void aRepetitionSeesWhatTheRunSawWhateverBecameOfTheImages() throws Exception {
        RunResult first = train("logistic", new SplitSpec.Shots(3));
        RunResult folds = train("logistic", new SplitSpec.Folds(4, 2));
        assertThat(session.shelf().drift(first.id()).none()).isTrue();
        assertThat(session.shelf().drift(folds.id()).none()).isTrue();
        String removed = first.supportImages().getFirst();
        String relabelled = first.predictions().getFirst().image();
        session.removeImages(List.of(removed));
        session.setLabel(List.of(relabelled), "something else");
        session.setRole(List.of(first.predictions().getLast().image()), SplitRole.OFF);
        session.setAttribute(List.of(first.predictions().get(1).image()), "light", "lamp");
        reopen();
        Drift drift = session.shelf().drift(first.id());
        assertThat(drift.none()).isFalse();
        assertThat(drift.removed()).containsExactly(removed);
        assertThat(drift.relabelled()).containsExactly(relabelled);
        assertThat(drift.moved()).contains(first.predictions().getLast().image());
        assertThat(drift.described()).containsExactly(first.predictions().get(1).image());
        assertThat(drift.gone()).isEmpty();
        for (RunResult original : List.of(first, folds)) {
            RunResult again = repeat(original.id());
            assertThat(Agreement.of(original.predictions(), again.predictions()).identical()).isTrue();
            assertThat(again.evaluation().accuracy()).isEqualTo(original.evaluation().accuracy());
        }
    }

    @Test
    void aStoppedRunIsStoppedAtTheSameStep() throws Exception {
        AtomicReference<Job<RunResult>> job = new AtomicReference<>();
        CompletableFuture<Void> known = new CompletableFuture<>();
        TrainingListener stopping = new TrainingListener() {
            @Override
            public void event(TrainingEvent event) {
                known.join();
                if (event instanceof TrainingEvent.Step s && s.step() == 7) {
                    job.get().stop();
                }
            }

            @Override
            public CompletableFuture<Keep> stopped(int step, OptionalInt best) {
                return CompletableFuture.completedFuture(Keep.LAST);
            }
        };
        job.set(session.train(spec("linear-probe", new SplitSpec.Shots(3)), stopping));
        known.complete(null);
        RunResult first = job.get().result().get(60, TimeUnit.SECONDS);
        assertThat(first.status()).isEqualTo(RunStatus.STOPPED);
        RunResult again = repeat(first.id());
        assertThat(again.status()).isEqualTo(RunStatus.STOPPED);
        assertThat(Agreement.of(first.predictions(), again.predictions()).identical()).isTrue();
    }

    @Test
    void imagesThatAreGoneForGoodAreNamed() throws Exception {
        RunResult first = train("centroid", new SplitSpec.Shots(3));
        String gone = first.supportImages().getFirst();
        session.removeImages(List.of(gone));
        session.close();
        try (ProjectFile project = ProjectFile.open(file)) {
            project.compact(true);
        }
        session = workbench.openProject(file);
        assertThat(session.shelf().drift(first.id()).gone()).containsExactly(gone);
        assertThatThrownBy(() -> repeat(first.id())).hasCauseInstanceOf(InputException.class)
                .cause().extracting(e -> ((InputException) e).userMessage()).asString().contains(gone);
    }

    private RunResult train(String method, SplitSpec split) throws Exception {
        return session.train(spec(method, split), TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
    }

    private RunResult repeat(long id) throws Exception {
        return session.shelf().repeat(id, TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
    }

    private static RunSpec spec(String method, SplitSpec split) {
        return new RunSpec("pocket", method, method.equals("film") ? Map.of("steps", "6") : Map.of(), split, 3);
    }

    private void reopen() throws Exception {
        session.close();
        session = workbench.openProject(file);
    }
}
