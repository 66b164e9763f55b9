package org.handful.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.method.embedding.Centroid;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener.Keep;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.demo.SteppingMethod;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeTraining;
import org.handful.ui.fake.FakeWorkbench;
import org.handful.ui.train.queue.QueueItem;
import org.handful.ui.train.setup.SettingField;
import org.handful.ui.train.setup.SplitModel;
import org.junit.jupiter.api.Test;

class TrainViewModelTest {
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful"));
    private final UiKit kit = new FakeKit().direct("train", "setup", "queue", "runs");

    @Test
    void itSaysWhyItCannotStart() {
        TrainViewModel model = model();
        assertThat(model.obstacle().get()).isEqualTo(kit.texts().get("train.obstacle.images"));
        session.withLeaves(4, "Oak");
        assertThat(model.obstacle().get()).isEqualTo(kit.texts().get("train.obstacle.classes"));
        session.withLeaves(4, "Oak", "Elm");
        assertThat(model.obstacle().get()).isEqualTo(kit.texts().get("train.obstacle.test"));
        model.split().shots().set(3);
        assertThat(model.obstacle().get()).isNull();
        model.split().kind().set(SplitModel.Kind.ASSIGNED);
        assertThat(model.obstacle().get()).isEqualTo(kit.texts().get("train.obstacle.assigned"));
    }

    @Test
    void whatFindsNoPlaceInTheBackboneIsSaidBeforeItCouldStart() {
        session.preflight().refuse("pocket", "stepping", "It has no tokens.");
        TrainViewModel model = new TrainViewModel(kit, new ProjectModel(session, kit), workbench,
                List.of(new SteppingMethod(), new Centroid()));
        session.withLeaves(20, "Oak", "Elm");
        AdaptationMethod<?> refused = byId(model, "stepping");
        AdaptationMethod<?> other = model.methods().stream().filter(m -> m != refused).findFirst().orElseThrow();
        model.method().set(refused);
        assertThat(model.obstacles().atFirst(refused)).isEqualTo("It has no tokens.");
        assertThat(model.obstacles().atFirst(other)).isNull();
        assertThat(model.obstacle().get()).isEqualTo("It has no tokens.");
        model.start();
        assertThat(session.training()).isNull();
        model.method().set(other);
        assertThat(model.obstacle().get()).isNull();
        model.method().set(refused);
        model.backbone().set(model.backbones().getLast());
        assertThat(model.obstacles().atFirst(refused)).isNull();
        assertThat(model.obstacle().get()).isNull();
    }

