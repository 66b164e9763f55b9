package org.handful.ui.train.suits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;

class SuitsModelTest {
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful"));
    private final UiKit kit = new FakeKit().direct("setup");

    @Test
    void everyBackboneIsAskedAboutTheImagesThatThereAre() throws Exception {
        session.withLeaves(6, "Oak", "Elm");
        SuitsModel model = new SuitsModel(kit, new ProjectModel(session, kit));
        List<BackboneInfo> all = workbench.backbones();
        assertThat(all).isNotEmpty();
        model.ask(all);
        assertThat(model.found()).extracting(s -> s.backbone().id())
                .containsExactlyInAnyOrderElementsOf(all.stream().map(BackboneInfo::id).toList());
        assertThat(model.found()).allSatisfy(s -> {
            assertThat(s.suits().images()).isEqualTo(12);
            assertThat(s.suits().chance()).isBetween(0.3, 0.6);
        });
        assertThat(model.going().get()).isNull();
    }

    @Test
    void whatWasToldGoesWhenTheImagesChange() throws Exception {
        session.withLeaves(6, "Oak", "Elm");
        SuitsModel model = new SuitsModel(kit, new ProjectModel(session, kit));
        model.ask(workbench.backbones());
        assertThat(model.found()).isNotEmpty();
        session.withLeaves(3, "Ash");
        assertThat(model.found()).isEmpty();
    }
}
