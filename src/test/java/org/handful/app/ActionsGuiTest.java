package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notice;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.look.Look;
import org.handful.ui.common.look.Theme;
import org.handful.ui.fake.FakeWorkbench;
import org.handful.ui.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be done, by menu, by key and by its name; and what lies over the window. */
class ActionsGuiTest extends GuiTest {
    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private final List<String> clipboard = new ArrayList<>();
    private final Map<String, String> kept = new HashMap<>();
    private UiKit kit;
    private Theme theme;
    private MainWindow window;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        var workbench = new FakeWorkbench(folder, atOnce);
        workbench.add(folder.resolve("Leaves.handful")).withLeaves(8, "Oak", "Elm", "Ash").withUnlabelled(3);
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        theme = new Theme("light", ColorScheme.LIGHT, chosen -> {});
        window = new MainWindow(workbench, folder.resolve("projects"), new Settings(kept, kept::put), kit, theme,
                atOnce, new Desk(shown -> {}, clipboard::add, () -> {}, () -> {}));
        return window.root();
    }

    private void openLeaves() {
        fx(() -> window.openFiles(List.of(folder.resolve("Leaves.handful"))));
    }

    @Test
    void shouldNameEveryActionAndGiveNoKeyTwice() {
        openLeaves();
        Set<String> keys = new HashSet<>();
        Set<String> names = new HashSet<>();
        assertThat(window.actions().all()).hasSizeGreaterThan(25).allSatisfy(a -> {
            assertThat(a.name(kit.texts())).isNotBlank();
            assertThat(a.place(kit.texts())).isNotBlank();
            assertThat(names.add(a.menu() + a.name(kit.texts()))).as("%s has its own name", a.id()).isTrue();
            assertThat(a.shortcut() == null || keys.add(a.shortcut().getDisplayText())).as("key of %s", a.id()).isTrue();
        });
    }

    @Test
    void shouldHaveEveryActionInTheMenusAndNothingElse() {
        openLeaves();
        Set<String> inMenus = new HashSet<>();
        fx(() -> {
            for (MenuItem menu : node("menu.button", MenuButton.class).getItems()) {
                menu.getOnMenuValidation();
                ((Menu) menu).getOnShowing().handle(new javafx.event.Event(menu, menu, Menu.ON_SHOWING));
                ((Menu) menu).getItems().stream()
                        .filter(i -> !(i instanceof SeparatorMenuItem) && !(i instanceof Menu))
                        .forEach(i -> inMenus.add(i.getId().substring("menu.".length())));
            }
        });
        assertThat(inMenus).containsExactlyInAnyOrderElementsOf(
                window.actions().all().stream().map(Action::id).toList());
    }

    @Test
    void shouldDoByNameWhatHasNoKey() {
        openLeaves();
        push(KeyCode.SHORTCUT, KeyCode.K);
        assertThat(seen("palette")).isTrue();
        fx(() -> node("palette.query", TextField.class).setText("hclb"));
        type(KeyCode.ENTER);
        assertThat(seen("palette")).isFalse();
        assertThat(theme.chosen().get()).isEqualTo(Look.CONTRAST_DARK);
        assertThat(kept.get(Settings.RECENT_ACTIONS)).startsWith("view.look.contrast-dark");

        push(KeyCode.SHORTCUT, KeyCode.K);
        fx(() -> node("palette.query", TextField.class).setText("evaluate"));
        type(KeyCode.DOWN, KeyCode.UP, KeyCode.ENTER);
        assertThat(seen("evaluate")).isTrue();
        assertThat(bugs).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void shouldFindButNotDoWhatCannotBeDone() {
        openLeaves();
        push(KeyCode.SHORTCUT, KeyCode.K);
        fx(() -> node("palette.query", TextField.class).setText("undo"));
        Action first = ((ListView<Action>) node("palette.list", ListView.class)).getItems().getFirst();
        assertThat(first.id()).isEqualTo("edit.undo");
        assertThat(first.obstacle().getValue()).isEqualTo("Nothing to undo");
        type(KeyCode.ENTER);
        assertThat(seen("palette")).isTrue();
        type(KeyCode.ESCAPE);
        assertThat(seen("palette")).isFalse();
    }

    @Test
    void shouldTeachByOneKey() {
        openLeaves();
        type(KeyCode.F9);
        assertThat(theme.zoom().teaching().get()).isTrue();
        type(KeyCode.F9);
        assertThat(theme.zoom().teaching().get()).isFalse();
        push(KeyCode.SHORTCUT, KeyCode.MINUS);
        assertThat(theme.zoom().percent().get()).isEqualTo(100);
    }

    @Test
    void shouldOpenSettingsKeysAndAboutAndPutThemAwayWithEscape() {
        for (boolean project : new boolean[] {false, true}) {
            if (project) {
                openLeaves();
            }
            push(KeyCode.SHORTCUT, KeyCode.COMMA);
            assertThat(seen("settings")).isTrue();
            type(KeyCode.F1);
            assertThat(seen("settings")).isFalse();
            assertThat(seen("keys")).isTrue();
            type(KeyCode.ESCAPE);
            assertThat(seen("keys")).isFalse();
        }
        fx(() -> window.actions().find("help.about").orElseThrow().perform());
        clickId("about.copy");
        assertThat(clipboard).singleElement().asString().contains("Handful ", "Java ", "JavaFX ");
    }

    @Test
    void shouldLookAtABugAndAtWhatWasToldEarlier() {
        openLeaves();
        fx(() -> kit.notices().show(Notice.good("12 images are in.")));
        fx(() -> kit.errors().accept(new IllegalStateException("columns")));
        assertThat(node("shell.unseen", Label.class).getText()).isEqualTo("2");
        clickId("notice.action");
        assertThat(node("problem.code", Label.class).getText()).startsWith("BUG-");
        assertThat(node("problem.details", TextArea.class).getText()).contains("IllegalStateException: columns");
        clickId("problem.copy");
        assertThat(clipboard).singleElement().asString().contains("IllegalStateException: columns");
        clickId("problem.close");
        clickId("shell.notices");
        ListView<?> notices = node("notices.list", ListView.class);
        assertThat(notices.getItems()).hasSize(2);
        assertThat(seen("shell.unseen")).isFalse();
        type(KeyCode.ESCAPE);
        assertThat(seen("notices.earlier")).isFalse();
    }
}
