package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.model.HeadState;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.model.TrainingEvent;
import org.handful.store.record.FinishedRun;
import org.handful.store.record.HeadChoice;
import org.handful.store.record.NewRun;
import org.handful.store.record.RunStatus;
import org.handful.store.record.RunSummary;
import org.handful.store.record.StoredRun;
import org.handful.store.sql.Database;
import org.handful.store.sql.DatabaseOpener;
import org.handful.store.sql.Migrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
    // Doubles by their bits, so that 0.0 and -0.0 differ and NaN equals itself.
    private static final RecursiveComparisonConfiguration EXACT =
            RecursiveComparisonConfiguration.builder().withStrictTypeChecking(true).build();

    @TempDir
    Path folder;

    private Path file;
    private ProjectFile project;

    @BeforeEach
    void create() throws HandfulException {
        file = folder.resolve("runs.handful");
        project = ProjectFile.create(file);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void reopen() throws HandfulException {
        project.close();
        project = ProjectFile.open(file);
    }

    @Test
    void finished_run_comes_back_to_the_last_bit() throws HandfulException {
        NewRun started = Fixture.run("first");
        FinishedRun finished = Fixture.result();
        long id = project.startRun(started);
        project.finishRun(id, finished);
        reopen();

        StoredRun run = project.run(id);
        RunSummary summary = run.summary();

        assertThat(project.runs()).containsExactly(summary);
        assertThat(summary.name()).isEqualTo("first");
        assertThat(summary.status()).isEqualTo(RunStatus.DONE);
        assertThat(summary.spec()).isEqualTo(started.spec());
        assertThat(summary.classes()).isEqualTo(started.classes());
        assertThat(summary.started()).isEqualTo(started.started());
        assertThat(summary.ended()).contains(finished.ended());
        assertThat(summary.support()).isEqualTo(1);
        assertThat(summary.test()).isEqualTo(2);
        assertThat(summary.tested()).isEqualTo(2);
        assertThat(summary.correct()).isEqualTo(1);
        assertThat(run.backboneSha256()).isEqualTo(started.backboneSha256());
        assertThat(run.support()).isEqualTo(started.support());
        assertThat(run.test()).isEqualTo(started.test());
        assertThat(run.provenance()).isEqualTo(started.provenance());
        assertThat(run.predictions()).usingRecursiveComparison(EXACT).isEqualTo(finished.predictions());
        assertThat(run.kept()).contains(HeadChoice.BEST);
        assertThat(run.seconds()).isEqualTo(finished.seconds());
        assertThat(run.device()).isEqualTo("cpu");
        assertThat(run.skipped()).isEqualTo(finished.skipped());
        assertThat(run.remarks()).containsExactly("batch halved");
        assertThat(run.openSet()).isEqualTo(finished.openSet());
        sameHead(project.headState(id).orElseThrow(), finished.heads().get(HeadChoice.BEST));
        sameHead(project.headState(id, HeadChoice.LAST).orElseThrow(), finished.heads().get(HeadChoice.LAST));
        assertThat(project.check().problems()).isEmpty();
    }

    private static void sameHead(HeadState actual, HeadState expected) {
        assertThat(actual.method()).isEqualTo(expected.method());
        assertThat(actual.notes()).isEqualTo(expected.notes());
        assertThat(actual.tensors()).containsOnlyKeys(expected.tensors().keySet());
        expected.tensors().forEach((name, tensor) -> {
            assertThat(actual.tensors().get(name).shape()).isEqualTo(tensor.shape());
            assertThat(actual.tensors().get(name).values()).isEqualTo(tensor.values());
        });
    }

    @Test
    void every_way_to_split_comes_back() throws HandfulException {
        NewRun base = Fixture.run("split");
        List<SplitSpec> splits = List.of(
                new SplitSpec.Shots(3), new SplitSpec.Fraction(0.1), new SplitSpec.Folds(5, 2),
                new SplitSpec.AsAssigned());
        for (SplitSpec split : splits) {
            RunSpec spec = new RunSpec("pocket", "gda", Map.of(), split, -1L);
            long id = project.startRun(new NewRun(
                    "split", base.started(), spec, base.backboneSha256(), base.auxiliarySha256(), base.classes(), List.of(), List.of(),
                    base.provenance()));
            assertThat(project.run(id).summary().spec()).isEqualTo(spec);
        }
    }

    @Test
    void curves_come_back_in_order_with_every_kind_of_event() throws HandfulException {
        long id = project.startRun(Fixture.run("curves"));
        List<TrainingEvent> first = List.of(
                new TrainingEvent.Started(100, "cpu"), new TrainingEvent.Step(1, 100, 2.3, 0.1, 12.5, 1L << 33),
                new TrainingEvent.Step(2, 100, Double.NaN, 1.0 / 3, Double.POSITIVE_INFINITY, 0));
        List<TrainingEvent> second = List.of(
                new TrainingEvent.HeldOut(2, 1.5, 0.5, new int[] {1, 0, 2}), new TrainingEvent.Note(2, "größer"),
                new TrainingEvent.Ended(2, true));
        project.appendEvents(id, first);
        project.appendEvents(id, List.of());
        project.appendEvents(id, second);
        reopen();

        List<TrainingEvent> events = project.events(id);

        assertThat(events.subList(0, 3)).isEqualTo(first);
        assertThat(events.subList(4, 6)).isEqualTo(second.subList(1, 3));
        assertThat(events.get(3)).usingRecursiveComparison(EXACT).isEqualTo(second.getFirst());
    }

    @Test
    void finished_run_does_not_follow_later_edits_of_its_images() throws HandfulException {
        project.addImages(List.of(Fixture.image("ant/1.jpg", "ant"), Fixture.image("bee/1.jpg", "bee")));
        long id = project.startRun(Fixture.run("before"));
        project.finishRun(id, Fixture.result());
        StoredRun before = project.run(id);

        project.setLabel(List.of("ant/1.jpg"), "bee");
        project.renameClass("bee", "hornet");
        project.setAttribute(List.of("ant/1.jpg"), "background", "snow");
        project.removeImages(List.of("ant/1.jpg", "bee/1.jpg"));
        project.compact(true);

        assertThat(project.run(id)).usingRecursiveComparison(EXACT).isEqualTo(before);
    }

    @Test
    void run_that_has_ended_accepts_nothing_more() throws HandfulException {
        long id = project.startRun(Fixture.run("done"));
        project.finishRun(id, Fixture.result());
        StoredRun before = project.run(id);

        assertThatThrownBy(() -> project.finishRun(id, Fixture.result())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> project.failRun(id, RunStatus.FAILED, "late"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> project.appendEvents(id, List.of(new TrainingEvent.Note(1, "late"))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(project.run(id)).usingRecursiveComparison(EXACT).isEqualTo(before);
        assertThat(project.events(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE run SET status = 'FAILED'",
        "UPDATE run SET correct = 2",
        "UPDATE run_prediction SET truth = 1",
        "UPDATE run_tensor SET data = x''",
        "UPDATE run_image SET truth = 1",
        "UPDATE run_labels SET map = 1",
        "UPDATE run_events SET events = '[]'",
        "INSERT INTO run_labels VALUES (1, 1, 1, 1, '{}')",
        "INSERT INTO run_head VALUES (1, 'LAST', 'x', '{}')",
        "INSERT INTO run_image VALUES (1, 'TEST', 9, 'x', 'x', 0, '{}')"
    })
    void the_database_itself_protects_a_run_that_has_ended(String tampering) throws HandfulException {
        long id = project.startRun(Fixture.run("done"));
        project.appendEvents(id, List.of(new TrainingEvent.Started(1, "cpu")));
        project.finishRun(id, Fixture.result());
        project.labels().keep(Fixture.run("labels"), Fixture.result(), new RunSummary.Labels(1, 0.5, 0.5), "{}");
        project.close();

        try (Database database = new DatabaseOpener(Migrations.RELEASED).open(file)) {
            assertThatThrownBy(() -> database.write(sql -> sql.update(tampering)))
                    .hasStackTraceContaining("never changes");
        }
    }

    @Test
    void failed_and_cancelled_runs_keep_their_reason_and_curves() throws HandfulException {
        long failed = project.startRun(Fixture.run("failed"));
        project.appendEvents(failed, List.of(new TrainingEvent.Started(1, "cpu")));
        project.failRun(failed, RunStatus.FAILED, "out of memory");
        long cancelled = project.startRun(Fixture.run("cancelled"));
        project.failRun(cancelled, RunStatus.CANCELLED, "");

        assertThat(project.runs()).extracting(RunSummary::status)
                .containsExactly(RunStatus.CANCELLED, RunStatus.FAILED);
        assertThat(project.run(failed).summary().reason()).isEqualTo("out of memory");
        assertThat(project.run(failed).summary().ended()).isPresent();
        assertThat(project.events(failed)).hasSize(1);
        assertThat(project.headState(failed)).isEmpty();
        assertThatThrownBy(() -> project.failRun(cancelled, RunStatus.DONE, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void run_that_was_going_on_when_the_program_ended_is_interrupted() throws HandfulException {
        long id = project.startRun(Fixture.run("going on"));
        project.appendEvents(id, List.of(new TrainingEvent.Started(1, "cpu")));
        reopen();

        assertThat(project.run(id).summary().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(project.run(id).summary().ended()).isEmpty();
        assertThat(project.events(id)).hasSize(1);
    }

    @Test
    void name_star_notes_and_deletion_can_be_undone() throws HandfulException {
        long id = project.startRun(Fixture.run("first"));
        project.finishRun(id, Fixture.result());
        RunSummary before = project.runs().getFirst();

        project.renameRun(id, "better name");
        project.starRun(id, true);
        project.noteRun(id, "the one with sand");
        RunSummary after = project.runs().getFirst();
        project.deleteRun(id);

        assertThat(after.name()).isEqualTo("better name");
        assertThat(after.starred()).isTrue();
        assertThat(after.notes()).isEqualTo("the one with sand");
        assertThat(project.runs()).isEmpty();
        assertThatThrownBy(() -> project.run(id)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> project.headState(id)).isInstanceOf(InputException.class);

        project.undo();
        assertThat(project.runs()).containsExactly(after);
        project.undo();
        project.undo();
        project.undo();
        assertThat(project.runs()).containsExactly(before);
        assertThat(project.undoable()).isEmpty();
    }

    @Test
    void deleted_run_is_gone_for_good_once_the_history_is_forgotten() throws HandfulException {
        long id = project.startRun(Fixture.run("gone"));
        project.appendEvents(id, List.of(new TrainingEvent.Started(1, "cpu")));
        project.finishRun(id, Fixture.result());
        project.deleteRun(id);

        project.compact(true);

        assertThat(project.undo()).isEmpty();
        assertThat(project.runs()).isEmpty();
        assertThat(project.check().problems()).isEmpty();
    }

    @Test
    void a_run_of_several_labels_keeps_its_figures_through_reopening_and_undo() throws HandfulException {
        RunSummary.Labels some = new RunSummary.Labels(2, 0.75, Double.NaN);
        long id = project.labels().keep(Fixture.run("labels"), Fixture.result(), some, "{\"map\":0.75}");
        long other = project.startRun(Fixture.run("classes"));
        project.finishRun(other, Fixture.result());
        reopen();
        assertThat(project.runs()).extracting(RunSummary::labels).containsExactly(Optional.empty(), Optional.of(some));
        assertThat(project.run(id).summary().labels()).contains(some);
        assertThat(project.labels().of(id)).contains("{\"map\":0.75}");
        assertThat(project.labels().of(other)).isEmpty();
        sameHead(project.headState(id).orElseThrow(), Fixture.result().heads().get(HeadChoice.BEST));

        project.deleteRun(id);
        assertThat(project.runs()).extracting(RunSummary::id).containsExactly(other);
        project.undo();
        assertThat(project.labels().of(id)).as("after an undo").isPresent();
        project.deleteRun(id);
        project.compact(true);
        assertThat(project.labels().of(id)).as("gone with the run").isEmpty();
        assertThat(project.check().problems()).isEmpty();
    }

    @Test
    void a_run_of_several_labels_is_kept_whole_or_not_at_all() throws HandfulException {
        assertThatThrownBy(() -> project.labels().keep(Fixture.run("labels"), Fixture.result(),
                new RunSummary.Labels(0, 0.75, 0.5), "{}")).isInstanceOf(RuntimeException.class);
        assertThat(project.runs()).isEmpty();
    }

    @Test
    void what_is_measured_with_added_classes_stays_with_its_run() throws HandfulException {
        long id = project.startRun(Fixture.run("base"));
        project.finishRun(id, Fixture.result());
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        project.sessions().put(id, 5, 1, 0, noon, "{\"old\":1}");
        project.sessions().put(id, 5, 0, 0, noon.plusSeconds(1), "{\"once\":1}");
        project.sessions().put(id, 5, 1, 0, noon.plusSeconds(2), "{\"again\":1}");
        reopen();
        assertThat(project.sessions().of(id)).extracting(k -> k.report())
                .containsExactly("{\"again\":1}", "{\"once\":1}");
        assertThat(project.sessions().of(id + 1)).isEmpty();
        project.deleteRun(id);
        project.undo();
        assertThat(project.sessions().of(id)).as("after an undo").hasSize(2);
        project.deleteRun(id);
        project.compact(true);
        assertThat(project.sessions().of(id)).as("gone with the run").isEmpty();
        assertThat(project.check().problems()).isEmpty();
    }
}
