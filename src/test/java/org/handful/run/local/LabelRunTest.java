package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.handful.error.InputException;
import org.handful.method.multilabel.SetNames;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.audit.Audits;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.shelf.Drift;
import org.handful.run.why.Reasons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that tells labels, with every real part: what is drawn is one label, every other image is marked by a second. */
class LabelRunTest extends InOneProject {
    private static final ImageInput DISC = disc();

    private static ImageInput disc() {
        try {
            return new ImageInput("new.png", DrawnImages.disc(99));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Discs are round, bars are straight, and checks are both. */
    @BeforeEach
    void open() throws Exception {
        session.importImages(List.of(DrawnImages.classes(folder.resolve("images"), 12)),
                new ImportOptions(Optional.empty(), Optional.empty(), false, Optional.empty()))
                .result().get(60, TimeUnit.SECONDS);
        session.renameClass("check", "bars;disc");
    }

    @Test
    void figuresAndAnswersAreTheSameAfterReopening() throws Exception {
        LabelRun run = learn();
        List<Guess.Label> said = ask(run.id()).labels();
        assertThat(ask(run.id()).told()).containsExactly("disc");
        assertThat(ask(run.id()).ranked()).as("it tells no class").isEmpty();
        assertThat(ask(run.id()).neighbours().getFirst().className()).contains("disc");
        assertThat(said).allMatch(l -> l.told() == l.probability() >= l.threshold());
        reopen();
        RunInfo info = session.runs().getFirst();
        assertThat(info.id()).isEqualTo(run.id());
        assertThat(info.status()).isEqualTo(RunStatus.DONE);
        assertThat(info.accuracy()).isNull();
        assertThat(info.labels()).isEqualTo(new RunInfo.Labels(2, run.trial().plain().meanAveragePrecision(),
                run.trial().plain().f1Macro()));
        assertThat(session.shelf().labels(run.id())).contains(run.trial());
        assertThat(ask(run.id()).labels()).isEqualTo(said);
        RunResult result = session.run(run.id());
        assertThat(result.supportImages()).hasSize(run.trial().support());
        assertThat(result.predictions()).isEmpty();
        assertThat(session.shelf().images(run.id()).test()).hasSize(run.trial().plain().images());
        assertThat(session.check().problems()).isEmpty();
        assertThat(learn().trial()).as("the same once more").isEqualTo(run.trial());
    }

    /** On images that it has never seen, however they were drawn. */
    @Test
    void labelsOfTheTestImagesAreToldAsTheFiguresSay() throws Exception {
        LabelRun run = learn();
        Map<String, Sample> byName = new HashMap<>();
        session.dataset().samples().forEach(s -> byName.put(s.image().name(), s));
        int hits = 0;
        int either = 0;
        for (var used : session.shelf().images(run.id()).test()) {
            ImageInput image = new ImageInput(used.name(), session.imageBytes(used.sha256()));
            List<String> told = session.predict(run.id(), List.of(image)).result().get(60, TimeUnit.SECONDS).getFirst().told();
            var truth = SetNames.parts(used.className());
            assertThat(used.className()).isEqualTo(session.dataset().labels().name(byName.get(used.name()).label()));
            assertThat(run.trial().images()).filteredOn(i -> i.image().equals(used.name())).singleElement()
                    .satisfies(kept -> assertThat(kept.said()).as("as it was kept").isEqualTo(told))
                    .satisfies(kept -> assertThat(kept.has()).containsExactlyElementsOf(truth));
            hits += (int) told.stream().filter(truth::contains).count();
            either += told.size() + truth.size();
        }
        assertThat(2.0 * hits / either).isEqualTo(run.trial().plain().f1Micro());
    }

    @Test
    void deletingCanBeUndoneAndNewNamesChangeNothingThatItSaid() throws Exception {
        LabelRun run = learn();
        assertThat(session.shelf().drift(run.id()).none()).isTrue();
        session.renameRun(run.id(), "shapes");
        session.deleteRun(run.id());
        assertThat(session.shelf().labels(run.id())).isEmpty();
        reopen();
        assertThat(session.runs()).isEmpty();
        session.undo();
        assertThat(session.runs()).extracting(RunInfo::name).containsExactly("shapes");

        session.renameClass("disc", "round");
        session.renameClass("bars;disc", "bars;round");
        reopen();
        assertThat(ask(run.id()).told()).as("as it was called then").containsExactly("disc");
        assertThat(session.shelf().labels(run.id())).contains(run.trial());
        Drift drift = session.shelf().drift(run.id());
        assertThat(drift.relabelled()).isNotEmpty();
        assertThat(drift.impossible()).isEmpty();
        LabelRun fresh = learn();
        assertThat(fresh.trial().labels()).containsExactly("bars", "round");
        assertThat(ask(fresh.id()).told()).containsExactly("round");
        assertThat(ask(run.id()).told()).containsExactly("disc");
    }

    @Test
    void whatIsAboutOneClassSaysThatItIsNot() throws Exception {
        long id = learn().id();
        for (Job<?> job : List.of(session.audits().why(id, DISC), session.audits().spread(id, Audits.Draw.FOLDS),
                session.audits().shortcuts(id), session.sessions(new SessionPlan(id, 1, 1, 0)),
                session.shelf().repeat(id, TrainingListener.QUIET))) {
            assertThatThrownBy(() -> job.result().get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(InputException.class)
                    .cause().hasMessageContaining("this run tells labels");
        }
        assertThat(session.audits().mistakes(id, 6).result().get(60, TimeUnit.SECONDS).obstacle())
                .contains(Reasons.Obstacle.LABELS);
        assertThat(session.runs()).hasSize(1);
    }

    @Test
    void whatFailsLeavesNoRunBehind() throws Exception {
        session.mergeClasses("bars;disc", "disc");
        session.mergeClasses("bars", "disc");
        assertThatThrownBy(this::learn).hasCauseInstanceOf(InputException.class);
        assertThat(session.runs()).isEmpty();
        assertThat(new TreeSet<>(session.dataset().labels().names())).containsExactly("disc");
    }

    private LabelRun learn() throws Exception {
        return session.trainLabels(new MultiLabelPlan("pocket", 4, 2, 0)).result().get(60, TimeUnit.SECONDS);
    }

    private Guess ask(long run) throws Exception {
        return session.predict(run, List.of(DISC)).result().get(60, TimeUnit.SECONDS).getFirst();
    }

    private void reopen() throws Exception {
        session.close();
        session = workbench.openProject(file);
    }
}
