package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.ui.GuiTest;
import org.handful.ui.chart.curve.CurveChart;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.words.Language;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window changes its language while one works, and nothing is lost by it. */
class LanguageGuiTest extends GuiTest {
    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private final Set<String> clipped = new TreeSet<>();
    private FakeWorkbench workbench;
    private Texts texts;
    private MainWindow window;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        workbench = new FakeWorkbench(folder, atOnce);
        workbench.add(leaves()).withLeaves(8, "Oak", "Elm", "Ash");
        FxThread fx = FxThread.platform();
        texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        window = new MainWindow(workbench, folder.resolve("projects"), kit,
                new Theme("light", ColorScheme.LIGHT, chosen -> {}), atOnce, shown -> {});
        return window.root();
    }

    @Test
    void shouldChooseTheLanguageOnTheStartScreen() {
        clickId("start.language");
        clickId("language.de");
        assertThat(node("start.open", Button.class).getText()).isEqualTo("Projekt \u00f6ffnen\u2026");
        clickId("start.language");
        clickId("language.en");
        assertThat(node("start.open", Button.class).getText()).isEqualTo("Open project\u2026");
        assertThat(bugs).isEmpty();
    }

    @Test
    void shouldKeepWhereOneIsAndATrainingThatGoesOn() {
        fx(() -> window.openFiles(List.of(leaves())));
        clickId("tile.Oak/oak-101.jpg");
        fx(() -> node("shell.search", TextField.class).setText("oak"));
        clickId("shell.place.train");
        fx(() -> node("train.seed", TextField.class).setText("7"));
        clickId("train.start");
        FakeSession session = workbench.project(leaves());
        fx(() -> {
            session.training().begin().step();
            session.training().step();
        });

        fx(() -> texts.choose(Language.GERMAN));
        assertThat(node("shell.place.train", ToggleButton.class).getText()).isEqualTo("Trainieren");
        assertThat(node("shell.place.train", ToggleButton.class).isSelected()).isTrue();
        assertThat(node("train.start", Button.class).getText()).as("the next one waits")
                .isEqualTo("In die Warteschlange");
        assertThat(node("train.seed", TextField.class).getText()).isEqualTo("7");
        assertThat(node("train.status", Label.class).getText()).startsWith("Schritt 2 von 200");
        fx(() -> {
            for (int i = 0; i < 5; i++) {
                session.training().step();
            }
        });
        assertThat(node("train.status", Label.class).getText()).startsWith("Schritt 7 von 200");
        assertThat(node("train.chart", CurveChart.class).data().empty()).isFalse();
        fx(() -> session.training().finish());
        assertThat(node("train.start", Button.class).isDisabled()).isFalse();
        assertThat(node("train.live.phase", Label.class).getText()).isEqualTo("Beendet");

        clickId("shell.place.images");
        assertThat(node("shell.search", TextField.class).getText()).isEqualTo("oak");
        assertThat(node("images.count", Label.class).getText()).isEqualTo("8 von 24, 1 ausgew\u00e4hlt");
        assertThat(session.closed()).isFalse();

        fx(() -> texts.choose(Language.ENGLISH));
        assertThat(node("images.count", Label.class).getText()).isEqualTo("8 of 24, 1 selected");
        clickId("shell.home");
        assertThat(session.closed()).isTrue();
        assertThat(bugs).isEmpty();
    }

    @Test
    void shouldFitTheSmallestWindowInGerman() throws Exception {
        fx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            texts.choose(Language.GERMAN);
        });
        picture("german-start");
        FakeSession session = workbench.project(leaves());
        session.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET);
        session.training().begin().step();
        session.training().finish();
        fx(() -> window.openFiles(List.of(leaves())));
        clickId("tile.Oak/oak-101.jpg");
        for (String place : List.of("images", "train", "evaluate", "predict")) {
            clickId("shell.place." + place);
            fits(place);
        }
        clickId("shell.place.train");
        clickId("train.view.runs");
        fits("runs");
        clickId("shell.place.evaluate");
        TabPane tabs = node("evaluate.tabs", TabPane.class);
        for (int i = 1; i < tabs.getTabs().size(); i++) {
            int tab = i;
            fx(() -> tabs.getSelectionModel().select(tab));
            fits(tabs.getTabs().get(i).getId());
        }
        fx(() -> tabs.getSelectionModel().select(4));
        clickId("evaluate.labelsTwins");
        clickId("evaluate.twinsLook");
        until(() -> seen("evaluate.twinsLearn"));
        fits("near-duplicates");
        clickId("shell.place.images");
        push(KeyCode.SHORTCUT, KeyCode.H);
        fits("history");
        assertThat(clipped).as("texts that are cut off").isEmpty();
        assertThat(bugs).isEmpty();
    }

    private void fits(String screen) throws Exception {
        picture("german-" + screen);
        Region shell = node("shell", Region.class);
        assertThat(shell.localToScene(shell.getLayoutBounds()).getMaxX()).as("right edge of %s", screen)
                .isLessThanOrEqualTo(stage().getScene().getWidth());
        Region help = node("shell.help", Region.class);
        assertThat(help.localToScene(help.getLayoutBounds()).getMaxX()).as("last tool of %s", screen)
                .isLessThanOrEqualTo(stage().getScene().getWidth());
        lookup(n -> n instanceof Labeled l && cut(l)).queryAll()
                .forEach(n -> clipped.add(screen + ": " + n.getId() + " " + ((Labeled) n).getText()));
    }

    /** By the label's own text: a graphic may have one, too. */
    private static boolean cut(Labeled label) {
        return label.getScene() != null && label.getWidth() > 0 && shows(label)
                && label.getText() != null && !label.getText().isEmpty()
                && label.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                && (label.getTooltip() == null || !label.getTooltip().getText().contains(label.getText()))
                && label.getChildrenUnmodifiable().stream().anyMatch(own -> own != label.getGraphic()
                        && own instanceof Text text && !text.getText().equals(label.getText()));
    }

    private static boolean shows(Node node) {
        return node == null || node.isVisible() && shows(node.getParent());
    }

    private static Path leaves() {
        return folder.resolve("Leaves.handful");
    }
}
