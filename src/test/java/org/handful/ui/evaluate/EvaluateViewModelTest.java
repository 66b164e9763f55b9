package org.handful.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.subgroup.Crossing;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.result.RunResult;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class EvaluateViewModelTest {
    private final UiKit kit = new FakeKit().direct("evaluate");
    private final FakeSession session =
            new FakeSession(Path.of("leaves.handful"), Runnable::run).withLeaves(20, "Oak", "Elm", "Ash");
    private final ProjectModel project = new ProjectModel(session, kit);
    private final EvaluateViewModel model = new EvaluateViewModel(kit, project);

    @Test
    void thereIsNothingBeforeTheFirstRun() {
        assertThat(model.chosen().get()).isNull();
        assertThat(model.result().get()).isNull();
    }

    @Test
    void theNewestRunIsShownUntilAPersonChoosesAnother() {
        run();
        assertThat(model.result().get().id()).isEqualTo(1);
        run();
        assertThat(model.result().get().id()).isEqualTo(2);
        model.chosen().set(model.runs().get().getLast());
        assertThat(model.result().get().id()).isEqualTo(1);
        run();
        assertThat(model.result().get().id()).isEqualTo(1);
        project.edit(s -> s.deleteRun(1));
        assertThat(model.result().get().id()).isEqualTo(3);
    }

    @Test
    void aCellHoldsExactlyItsImages() {
        RunResult run = run();
        for (int truth = 0; truth < 3; truth++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                model.picked().cell(truth, predicted);
                String name = run.classes().get(truth);
                String taken = run.classes().get(predicted);
                assertThat(model.picked().items().get())
                        .hasSize(run.evaluation().confusion()[truth][predicted])
                        .allMatch(i -> i.truth().equals(name) && i.predicted().equals(taken) && i.sha256() != null);
            }
        }
    }

    @Test
    void aGroupHoldsExactlyItsImages() {
        RunResult run = run();
        for (GroupResult group : run.evaluation().subgroups().getFirst().groups()) {
            model.picked().group(Crossing.of("light"), group);
            assertThat(model.picked().items().get()).hasSize(group.n());
            assertThat(model.picked().items().get().stream().filter(PickedImages.Item::correct))
                    .hasSize(group.correct());
        }
    }

    @Test
    void mistakesComeFirstTheSurestOneAtTheTop() {
        run();
        model.picked().ofClass(0);
        List<PickedImages.Item> items = model.picked().items().get();
        assertThat(items.getFirst().correct()).isFalse();
        for (int i = 1; i < items.size(); i++) {
            PickedImages.Item a = items.get(i - 1);
            PickedImages.Item b = items.get(i);
            assertThat(a.correct() && !b.correct()).isFalse();
            assertThat(a.correct() == b.correct() && a.confidence() < b.confidence()).isFalse();
        }
    }

    @Test
    void anotherRunPutsThePickedImagesAway() {
        run();
        model.picked().ofClass(0);
        run();
        assertThat(model.picked().items().get()).isEmpty();
        assertThat(model.picked().title().get()).isEmpty();
    }

    @Test
    void tenTestImagesGetASentenceThatSaysHowLittleTheyTell() {
        RunResult run = run();
        var e = run.evaluation();
        var few = new org.handful.eval.Evaluation(new Estimate(0.8, 10, 0.49, 0.943), e.balancedAccuracy(),
                e.perClass(), e.confusion(), e.subgroups(), e.calibration());
        var headline = new Headlines(kit.texts()).of(with(run, few)).getFirst();
        assertThat(headline.doubtful()).isTrue();
        assertThat(headline.sentence()).contains("10").contains("80").contains("49").contains("94");
    }

    @Test
    void theSpreadIsTheWeightedDeviationOfTheGroups() {
        // 9 of 10 and 3 of 6: mean 0.75, sqrt(10/16 * 0.15^2 + 6/16 * 0.25^2)
        List<GroupResult> groups = List.of(
                new GroupResult("Oak", "lamp", 10, 9, 0.9, 0.6, 0.98),
                new GroupResult("Oak", "sun", 6, 3, 0.5, 0.2, 0.8));
        double spread = Math.sqrt(0.625 * 0.0225 + 0.375 * 0.0625);
        assertThat(SubgroupModel.spread(groups)).isCloseTo(spread, within(1e-12));
        var report = new SubgroupReport("light", groups, spread, List.of(spread), groups.getLast(), 0.4, 2);
        SubgroupModel shown = new SubgroupModel(report, kit.texts());
        assertThat(shown.small()).containsExactly(groups.getLast());
        assertThat(shown.caution()).isPresent();
        assertThat(shown.missing()).hasValueSatisfying(m -> assertThat(m).contains("2").contains("light"));
        assertThat(shown.workedOut()).hasSize(2);
        assertThat(shown.workedOut().getFirst()).contains("9", "10", "3", "6", "19.4");
    }

    @Test
    void everyPredictionIsInOneRangeOfConfidence() {
        List<Scored> predictions = List.of(
                scored(1.0, true), scored(0.5, true), scored(0.5, false), scored(0.51, true));
        List<Reliability.Bin> bins = Reliability.of(predictions);
        assertThat(bins).extracting(Reliability.Bin::n).containsExactly(2, 1, 1);
        assertThat(bins.getFirst().accuracy().value()).isEqualTo(0.5);
        assertThat(bins.getFirst().confidence()).isEqualTo(0.5);
        assertThat(bins.getLast().high()).isEqualTo(1);
    }

    private static Scored scored(double confidence, boolean correct) {
        return new Scored("a.jpg", correct ? 0 : 1, new double[] {confidence, 1 - confidence}, Map.of());
    }

    private RunResult run() {
        project.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET,
                () -> {});
        return session.training().begin().finish();
    }

    private static RunResult with(RunResult r, org.handful.eval.Evaluation e) {
        return new RunResult(r.id(), r.name(), r.started(), r.status(), r.spec(), r.images(), r.classes(), r.skipped(),
                r.backbone(), r.settings(), r.shots(), r.shortClasses(), r.supportImages(), e, r.predictions(),
                r.seconds(), r.provenance(), r.notes());
    }
}
