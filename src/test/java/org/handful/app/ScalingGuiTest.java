package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.ui.ClippedTexts;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Look;
import org.handful.ui.common.look.Theme;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.NodeQueryUtils;

/** In the smallest window and with large type every text can be read, if need be after scrolling. */
class ScalingGuiTest extends GuiTest {
    private static final boolean PICTURES = Boolean.getBoolean("handful.pictures");

    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private Theme theme;
    private MainWindow window;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        var workbench = new FakeWorkbench(folder, atOnce);
        FakeSession session = workbench.add(folder.resolve("Lichens of the north.handful"))
                .withLeaves(8, "Cetraria", "Cladonia", "Xanthoria parietina").withUnlabelled(3);
        session.train(new RunSpec("pocket", "film", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET);
        session.training().begin().step();
        session.training().finish();
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        theme = new Theme("light", ColorScheme.LIGHT, chosen -> {});
        window = new MainWindow(workbench, folder.resolve("projects"), kit, theme, atOnce, shown -> {});
        return window.root();
    }

    /** The scene of the base class has a theme of its own. */
    private void place(int width, int height) {
        fx(() -> {
            stage().getScene().setRoot(new javafx.scene.layout.StackPane());
            var scene = new Scene(window.root(), width, height);
            theme.dress(scene);
            stage().setScene(scene);
            stage().setWidth(width);
            stage().setHeight(height);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 150, 200})
    void everyTextCanBeRead(int percent) throws Exception {
        place(1024, 700);
        fx(() -> theme.zoom().percent().set(percent));
        List<String> clipped = new ArrayList<>();
        look(clipped, percent, "start");
        fx(() -> window.openFiles(List.of(folder.resolve("Lichens of the north.handful"))));
        for (String screen : List.of("images", "train", "evaluate", "predict")) {
            fx(() -> window.actions().find("view." + screen).orElseThrow().perform());
            look(clipped, percent, screen);
            sideways(clipped, screen);
            if (screen.equals("train")) {
                fx(() -> node("train.view.runs", ToggleButton.class).fire());
                look(clipped, percent, "runs");
                sideways(clipped, "runs");
                fx(() -> node("train.view.training", ToggleButton.class).fire());
            } else if (screen.equals("evaluate")) {
                evaluate(clipped, percent);
            }
        }
        for (String over : List.of("file.settings", "view.palette", "help.keys", "help.about", "view.notices")) {
            fx(() -> window.actions().find(over).orElseThrow().perform());
            look(clipped, percent, over);
        }
        assertThat(clipped).isEmpty();
        assertThat(bugs).isEmpty();
    }

    private void evaluate(List<String> clipped, int percent) throws Exception {
        TabPane tabs = node("evaluate.tabs", TabPane.class);
        for (int i = 1; i < tabs.getTabs().size(); i++) {
            int tab = i;
            fx(() -> tabs.getSelectionModel().select(tab));
            look(clipped, percent, tabs.getTabs().get(i).getId());
            sideways(clipped, tabs.getTabs().get(i).getId());
        }
        fx(() -> tabs.getSelectionModel().select(4));
        fx(() -> node("evaluate.labelsTwins", ToggleButton.class).setSelected(true));
        fx(() -> node("evaluate.twinsLook", Button.class).fire());
        until(() -> seen("evaluate.twinsLearn"));
        look(clipped, percent, "near-duplicates");
        sideways(clipped, "near-duplicates");
        fx(() -> tabs.getSelectionModel().select(1));
        fx(() -> node("evaluate.cell.0.0", Button.class).fire());
        look(clipped, percent, "evaluate-picked");
        sideways(clipped, "evaluate-picked");
        fx(() -> node("evaluate.picked.close", Button.class).fire());
        fx(() -> tabs.getSelectionModel().select(0));
    }

    /** What must be scrolled sideways to be read does not fit. */
    private void sideways(List<String> clipped, String what) {
        ScrollPane scroll = node("shell.scroll", ScrollPane.class);
        fx(() -> {});
        double over = scroll.getContent().getLayoutBounds().getWidth() - scroll.getViewportBounds().getWidth();
        if (over > 1) {
            clipped.add("%s is %.0f px wider than the window".formatted(what, over));
        }
    }

    @Test
    void whileItTeachesTermsAreExplainedWhereTheyStand() throws Exception {
        place(1280, 800);
        fx(() -> window.openFiles(List.of(folder.resolve("Lichens of the north.handful"))));
        List<String> clipped = new ArrayList<>();
        for (String screen : List.of("images", "train", "evaluate")) {
            fx(() -> window.actions().find("view." + screen).orElseThrow().perform());
            assertThat(notes()).as(screen).isEmpty();
            fx(() -> window.actions().find("view.teaching").orElseThrow().perform());
            look(clipped, 100, "teaching-" + screen);
            assertThat(notes()).as(screen).contains(switch (screen) {
                case "images" -> "images.teach.classes";
                case "train" -> "train.teach.backbone";
                default -> "evaluate.teach.interval";
            });
            if (screen.equals("evaluate")) {
                assertThat(node("evaluate.teach.interval", Labeled.class).getText()).contains("n = 9", "57 to 98 %");
            }
            fx(() -> window.actions().find("view.teaching").orElseThrow().perform());
        }
        assertThat(clipped).isEmpty();
        assertThat(bugs).isEmpty();
    }

    private List<String> notes() {
        fx(() -> {});
        return lookup(".teaching-note").queryAll().stream().filter(NodeQueryUtils.isVisible()).map(Node::getId)
                .toList();
    }

    private void look(List<String> clipped, int percent, String what) throws Exception {
        fx(() -> {});
        fx(() -> ClippedTexts.in(window.root()).forEach(line -> clipped.add(what + ": " + line)));
        if (PICTURES) {
            for (Look look : List.of(Look.LIGHT, Look.DARK, Look.CONTRAST_LIGHT, Look.CONTRAST_DARK)) {
                fx(() -> theme.chosen().set(look));
                picture("look-%s-%d-%s".formatted(what, percent, look.text()));
                if (percent != 100) {
                    break;
                }
            }
            fx(() -> theme.chosen().set(Look.LIGHT));
        }
    }
}