    private static AdaptationMethod<?> byId(TrainViewModel model, String id) {
        return model.methods().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void whoDividedTheImagesByHandIsOfferedThatDivision() {
        TrainViewModel model = leaves();
        assertThat(model.split().kind().get()).isEqualTo(SplitModel.Kind.SHOTS);
        divide();
        assertThat(model.split().kind().get()).isEqualTo(SplitModel.Kind.ASSIGNED);
    }

    @Test
    void whatWasChosenStaysChosenWhenImagesAreDivided() {
        TrainViewModel model = leaves();
        model.split().kind().set(SplitModel.Kind.SHARE);
        divide();
        assertThat(model.split().kind().get()).isEqualTo(SplitModel.Kind.SHARE);
    }

    private void divide() {
        var names = session.dataset().samples().stream().map(s -> s.image().name()).toList();
        session.setRole(names.stream().filter(n -> names.indexOf(n) % 2 == 0).toList(), SplitRole.SUPPORT);
        session.setRole(names.stream().filter(n -> names.indexOf(n) % 2 == 1).toList(), SplitRole.TEST);
    }

    @Test
    void aWrongSettingIsMarkedAndStandsInTheWayAndIsNotLost() {
        TrainViewModel model = leaves();
        SettingField steps = field(model, "steps");
        steps.text().set("many");
        assertThat(steps.complaint().get()).contains("steps").contains("5000");
        assertThat(steps.text().get()).isEqualTo("many");
        assertThat(model.obstacle().get()).isEqualTo(kit.texts().get("train.obstacle.setting"));
        model.start();
        assertThat(session.training()).isNull();
        steps.reset();
        assertThat(steps.complaint().get()).isNull();
        assertThat(model.obstacle().get()).isNull();
        model.seed().set("-1");
        assertThat(model.obstacle().get()).isEqualTo(kit.texts().get("train.obstacle.setting"));
    }

    @Test
    void aPrivateMethodSaysBeforehandWhatItPromises() throws Exception {
        assertThat(leaves().promise(40)).as("the stepping method promises nothing").isEmpty();
        TrainViewModel model = new TrainViewModel(
                kit, new ProjectModel(session, kit), workbench, List.of(Methods.byId("dp-head")));
        model.method().set(model.methods().getFirst());
        field(model, "epsilon").text().set("1");
        assertThat(model.promise(200)).contains("2.7", "0.005").doesNotContain("as large as");
        assertThat(model.promise(10)).contains("0.1").contains("as large as 1 in 10");
        field(model, "noise").text().set("none");
        assertThat(model.promise(200)).contains("without noise");
    }

    @Test
    void onlyWhatDiffersFromTheDefaultGoesIntoTheRun() {
        TrainViewModel model = leaves();
        field(model, "steps").text().set(" 50 ");
        field(model, "learningRate").text().set("1e-3");
        model.split().kind().set(SplitModel.Kind.SHARE);
        model.split().percent().set(25);
        model.seed().set("7");
        model.start();
        var spec = model.live().get().spec();
        assertThat(spec.settings()).containsOnly(java.util.Map.entry("steps", "50"));
        assertThat(spec.split()).isEqualTo(new SplitSpec.Fraction(0.25));
        assertThat(spec.seed()).isEqualTo(7);
        assertThat(model.obstacle().get()).isNull();
        assertThat(model.startWords().get()).isEqualTo(kit.texts().get("queue.add"));
    }

    @Test
    void theForecastCountsWhatIsLeftToTestOn() {
        session.withLeaves(8, "Oak", "Elm").withUnlabelled(3);
        SplitModel split = new SplitModel();
        assertThat(split.forecast(session.dataset())).isEqualTo(new SplitModel.Forecast(10, 6, 2));
        split.kind().set(SplitModel.Kind.SHARE);
        assertThat(split.forecast(session.dataset())).isEqualTo(new SplitModel.Forecast(8, 8, 2));
    }

    @Test
    void whileItTrainsTheCurvesGrowAndTheHeldOutImagesChange() {
        TrainViewModel model = leaves();
        FakeTraining training = started(model);
        for (int i = 0; i < 30; i++) {
            training.step();
        }
        training.heldOut();
        LiveTraining live = model.live().get();
        assertThat(live.phase().get()).isEqualTo(LiveTraining.Phase.TRAINING);
        assertThat(live.curves().lastStep()).isEqualTo(30);
        assertThat(live.step().get().step()).isEqualTo(30);
        assertThat(live.watched().get()).hasSize(14).allMatch(w -> w.predicted().get() != null);
        assertThat(live.watched().get().stream().limit(2).map(w -> w.sample().label())).containsExactly(0, 1);
    }

    @Test
    void stoppingAsksWhatToKeepAndTheAnswerReachesTheTraining() {
        TrainViewModel model = leaves();
        FakeTraining training = started(model);
        training.step();
        training.heldOut();
        training.step();
        LiveTraining live = model.live().get();
        live.stop();
        assertThat(live.phase().get()).isEqualTo(LiveTraining.Phase.STOPPING);
        assertThat(training.job().token().stopRequested()).isTrue();
        training.stopNow();
        assertThat(live.phase().get()).isEqualTo(LiveTraining.Phase.ASKING);
        assertThat(List.of(live.stoppedStep(), live.bestStep())).containsExactly(2, 1);
        assertThat(live.result()).isEmpty();
        live.answer(Keep.BEST);
        assertThat(live.phase().get()).isEqualTo(LiveTraining.Phase.ENDED);
        assertThat(live.result()).hasValueSatisfying(r -> assertThat(r.status()).isEqualTo(RunStatus.STOPPED));
        assertThat(model.obstacle().get()).isNull();
    }

    @Test
    void withoutHeldOutLossThereIsNoBestToKeep() {
        TrainViewModel model = leaves();
        FakeTraining training = started(model);
        training.step();
        model.live().get().stop();
        training.stopNow();
        assertThat(model.live().get().bestKnown().get()).isFalse();
        model.live().get().answer(Keep.DISCARD);
        assertThat(model.live().get().phase().get()).isEqualTo(LiveTraining.Phase.ENDED);
        assertThat(model.live().get().result()).isEmpty();
        assertThat(model.runs().list().get()).isEmpty();
    }

    @Test
    void cancellingTellsNobodyOffAndKeepsNothing() {
        TrainViewModel model = leaves();
        FakeTraining training = started(model);
        model.live().get().cancel();
        assertThat(training.job().token().cancelled()).isTrue();
        training.cancelNow();
        assertThat(model.live().get().phase().get()).isEqualTo(LiveTraining.Phase.ENDED);
        assertThat(kit.notices().open()).isEmpty();
    }

    @Test
    void theRunsAreListedWithTheBestOneKnownAndCanBeRenamedAndDeleted() {
        TrainViewModel model = leaves();
        started(model).finish();
        started(model).finish();
        List<RunInfo> runs = model.runs().list().get();
        assertThat(runs).extracting(RunInfo::id).containsExactly(2L, 1L);
        assertThat(model.runs().best().get()).isEqualTo(2L);
        model.runs().shown().set(1L);
        assertThat(model.runs().stored().get().result()).isPresent();
        model.runs().rename(runs.getFirst(), " fine ");
        assertThat(model.runs().list().get().getFirst().name()).isEqualTo("fine");
        model.runs().delete(runs.getLast());
        assertThat(model.runs().list().get()).extracting(RunInfo::id).containsExactly(2L);
        assertThat(model.runs().shown().get()).isNull();
        kit.notices().open().getLast().action().run().run();
        assertThat(model.runs().list().get()).extracting(RunInfo::id).containsExactly(2L, 1L);
    }

    @Test
    void whoPressesTrainDuringARepeatGetsAPlaceInTheQueue() {
        TrainViewModel model = leaves();
        started(model).finish();
        model.repeat(model.runs().list().get().getFirst());
        FakeTraining again = session.training().begin();
        LiveTraining watched = model.live().get();
        assertThat(model.startWords().get()).isEqualTo(kit.texts().get("queue.add"));
        model.seed().set("5");
        model.start();
        assertThat(session.training()).isSameAs(again);
        assertThat(model.live().get()).isSameAs(watched);
        assertThat(model.queue().items()).extracting(i -> i.state().get()).containsExactly(QueueItem.State.WAITING);
        again.finish();
        assertThat(model.live().get().spec().seed()).isEqualTo(5);
        assertThat(session.training()).isNotSameAs(again);
        session.training().begin().finish();
        assertThat(model.queue().items()).isEmpty();
        assertThat(model.startWords().get()).isEqualTo(kit.texts().get("train.start"));
    }

    @Test
    void aRepeatDoesNotTakeOverFromATrainingThatGoesOnAndSaysWhy() {
        TrainViewModel model = leaves();
        started(model).finish();
        RunInfo run = model.runs().list().get().getFirst();
        FakeTraining going = started(model);
        LiveTraining watched = model.live().get();
        model.repeat(run);
        assertThat(session.training()).isSameAs(going);
        assertThat(model.live().get()).isSameAs(watched);
        assertThat(kit.notices().open().getLast().text()).isEqualTo(kit.texts().get("again.obstacle.running"));
        going.finish();
        model.repeat(run);
        assertThat(session.training()).isNotSameAs(going);
    }

    private TrainViewModel leaves() {
        session.withLeaves(12, "Oak", "Elm");
        return model();
    }

    private TrainViewModel model() {
        return new TrainViewModel(kit, new ProjectModel(session, kit), workbench, List.of(new SteppingMethod()));
    }

    private FakeTraining started(TrainViewModel model) {
        model.start();
        return session.training().begin();
    }

    private static SettingField field(TrainViewModel model, String name) {
        return model.settings().get().fields().stream().filter(f -> f.spec().name().equals(name)).findFirst()
                .orElseThrow();
    }
}
