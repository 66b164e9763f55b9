package org.handful.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.handful.run.result.RecentProject;
import org.handful.store.ProgramVersion;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.action.ActionMenus;
import org.handful.ui.common.action.Actions;
import org.handful.ui.common.action.PaletteModel;
import org.handful.ui.common.look.Look;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.look.Zoom;
import org.handful.ui.common.over.EarlierNotices;
import org.handful.ui.common.over.Overlay;
import org.handful.ui.shell.EngineState;
import org.handful.ui.shell.menu.AboutView;
import org.handful.ui.shell.menu.KeysView;
import org.handful.ui.shell.menu.PaletteView;
import org.handful.ui.start.ProjectChooser;
import org.handful.ui.start.StartViewModel;

/** What can be done whether a project is open or not. FX thread. */
final class WindowActions {
    private final Actions actions;
    private final Overlay overlay;
    private final Theme theme;
    private final UiKit kit;
    private final Desk desk;
    private final Supplier<EngineState> engine;

    WindowActions(
            Actions actions, Overlay overlay, Theme theme, UiKit kit, Desk desk, Supplier<EngineState> engine) {
        this.actions = actions;
        this.overlay = overlay;
        this.theme = theme;
        this.kit = kit;
        this.desk = desk;
        this.engine = engine;
    }

    /**
     * @param instead leaves what is open, when it can be left, and begins with a file
     * @param settings opens the settings
     * @param tour shows around in a sample
     */
    void offer(StartViewModel start, ProjectChooser choose, BiConsumer<Optional<Path>, Consumer<Path>> instead,
            Runnable settings, Runnable tour, Path logs) {
        List<Action> all = new ArrayList<>();
        all.add(Action.of("file.new", "fth-file-plus", () -> instead.accept(choose.newProject(), start::create))
                .key("Shortcut+N"));
        all.add(Action.of("file.open", "fth-folder", () -> instead.accept(choose.project(), start::open))
                .key("Shortcut+O"));
        all.add(Action.of("file.folder", "fth-folder-plus",
                () -> instead.accept(choose.folder(), f -> start.drop(List.of(f)))).key("Shortcut+Shift+N"));
        all.add(Action.of("file.settings", "fth-settings", settings).key("Shortcut+Comma"));
        all.add(Action.of("file.quit", "fth-log-out", desk.quit()).key("Shortcut+Q"));
        all.addAll(view());
        all.add(Action.of("help.keys", "fth-help-circle", () -> KeysView.open(actions, kit.texts(), overlay)).key("F1"));
        all.add(Action.of("help.tour", "fth-compass", tour));
        all.add(Action.of("help.about", "fth-info",
                () -> AboutView.open(facts(), kit.texts(), desk.clipboard(), overlay)));
        all.add(Action.of("help.copyDetails", "fth-clipboard", () -> desk.clipboard().accept(facts())));
        all.add(Action.of("help.logs", "fth-file-text", () -> desk.showFolder().accept(logs)));
        actions.offer(this, all);
    }

    /** The projects that were open last, as a submenu. */
    static Supplier<Menu> recent(StartViewModel start, Consumer<Path> open, Texts texts) {
        return () -> {
            var menu = new Menu(texts.get("menu.recent"));
            menu.setId("menu.recent");
            for (RecentProject project : start.recent().get()) {
                var item = new MenuItem(project.file().getFileName().toString());
                item.setMnemonicParsing(false);
                item.setOnAction(e -> open.accept(project.file()));
                menu.getItems().add(item);
            }
            menu.setDisable(menu.getItems().isEmpty());
            return menu;
        };
    }

    private List<Action> view() {
        Zoom zoom = theme.zoom();
        Texts texts = kit.texts();
        List<Action> all = new ArrayList<>();
        all.add(Action.of("view.palette", "fth-command",
                () -> PaletteView.open(new PaletteModel(actions, texts), texts, overlay)).key("Shortcut+K"));
        all.add(Action.of("view.notices", "fth-bell", () -> EarlierNotices.open(kit, overlay)));
        all.add(Action.of("view.fullScreen", "fth-maximize", desk.fullScreen()).key("F11"));
        all.add(Action.of("view.teaching", "fth-book-open", () -> zoom.teaching().set(!zoom.teaching().get()))
                .key("F9").shows(zoom.teaching()));
        all.add(Action.of("view.larger", "fth-zoom-in", zoom::larger).key("Shortcut+Plus")
                .unless(Bindings.createStringBinding(() -> zoom.percent().get() < Zoom.STEPS.getLast()
                        ? null : texts.get("menu.largest"), zoom.percent())));
        all.add(Action.of("view.smaller", "fth-zoom-out", zoom::smaller).key("Shortcut+Minus")
                .unless(Bindings.createStringBinding(() -> zoom.percent().get() > Zoom.STEPS.getFirst()
                        ? null : texts.get("menu.smallest"), zoom.percent())));
        all.add(Action.of("view.normalSize", "fth-type", zoom::reset).key("Shortcut+0"));
        for (Look look : Look.values()) {
            all.add(Action.of("view.look." + look.text(), switch (look) {
                case SYSTEM -> "fth-monitor";
                case LIGHT, CONTRAST_LIGHT -> "fth-sun";
                case DARK, CONTRAST_DARK -> "fth-moon";
            }, () -> theme.chosen().set(look)).shows(theme.chosen().isEqualTo(look)));
        }
        return all;
    }

    /** What a report of a problem needs to say about this computer. */
    private String facts() {
        Texts texts = kit.texts();
        String computes = switch (engine.get()) {
            case EngineState.Starting() -> texts.get("shell.status.starting");
            case EngineState.Ready(var d) -> texts.get("about.device", d.device().toUpperCase(Locale.ROOT),
                    d.reason(), d.djl(), d.libtorch());
            case EngineState.Failed(var words) -> words;
        };
        return texts.get("about.facts", ProgramVersion.read(), Runtime.version(),
                System.getProperty("javafx.runtime.version"), System.getProperty("os.name"),
                System.getProperty("os.version"), System.getProperty("os.arch"), computes);
    }
}
