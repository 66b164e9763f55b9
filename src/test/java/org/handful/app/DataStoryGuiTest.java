package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.handful.engine.DeviceChoice;
import org.handful.model.Dataset;
import org.handful.model.SplitRole;
import org.handful.run.Home;
import org.handful.run.Workbench;
import org.handful.run.data.HistoryLine;
import org.handful.run.local.DrawnImages;
import org.handful.run.local.LocalWorkbench;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Notices;
import org.handful.ui.common.ProjectModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does to classes, split and attributes, in the window over a project file. */
class DataStoryGuiTest extends GuiTest {
    private static final int EDITS = 50;

    @TempDir
    Path folder;

    private final ExecutorService decoders = Executors.newSingleThreadExecutor();
    private final List<String> told = new ArrayList<>();
    private Workbench workbench;
    private MainWindow window;

    @Override
    protected Parent root() {
        workbench = workbench();
        return open();
    }

    private Workbench workbench() {
        return new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1);
    }

    private Parent open() {
        var notices = new Notices();
        notices.open().addListener((javafx.beans.Observable o) -> notices.open().forEach(n -> told.add(n.text())));
        window = RealWindowTest.window(workbench, folder, decoders, notices, bug -> {});
        return window.root();
    }

    @AfterEach
    void end() {
        workbench.close();
        decoders.shutdownNow();
    }

    @Test
    @DisplayName("50 edits of every kind are undone one by one after reopening, and done again")
    void undoFiftyAfterReopening() throws Exception {
        openShapes();
        Dataset start = data();
        for (int i = 0; i < EDITS; i++) {
            edit(i);
        }
        until(() -> project().editsGoingOn().get() == 0);
        assertThat(told).as("no edit was refused").noneMatch(t -> t.contains("cannot") || t.contains("locked"));
        List<HistoryLine> lines = project().session().history().lines();
        assertThat(lines).as("every edit changed something").hasSize(EDITS + 1);
        assertThat(new HashSet<>(lines.stream().map(HistoryLine::words).toList())).hasSizeGreaterThanOrEqualTo(25);
        Dataset end = data();
        reopen();
        assertThat(data()).isEqualTo(end);

        for (int i = 0; i < EDITS; i++) {
            push(KeyCode.SHORTCUT, KeyCode.Z);
        }
        until(() -> data().equals(start) && project().editsGoingOn().get() == 0);
        assertThat(project().undoable().get()).hasValueSatisfying(w -> assertThat(w).contains("added"));
        for (int i = 0; i < EDITS; i++) {
            push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        }
        until(() -> data().equals(end) && project().editsGoingOn().get() == 0);
        assertThat(project().redoable().get()).isEmpty();

        push(KeyCode.SHORTCUT, KeyCode.H);
        until(() -> items() == EDITS + 2);
        picture("history");
        fx(() -> node("history.list", ListView.class).getSelectionModel().selectLast());
        fx(() -> node("history.list", Node.class).requestFocus());
        fx(() -> node("history.list", ListView.class).getSelectionModel().select(items() - 2));
        type(KeyCode.ENTER);
        until(() -> data().equals(start));
        picture("history-undone");
        reopen();
        assertThat(data()).isEqualTo(start);
        assertThat(project().session().check().problems()).isEmpty();
    }

    private int items() {
        return seen("history.list") ? node("history.list", ListView.class).getItems().size() : 0;
    }

    /** One of 20 kinds of edit that always has something to change. */
    private void edit(int i) {
        int round = i / 20;
        List<String> images = List.of("bars/" + round + ".png", "disc/" + round + ".png");
        String fresh = "class " + round;
        ProjectModel.Edit edit = switch (i % 20) {
            case 0 -> s -> s.addClass(fresh);
            case 1 -> s -> s.classes().recolour("disc", "#00000" + round);
            case 2 -> s -> s.setLabel(images, fresh);
            case 3 -> s -> s.classes().move(fresh, 0);
            case 4 -> s -> s.classes().setActive(List.of(fresh, "bars"), false);
            case 5 -> s -> s.setAttribute(images, "site", "rock");
            case 6 -> s -> s.setAttribute(List.of("check/0.png"), "site", "Rock");
            case 7 -> s -> s.attributes().renameValue("site", "Rock", "rock");
            case 8 -> s -> s.attributes().rename("site", "place");
            case 9 -> s -> s.classes().setActive(List.of("bars"), true);
            case 10 -> s -> s.split().draw(2, 7 + round);
            case 11 -> s -> s.split().lockTest(true);
            case 12 -> s -> s.renameClass(fresh, "renamed");
            case 13 -> s -> s.split().lockTest(false);
            case 14 -> s -> s.classes().merge(List.of("renamed"), "disc");
            case 15 -> s -> s.split().clear();
            case 16 -> s -> s.setRole(images, SplitRole.OFF);
            case 17 -> s -> s.attributes().delete("place");
            case 18 -> s -> s.setLabel(images, null);
            default -> s -> s.removeImages(images);
        };
        fx(() -> project().edit(edit));
    }

    @Test
    @DisplayName("classes are renamed, coloured, ordered, merged and left out of runs by keyboard alone")
    void classesByKeyboard() throws Exception {
        openShapes();
        focus("sidebar.class.0");
        type(KeyCode.F2);
        write("stripes").type(KeyCode.ENTER);
        until(() -> names().equals(List.of("stripes", "check", "disc")));
        assertThat(focused()).isEqualTo("sidebar.class.0");

        push(KeyCode.ALT, KeyCode.DOWN);
        until(() -> names().equals(List.of("check", "stripes", "disc")));
        until(() -> "sidebar.class.1".equals(focused()));

        type(KeyCode.O);
        until(() -> data().labels().off().equals(java.util.Set.of("stripes")));
        assertThat(data().usable()).hasSize(12);
        picture("sidebar-class-off");

        push(KeyCode.SHIFT, KeyCode.F10);
        ContextMenu menu = menu();
        // From Rename to Colour with its menu, whose fifth line is blue.
        type(KeyCode.DOWN, KeyCode.RIGHT);
        type(KeyCode.DOWN, 4);
        type(KeyCode.ENTER);
        until(() -> "#0072b2".equals(data().labels().colours().get("stripes")));
        assertThat(menu.isShowing()).isFalse();

        focus("sidebar.class.2");
        type(KeyCode.F2);
        write("check").type(KeyCode.ENTER);
        until(() -> names().equals(List.of("check", "stripes")));
        assertThat(data().ofClass(0)).as("merged").hasSize(12);

        focus("sidebar.class.1");
        type(KeyCode.DELETE);
        until(() -> names().equals(List.of("check")));
        focus("sidebar.class.unlabelled");
        type(KeyCode.SPACE);
        until(() -> seen("tile.bars/0.png"));
        picture("sidebar-unlabelled");
        for (int i = 0; i < 6; i++) {
            push(KeyCode.SHORTCUT, KeyCode.Z);
        }
        until(() -> names().equals(List.of("bars", "check", "disc")) && data().labels().colours().isEmpty());
        assertThat(data().usable()).hasSize(18);
    }

    @Test
    @DisplayName("the split is drawn in a card that says what it gives, locked, and what is refused says so")
    void split() throws Exception {
        openShapes();
        clickId("sidebar.draw");
        until(() -> visible("draw.draw") && !node("draw.draw", Node.class).isDisabled());
        fx(() -> node("draw.seed", javafx.scene.control.TextField.class).setText("x"));
        assertThat(node("draw.draw", Node.class).isDisabled()).isTrue();
        fx(() -> node("draw.seed", javafx.scene.control.TextField.class).setText("3"));
        until(() -> !node("draw.draw", Node.class).isDisabled());
        picture("split-draw");
        clickId("draw.draw");
        until(() -> data().samples().stream().filter(s -> s.role() == SplitRole.SUPPORT).count() == 15);
        assertThat(data().samples().stream().filter(s -> s.role() == SplitRole.TEST)).isNotEmpty();

        clickId("sidebar.lock");
        until(() -> project().testLocked().get());
        String test = data().samples().stream().filter(s -> s.role() == SplitRole.TEST).findFirst().orElseThrow()
                .image().name();
        Dataset before = data();
        fx(() -> project().edit(s -> s.removeImages(List.of(test))));
        until(() -> told.stream().anyMatch(t -> t.contains("test set is locked") && t.contains(test)));
        assertThat(data()).isEqualTo(before);
        picture("split-locked");
        clickId("sidebar.split.test");
        until(() -> seen("tile." + test));
        clickId("sidebar.lock");
        until(() -> !project().testLocked().get());
    }

    private void openShapes() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("shapes"), 6);
        fx(() -> window.openFiles(List.of(images)));
        until(() -> seen("sidebar.class.2") && data().size() == 18 && project().importing().get() == null);
    }

    /** As the next start of the program: a new workbench and a new window over the same home. */
    private void reopen() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        fx(() -> window.leave(() -> closed.set(true), () -> {}));
        until(closed::get);
        workbench = workbench();
        fx(() -> {
            stage().getScene().setRoot(open());
            window.openFiles(List.of(folder.resolve("projects/shapes.handful")));
        });
        until(() -> seen("sidebar.classes"));
    }

    private ProjectModel project() {
        return window.project();
    }

    private Dataset data() {
        return project().dataset().get();
    }

    private List<String> names() {
        return data().labels().names();
    }

    private void focus(String id) {
        fx(() -> node(id, Node.class).requestFocus());
    }

    private String focused() {
        Node owner = stage().getScene().getFocusOwner();
        return owner == null ? null : owner.getId();
    }

    private boolean visible(String id) {
        return lookup(n -> id.equals(n.getId()) && n.isVisible()).tryQuery().isPresent();
    }

    private static ContextMenu menu() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
                .filter(m -> m.getItems().stream().map(MenuItem::getId).anyMatch("sidebar.class.rename"::equals))
                .findFirst().orElseThrow();
    }
}
