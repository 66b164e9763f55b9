package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever can have the focus has a name that a screen reader can say, on every screen. */
class AccessibleNamesGuiTest extends GuiTest {
    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private FakeWorkbench workbench;
    private MainWindow window;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        workbench = new FakeWorkbench(folder, atOnce);
        workbench.add(leaves()).withLeaves(8, "Oak", "Elm", "Ash").withUnlabelled(3);
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        window = new MainWindow(workbench, folder.resolve("projects"), kit,
                new Theme("light", ColorScheme.LIGHT, chosen -> {}), atOnce, shown -> {});
        return window.root();
    }

    @Test
    void shouldNameEverythingThatCanHaveTheFocus() {
        Set<String> nameless = new TreeSet<>();
        look("start", nameless);
        FakeSession session = workbench.project(leaves());
        session.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET);
        session.training().begin().step();
        session.training().finish();
        fx(() -> window.openFiles(List.of(leaves())));
        clickId("tile.Oak/oak-101.jpg");
        look("images", nameless);
        for (String place : List.of("train", "evaluate", "predict")) {
            clickId("shell.place." + place);
            look(place, nameless);
        }
        clickId("shell.place.train");
        clickId("train.view.runs");
        look("runs", nameless);
        clickId("shell.place.evaluate");
        TabPane tabs = node("evaluate.tabs", TabPane.class);
        for (int i = 1; i < tabs.getTabs().size(); i++) {
            int tab = i;
            fx(() -> tabs.getSelectionModel().select(tab));
            look(tabs.getTabs().get(i).getId(), nameless);
        }
        fx(() -> tabs.getSelectionModel().select(1));
        clickId("evaluate.cell.0.0");
        look("evaluate.picked", nameless);
        assertThat(nameless).as("controls without a name").isEmpty();
        assertThat(bugs).isEmpty();
    }

    private void look(String where, Set<String> nameless) {
        fx(() -> {
            Set<Node> labelled = new HashSet<>();
            all(window.root(), n -> {
                if (n instanceof Label l && l.getLabelFor() != null && !l.getText().isBlank()) {
                    labelled.add(l.getLabelFor());
                }
            });
            all(window.root(), n -> {
                if (n.isFocusTraversable() && !n.isDisabled() && !labelled.contains(n) && !named(n)) {
                    nameless.add(where + ": " + (n.getId() == null ? n.toString() : n.getId()));
                }
            });
        });
    }

    private static boolean named(Node n) {
        return said(n.getAccessibleText())
                || n instanceof Labeled l && said(l.getText())
                || n instanceof Control c && c.getTooltip() != null && said(c.getTooltip().getText());
    }

    private static boolean said(String words) {
        return words != null && !words.isBlank();
    }

    /** What shows; the inside of a control is its own affair. */
    private static void all(Node node, Consumer<Node> visit) {
        if (!node.isVisible()) {
            return;
        }
        visit.accept(node);
        boolean closed = node instanceof Spinner || node instanceof ComboBoxBase;
        if (!closed && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(c -> all(c, visit));
        }
    }

    private static Path leaves() {
        return folder.resolve("Leaves.handful");
    }
}
