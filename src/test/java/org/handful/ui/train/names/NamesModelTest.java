package org.handful.ui.train.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.run.text.TextInfo;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.handful.ui.train.TrainViewModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NamesModelTest {
    private static final List<AdaptationMethod<?>> ALL = Methods.all();

    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful")).withLeaves(12, "Oak", "Elm");
    private final UiKit kit = new FakeKit().direct("train", "setup", "queue", "runs");
    private final ProjectModel project = new ProjectModel(session, kit);
    private final NamesModel model = new NamesModel(kit, project);

    @Test
    @DisplayName("what needs text is offered to a project of embeddings alone, and says why it cannot start")
    void offered() throws Exception {
        AdaptationMethod<?> zeroShot = Methods.byId("zero-shot");
        assertThat(model.possible().getValue()).isFalse();
        assertThat(model.offered(ALL)).isNotEmpty().noneMatch(AdaptationMethod::needsText);
        session.texts().allow();
        assertThat(model.offered(ALL)).isEqualTo(ALL);
        assertThat(model.obstacle(Methods.byId("gda"))).as("it can do without").isNull();
        assertThat(model.obstacle(zeroShot)).isEqualTo(kit.texts().get("setup.names.needed"));
        assertThat(model.able(ALL, Set.of("zero-shot", "gda"))).containsExactly("gda");

        session.texts().add(new TextInfo("birds", 8, 8, 1, List.of("Elm", "Ash")));
        assertThat(model.obstacle(zeroShot)).isEqualTo(model.line().getValue()).contains("birds", "Elm", "1 more");
        session.texts().add(new TextInfo("birds", 9, 8, 2, List.of()));
        assertThat(model.obstacle(zeroShot)).isEqualTo(model.line().getValue()).contains("birds", "9", "8");
        session.texts().add(new TextInfo("trees", 8, 8, 2, List.of()));
        assertThat(model.obstacle(zeroShot)).isNull();
        assertThat(model.line().getValue()).contains("trees", "2 classes");
        assertThat(model.able(ALL, Set.of("zero-shot", "gda"))).containsExactly("gda", "zero-shot");
    }

    @Test
    @DisplayName("a run and a race begin with them only")
    void trained() throws Exception {
        session.texts().allow();
        session.texts().add(new TextInfo("trees", 8, 8, 2, List.of()));
        TrainViewModel train = new TrainViewModel(
                kit, project, workbench, List.of(Methods.byId("gda"), Methods.byId("zero-shot")));
        train.method().set(Methods.byId("zero-shot"));
        assertThat(train.obstacle().get()).isNull();
        train.names().remove();
        assertThat(train.obstacle().get()).isEqualTo(kit.texts().get("setup.names.needed"));
        train.start();
        assertThat(session.training()).isNull();
        project.undo();
        assertThat(train.obstacle().get()).isNull();
        train.start();
        assertThat(session.runs().getFirst().spec().method()).isEqualTo("zero-shot");
    }

    @Test
    @DisplayName("removing offers to take itself back")
    void removed() {
        session.texts().allow();
        model.remove();
        assertThat(session.undoable()).as("there was nothing to remove").isEmpty();
        session.texts().add(new TextInfo("trees", 8, 8, 2, List.of()));
        model.remove();
        assertThat(model.there().getValue()).isFalse();
        assertThat(kit.notices().open()).anySatisfy(n -> {
            assertThat(n.text()).contains("trees");
            n.action().run().run();
        });
        assertThat(model.there().getValue()).isTrue();
    }
}
