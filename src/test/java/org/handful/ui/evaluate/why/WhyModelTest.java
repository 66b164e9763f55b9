package org.handful.ui.evaluate.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.eval.Scored;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.result.RunResult;
import org.handful.run.why.Why;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class WhyModelTest {
    private final UiKit kit = new FakeKit().direct("evaluate");
    private final FakeSession session =
            new FakeSession(Path.of("leaves.handful"), Runnable::run).withLeaves(20, "Oak", "Elm", "Ash");
    private final ProjectModel project = new ProjectModel(session, kit);
    private final SimpleObjectProperty<RunResult> run = new SimpleObjectProperty<>();
    private final Selection selection = new Selection();
    private final WhyModel model = new WhyModel(kit, project, run, selection);

    @Test
    void nothingIsComputedWhileNobodyLooks() {
        train();
        assertThat(model.image().get()).isNotNull();
        assertThat(model.why().get()).isNull();
        model.lookedAt().set(true);
        assertThat(model.why().get().image()).isEqualTo(model.image().get());
        assertThat(model.support().get().helpful()).isNotEmpty();
        model.lookedAt().set(false);
        assertThat(model.why().get()).isNull();
        assertThat(model.support().get()).isNull();
    }

    @Test
    void itBeginsWithTheSurestMistakeAndFollowsTheSelection() {
        RunResult now = train();
        model.lookedAt().set(true);
        List<Scored> mistakes = model.mistakes();
        assertThat(mistakes).isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()))
                .noneMatch(Scored::correct);
        assertThat(model.image().get()).isEqualTo(mistakes.isEmpty() ? now.predictions().getFirst().image()
                : mistakes.getFirst().image());
        String other = session.dataset().samples().getLast().image().name();
        selection.select(other);
        assertThat(model.why().get().image()).isEqualTo(other);
        selection.select("gone.jpg");
        assertThat(model.why().get().image()).as("one that is in the project").isNotEqualTo(other);
    }

    @Test
    void anotherClassIsExplainedForOneImageOnly() {
        RunResult now = train();
        model.lookedAt().set(true);
        int asked = (model.why().get().about() + 1) % now.classes().size();
        model.about().set(Optional.of(now.classes().get(asked)));
        assertThat(model.why().get().about()).isEqualTo(asked);
        selection.select(session.dataset().samples().getLast().image().name());
        assertThat(model.about().get()).isEmpty();
    }

    @Test
    void theWayThatWasChosenStaysFromImageToImage() {
        train();
        model.lookedAt().set(true);
        assertThat(model.kinds()).containsExactly(Why.Kind.GRAD_CAM, Why.Kind.OCCLUSION);
        assertThat(model.why().get().sight().kind()).isEqualTo(Why.Kind.GRAD_CAM);
        model.kind().set(Why.Kind.OCCLUSION);
        selection.select(session.dataset().samples().getLast().image().name());
        assertThat(model.why().get().sight().kind()).isEqualTo(Why.Kind.OCCLUSION);
        train();
        assertThat(model.kind().get()).as("with another run of the same backbone").isEqualTo(Why.Kind.OCCLUSION);
    }

    @Test
    void whatWasCancelledCanBeAskedForAgain() {
        train();
        session.audits().hold();
        model.lookedAt().set(true);
        assertThat(model.going().get()).isNotNull();
        assertThat(model.stopped().get()).isFalse();
        session.audits().stop();
        assertThat(model.going().get()).isNull();
        assertThat(model.stopped().get()).isTrue();
        model.goOn();
        assertThat(model.why().get()).isNotNull();
        assertThat(model.stopped().get()).isFalse();
    }

    @Test
    void theEvidenceStaysWhenCountingIsCancelled() {
        train();
        model.lookedAt().set(true);
        Why seen = model.why().get();
        model.lookedAt().set(false);
        assertThat(model.stopped().get()).isFalse();
        model.lookedAt().set(true);
        session.audits().hold();
        model.goOn();
        assertThat(model.counting().get()).isNotNull();
        session.audits().stop();
        assertThat(model.why().get().image()).isEqualTo(seen.image());
        assertThat(model.support().get()).isNull();
        assertThat(model.stopped().get()).isTrue();
        model.goOn();
        assertThat(model.support().get()).isNotNull();
    }

    private RunResult train() {
        project.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET, () -> {});
        run.set(session.training().begin().finish());
        return run.get();
    }
}
