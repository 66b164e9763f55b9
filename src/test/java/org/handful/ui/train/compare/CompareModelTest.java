package org.handful.ui.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handful.eval.paired.Pairing;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.result.RunInfo;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.demo.SteppingMethod;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.train.runs.RunsModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three runs of different quality on the same test images. */
class CompareModelTest {
    private final FakeSession session =
            new FakeSession(Path.of("leaves.handful"), Runnable::run).withLeaves(40, "Oak", "Elm");
    private final UiKit kit = new FakeKit().direct("train", "runs", "chart");
    private final ProjectModel project = new ProjectModel(session, kit);
    private final RunsModel runs = new RunsModel(kit, project, List.of(new SteppingMethod()), List.of());
    private final CompareModel model = new CompareModel(kit, project, runs);
    private final CompareTable table = new CompareTable(runs.words(), List.of(new SteppingMethod()));
    private final CompareWords words = new CompareWords(kit.texts(), table);

    @BeforeEach
    void train() {
        for (int seed = 0; seed < 3; seed++) {
            run(seed, new SplitSpec.Shots(5));
        }
    }

    private void run(int seed, SplitSpec split) {
        session.train(new RunSpec("pocket", "stepping", Map.of("steps", String.valueOf(100 + seed)), split, seed),
                TrainingListener.QUIET);
        session.training().begin().finish();
    }

    private void tick(long... ids) {
        for (long id : ids) {
            runs.tick(runs.list().get().stream().filter(r -> r.id() == id).findFirst().orElseThrow());
        }
    }

    @Test
    void fewerThanTwoRunsAreNoComparisonAndItSaysSo() {
        tick(1);
        assertThat(model.comparison().get()).isNull();
        assertThat(runs.compareObstacle().getValue()).isEqualTo(kit.texts().get("runs.compare.obstacle"));
        runs.compare();
        assertThat(runs.board().get()).isEqualTo(RunsModel.Board.TRAINING);
        tick(2);
        assertThat(runs.compareObstacle().getValue()).isNull();
        assertThat(model.comparison().get().columns()).extracting(Column::mark).containsExactly("A", "B");
    }

    @Test
    void differencesAreFromTheReferenceThatIsChosen() {
        tick(1, 2, 3);
        Comparison first = model.comparison().get();
        assertThat(first.referenceColumn().info().id()).isEqualTo(1);
        double lead = first.columns().get(0).run().evaluation().accuracy().value()
                - first.columns().get(2).run().evaluation().accuracy().value();
        assertThat(first.pairings().get(2).counts().difference().value()).isEqualTo(-lead, org.assertj.core.api.Assertions.within(1e-12));
        model.reference().set(3L);
        Comparison second = model.comparison().get();
        assertThat(second.referenceColumn().info().id()).isEqualTo(3);
        assertThat(second.pairings().get(0).gained()).isEqualTo(first.pairings().get(2).lost());
        assertThat(model.against().get()).isNotEqualTo(3L);
    }

    @Test
    void whatChangedIsListedByImage() {
        tick(1, 3);
        Pairing pairing = model.pairing(model.againstColumn().orElseThrow());
        assertThat(pairing.lost()).isNotEmpty();
        assertThat(pairing.counts().n()).isEqualTo(70);
        assertThat(pairing.counts().onlyFirst()).isEqualTo(pairing.lost().size());
        assertThat(model.digests(pairing.lost())).hasSameSizeAs(pairing.lost());
        project.edit(s -> s.removeImages(List.of(pairing.lost().getFirst())));
        assertThat(model.digests(pairing.lost())).hasSize(pairing.lost().size() - 1);
    }

    @Test
    void onlyLinesThatDifferAreMarked() {
        tick(1, 2);
        List<CompareRow> rows = table.rows(model.comparison().get());
        assertThat(rows.stream().filter(CompareRow::differs).map(CompareRow::name)).containsExactly("Seed", "Steps");
        assertThat(rows.stream().map(CompareRow::name)).contains("Accuracy", "Balanced accuracy", "Worst group",
                "MacroStd", "Calibration error", "Log loss", "Time", "Paired difference", "Learning rate");
        CompareRow accuracy = rows.stream().filter(r -> r.name().equals("Accuracy")).findFirst().orElseThrow();
        assertThat(accuracy.cells().get(0).difference()).isEmpty();
        assertThat(accuracy.cells().get(1).difference()).startsWith("\u2212");
        assertThat(accuracy.cells().get(1).better()).isFalse();
        String csv = CompareCsv.write(model.comparison().get(), rows, kit.texts());
        assertThat(csv.lines()).hasSize(1 + (int) rows.stream().filter(r -> !r.section()).count());
        assertThat(csv).contains("A \u00b7 stepping 1,A against A,B \u00b7 stepping 2,B against A");
    }

    @Test
    void theSentenceSaysWhatCanBeToldFromChance() {
        tick(1, 2, 3);
        List<String> verdicts = words.verdicts(model.comparison().get());
        assertThat(verdicts).hasSize(2);
        for (int i = 1; i < 3; i++) {
            boolean told = model.comparison().get().pairings().get(i).counts().distinguishable();
            assertThat(verdicts.get(i - 1)).contains("70 images")
                    .contains(told ? "is worse than" : "is not distinguishable from");
        }
        assertThat(words.cautions(model.comparison().get())).hasSize(1);
    }

    @Test
    void runsOnOtherTestImagesSaySo() {
        run(1, new SplitSpec.Shots(20));
        tick(1, 4);
        Comparison now = model.comparison().get();
        assertThat(now.sameTest()).isFalse();
        assertThat(now.pairings().get(1).counts().n()).isEqualTo(40);
        assertThat(words.cautions(now).getFirst()).contains("B shares 40", "misses 30");
        project.edit(s -> s.deleteRun(4));
        assertThat(model.comparison().get()).isNull();
        assertThat(runs.ticked().get()).containsExactly(1L);
        project.undo();
        assertThat(runs.list().get()).extracting(RunInfo::id).contains(4L);
    }
}
