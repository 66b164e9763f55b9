package org.handful.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.handful.run.Job;
import org.handful.run.result.DeviceInfo;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class StatusBarGuiTest extends GuiTest {
    private final UiKit kit = new FakeKit().direct("shell");
    private final SimpleObjectProperty<EngineState> engine = new SimpleObjectProperty<>(new EngineState.Starting());
    private final FakeSession session = new FakeSession(Path.of("a.handful"), Runnable::run);

    @Override
    protected Parent root() {
        return new Fxml(kit.texts()).load("statusbar", new StatusBarView(
                new StatusBarViewModel(new ProjectModel(session, kit), engine, kit), kit.texts()));
    }

    @Test
    void shouldSayWhatComputesOnceTheEngineIsUp() {
        assertThat(node("statusbar.device", Label.class).getText()).isEqualTo("starting");
        fx(() -> engine.set(new EngineState.Ready(new DeviceInfo("cpu", "there is no GPU", 2, "0", "2"))));
        assertThat(node("statusbar.device", Label.class).getText()).isEqualTo("CPU, 2 threads");
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
