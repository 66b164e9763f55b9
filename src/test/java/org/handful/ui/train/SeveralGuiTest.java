package org.handful.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.handful.method.Methods;
import org.handful.ui.GuiTest;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;

/** Several labels per image, from the hint among the methods to the figures of each label. */
class SeveralGuiTest extends GuiTest {
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("pets.handful")).withLeaves(8, "cat", "cat;dog", "dog", ";");

    @Override
    protected Parent root() {
        UiKit kit = new FakeKit().direct("chart", "train", "setup", "queue", "runs", "action");
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, kit.fx(), kit.errors(), 10_000_000);
        return (Parent) new TrainScreen(kit, new ProjectModel(session, kit), workbench,
                new Navigation(new Selection(), new ImageFilter()), images, Methods.forImages()).view();
    }

    @Test
    void theHintLeadsToFiguresOfEachLabel() throws Exception {
        assertThat(seen("train.view.several")).isTrue();
        clickId("train.sets.open");
        until(() -> seen("several.page"));
        assertThat(seen("several.empty")).isTrue();
        assertThat(node("train.view.several", ToggleButton.class).isSelected()).isTrue();

        clickId("several.start");
        until(() -> seen("several.sentence"));
        assertThat(seen("several.empty")).isFalse();
        assertThat(node("several.sentence", Label.class).getText()).contains("2 labels", "92\u00a0%", "F1 75\u00a0%");
        TableView<?> table = node("several.table", TableView.class);
        assertThat(table.getItems()).hasSize(2);
        List<Object> dog = table.getColumns().stream().<Object>map(c -> c.getCellObservableValue(1).getValue()).toList();
        assertThat(dog).hasSize(8).startsWith("dog", 2.0);
        assertThat(seen("several.fallen")).isFalse();
        picture("several");

        fx(() -> session.renameClass("cat;dog", "cat;bird"));
        until(() -> seen("several.empty"));
    }

    @Test
    void itCanBeCancelled() throws Exception {
        session.audits().hold();
        clickId("train.view.several");
        clickId("several.start");
        until(() -> seen("several.progress"));
        assertThat(node("several.start", Button.class).isDisabled()).isTrue();
        fx(() -> session.audits().stop());
        until(() -> seen("several.empty"));
        assertThat(node("several.start", Button.class).isDisabled()).isFalse();
    }
}
