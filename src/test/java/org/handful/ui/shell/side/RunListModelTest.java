package org.handful.ui.shell.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeTraining;
import org.junit.jupiter.api.Test;

class RunListModelTest {
    private final UiKit kit = new FakeKit().direct("shell", "runs", "chart");
    private final FakeSession session = new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(8, "Oak", "Elm");
    private final ProjectModel project = new ProjectModel(session, kit);
    private final Navigation navigation = new Navigation(new Selection(), new ImageFilter());
    private final RunListModel model =
            new RunListModel(project, navigation, kit);

    @Test
    void aRunThatIsDeletedIsOfferedBack() {
        train().begin().finish();
        RunRow run = model.rows().get().getFirst();
        model.delete(run);
        assertThat(model.rows().get()).isEmpty();
        var notice = kit.notices().open().getLast();
        assertThat(notice.text()).contains(run.name());
        notice.action().run().run();
        assertThat(model.rows().get()).extracting(RunRow::id).containsExactly(run.id());
    }

    @Test
    void aRunThatGoesOnIsNotDeleted() {
        train().begin();
        model.delete(model.rows().get().getFirst());
        assertThat(model.rows().get()).hasSize(1);
        assertThat(kit.notices().open()).isEmpty();
    }

    @Test
    void eachRunLeadsToWhereItsFiguresAre() {
        train().begin().finish();
        session.trainLabels(new MultiLabelPlan("pocket", 5, 3, 0));
        assertThat(model.rows().get()).extracting(RunRow::figure).contains("mAP 92\u00a0%");
        RunRow labels = model.rows().get().stream().filter(RunRow::labels).findFirst().orElseThrow();
        model.choose(labels);
        assertThat(navigation.screen().get()).isEqualTo(Navigation.TRAIN);
        assertThat(navigation.run().get()).isEqualTo(labels.id());
        model.choose(model.rows().get().stream().filter(r -> !r.labels()).findFirst().orElseThrow());
        assertThat(navigation.screen().get()).isEqualTo(Navigation.EVALUATE);
    }

    private FakeTraining train() {
        session.train(new RunSpec("pocket", "stepping", Map.of("steps", "100"), new SplitSpec.Shots(4), 0),
                TrainingListener.QUIET);
        return session.training();
    }
}
