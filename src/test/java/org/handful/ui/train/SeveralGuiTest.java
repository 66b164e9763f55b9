package org.handful.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.handful.method.Methods;
import org.handful.ui.GuiTest;
import org.handful.run.result.RunInfo;
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

    private final Navigation navigation = new Navigation(new Selection(), new ImageFilter());

    @Override
    protected Parent root() {
        UiKit kit = new FakeKit().direct("chart", "train", "setup", "queue", "runs", "action");
        ImageCache images = new ImageCache(session::thumbnail, Runnable::run, kit.fx(), kit.errors(), 10_000_000);
        return (Parent) new TrainScreen(kit, new ProjectModel(session, kit), workbench,
                navigation, images, Methods.forImages()).view();
    }

    @Test
    void theHintLeadsToFiguresOfEachLabel() throws Exception {
        assertThat(seen("train.view.several")).isTrue();
        clickId("train.sets.open");
        until(() -> seen("several.page"));
        assertThat(seen("several.empty")).isTrue();
        assertThat(node("train.view.several", ToggleButton.class).isSelected()).isTrue();

        clickId("several.start");
        until(() -> seen("several.results"));
        assertThat(seen("several.empty")).isFalse();
        assertThat(node("several.sentence", Label.class).getText()).contains("2 labels", "92\u00a0%", "F1 75\u00a0%");
        TableView<?> table = node("several.table", TableView.class);
        assertThat(table.getItems()).hasSize(2);
        List<Object> dog = table.getColumns().stream().<Object>map(c -> c.getCellObservableValue(1).getValue()).toList();
        assertThat(dog).hasSize(8).startsWith("dog", 2.0);
        assertThat(seen("several.fallen")).isFalse();
        picture("several");

        assertThat(seen("several.changed")).isFalse();

        // What a run said stays, and so does where to find it, when the labels have other names by now.
        fx(() -> session.renameClass("cat;dog", "cat and dog"));
        fx(() -> session.renameClass(";", "none"));
        until(() -> seen("several.changed"));
        assertThat(seen("train.view.several")).isTrue();
        assertThat(node("several.sentence", Label.class).getText()).contains("2 labels");
        assertThat(node("several.start", Button.class).isDisabled()).isTrue();
    }

    @Test
    void runsAreKeptAndCanBeChosenDeletedAndBroughtBack() throws Exception {
        clickId("train.view.several");
        clickId("several.start");
        until(() -> seen("several.results"));
        clickId("several.start");
        ComboBox<RunInfo> run = combo("several.run");
        until(() -> run.getItems().size() == 2);
        assertThat(run.getValue().id()).as("the newest").isEqualTo(2);

        fx(() -> run.setValue(run.getItems().getLast()));
        fx(() -> session.deleteRun(2));
        until(() -> run.getItems().size() == 1);
        assertThat(run.getValue().id()).isEqualTo(1);
        fx(session::undo);
        until(() -> run.getItems().size() == 2);
        assertThat(run.getValue().id()).as("another one that comes in is not looked at").isEqualTo(1);
        fx(() -> session.deleteRun(1));
        fx(() -> session.deleteRun(2));
        until(() -> seen("several.empty"));
        assertThat(seen("several.results")).isFalse();

        fx(session::undo);
        until(() -> seen("several.results"));
        clickId("several.predict");
        assertThat(navigation.screen().get()).isEqualTo(Navigation.PREDICT);
        assertThat(navigation.run().get()).isEqualTo(2);
    }

    /** The list of runs shows what it reached; pressed there or in the side bar, it is shown where labels are. */
    @Test
    void aRunOfLabelsIsARunAmongTheOthers() throws Exception {
        clickId("train.view.several");
        clickId("several.start");
        until(() -> seen("several.results"));
        clickId("train.view.runs");
        until(() -> seen("train.run.1"));
        fx(() -> node("train.runs", ListView.class).getSelectionModel().select(0));
        until(() -> node("runs.details.figure", Label.class).getText().equals("mAP 92\u00a0%"));
        assertThat(node("runs.repeat", Button.class).isDisabled()).isTrue();
        assertThat(node("runs.command", Label.class).getText()).contains("handful multilabel ", "--made 3", "--shots 5");
        clickId("runs.details.evaluate");
        until(() -> seen("several.results"));
        assertThat(navigation.screen().get()).isEqualTo(Navigation.TRAIN);
        assertThat(node("train.view.several", ToggleButton.class).isSelected()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<RunInfo> combo(String id) {
        return node(id, ComboBox.class);
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
