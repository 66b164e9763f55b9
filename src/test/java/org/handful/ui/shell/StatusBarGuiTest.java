package org.handful.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.handful.run.Job;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.DeviceInfo;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class StatusBarGuiTest extends GuiTest {
    private static final BackboneInfo POCKET = new BackboneInfo(
            "pocket", "Pocket", "resnet", 256, 128, "Apache-2.0", "", "", 4_900_000, true, true);

    private final UiKit kit = new FakeKit().direct("shell");
    private final SimpleObjectProperty<EngineState> engine = new SimpleObjectProperty<>(new EngineState.Starting());
    private final SimpleStringProperty queue = new SimpleStringProperty();
    private final FakeSession session = new FakeSession(Path.of("a.handful"), Runnable::run);

    @Override
    protected Parent root() {
        return new Fxml(kit.texts()).load("statusbar", new StatusBarView(
                new StatusBarViewModel(new ProjectModel(session, kit), () -> List.of(POCKET), engine,
                        queue, kit), kit.texts()));
    }

    @Test
    void shouldSayWhatComputesOnceTheEngineIsUp() {
        assertThat(node("statusbar.device", Label.class).getText()).isEqualTo("starting");
        fx(() -> engine.set(new EngineState.Ready(new DeviceInfo("cpu", "there is no GPU", 2, "0", "2"))));
        assertThat(node("statusbar.device", Label.class).getText()).isEqualTo("CPU, 2 threads");
    }

    @Test
    void shouldNameTheBackboneWithItsSizeBeforeTheFirstRun() {
        assertThat(node("statusbar.backbone", Label.class).getText()).isEqualTo("Pocket 128 px");
    }

    /** What shows a job is only held by the nodes: a collection in between must not cut it off. */
    @Test
    void shouldShowAJobUntilItEndsEvenAfterAGarbageCollection() {
        Job<String> job = new Job<>("Reading images");
        fx(() -> kit.jobs().follow(job, done -> {}));
        assertThat(seen("progress.cancel") && node("progress.cancel", Parent.class).getParent().isVisible()).isTrue();
        System.gc();
        fx(() -> job.result().complete("done"));
        assertThat(node("progress.cancel", Parent.class).getParent().isVisible()).isFalse();
    }
}
