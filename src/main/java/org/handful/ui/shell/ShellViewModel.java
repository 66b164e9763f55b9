package org.handful.ui.shell;

import java.util.Map;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/** The frame around the screens: where one is, what undo would take back, what is folded. FX thread. */
public final class ShellViewModel {
    private final ProjectModel project;
    private final Navigation navigation;
    private final ImageFilter filter;
    private final StringBinding undoTip;
    private final StringBinding redoTip;
    private final StringBinding whyNoUndo;
    private final StringBinding whyNoRedo;
    private final BooleanProperty inspectorOpen = new SimpleBooleanProperty(true);
    private final BooleanProperty historyOpen = new SimpleBooleanProperty(false);
    private final BooleanProperty sideBarOpen = new SimpleBooleanProperty(true);
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final BooleanProperty tight = new SimpleBooleanProperty();
    private final Map<String, String> remembered;
    private final UiKit kit;

    /** @param remembered what was kept with the project: open screen, folded panes */
    public ShellViewModel(
            ProjectModel project, Navigation navigation, ImageFilter filter, Map<String, String> remembered,
            UiKit kit) {
        this.project = project;
        this.navigation = navigation;
        this.filter = filter;
        this.kit = kit;
        this.remembered = new TreeMap<>(remembered);
        Texts texts = kit.texts();
        undoTip = Bindings.createStringBinding(() -> project.undoable().get()
                .map(words -> texts.get("shell.undo.tip", words)).orElse(texts.get("shell.undo.nothing")),
                project.undoable());
        redoTip = Bindings.createStringBinding(() -> project.redoable().get()
                .map(words -> texts.get("shell.redo.tip", words)).orElse(texts.get("shell.redo.nothing")),
                project.redoable());
        whyNoUndo = Bindings.createStringBinding(
                () -> project.undoable().get().isPresent() ? null : texts.get("shell.undo.nothing"), project.undoable());
        whyNoRedo = Bindings.createStringBinding(
                () -> project.redoable().get().isPresent() ? null : texts.get("shell.redo.nothing"), project.redoable());
        navigation.show(remembered.getOrDefault(Memory.SCREEN, Navigation.IMAGES));
        inspectorOpen.set(!"false".equals(remembered.get(Memory.INSPECTOR)));
        sideBarOpen.set(!"false".equals(remembered.get(Memory.SIDE_BAR)));
        keep(Memory.SCREEN, navigation.screen());
        historyOpen.set("true".equals(remembered.get(Memory.HISTORY)));
        keep(Memory.INSPECTOR, inspectorOpen, tight);
        keep(Memory.HISTORY, historyOpen);
        keep(Memory.SIDE_BAR, sideBarOpen, narrow);
        tight.addListener((o, before, now) -> fold(inspectorOpen, Memory.INSPECTOR, now));
        narrow.addListener((o, before, now) -> fold(sideBarOpen, Memory.SIDE_BAR, now));
    }

    /** Without its folder and ending. */
    String projectName() {
        String name = project.path().getFileName().toString();
        return name.endsWith(".handful") ? name.substring(0, name.length() - ".handful".length()) : name;
    }

    String projectPath() {
        return project.path().toString();
    }

    Navigation navigation() {
        return navigation;
    }

    boolean shows(String screen) {
        return navigation.screen().get().equals(screen);
    }

    /** Why something cannot be done elsewhere. */
    String onlyIn(String screen) {
        return kit.texts().get("menu.onlyIn", kit.texts().get("screen." + screen + ".title"));
    }

    StringProperty query() {
        return filter.query();
    }

    StringBinding undoTip() {
        return undoTip;
    }

    StringBinding redoTip() {
        return redoTip;
    }

    /** Null while there is something to undo. */
    StringBinding whyNoUndo() {
        return whyNoUndo;
    }

    /** Null while there is something to redo. */
    StringBinding whyNoRedo() {
        return whyNoRedo;
    }

    BooleanProperty inspectorOpen() {
        return inspectorOpen;
    }

    /** While the history is open it takes the place of the inspector. */
    public BooleanProperty historyOpen() {
        return historyOpen;
    }

    BooleanProperty sideBarOpen() {
        return sideBarOpen;
    }

    /** True while there is room for the side bar beside the work, but not for the details, too. */
    BooleanProperty tight() {
        return tight;
    }

    /** True while there is no room beside the work at all. */
    BooleanProperty narrow() {
        return narrow;
    }

    /** How many notices nobody has looked at. */
    ReadOnlyIntegerProperty unseen() {
        return kit.notices().unseen();
    }

    /** After the layout that is going on. */
    void later(Runnable task) {
        kit.fx().later(task);
    }

    void undo() {
        project.undo();
    }

    void redo() {
        project.redo();
    }

    /** What is folded for want of room is not kept: with room it is as it was. */
    private void fold(BooleanProperty open, String key, boolean noRoom) {
        open.set(!noRoom && !"false".equals(remembered.get(key)));
    }

    private void keep(String key, ObservableValue<?> value) {
        keep(key, value, new SimpleBooleanProperty());
    }

    /** @param noRoom while true, nothing is kept: it is the window that folds */
    private void keep(String key, ObservableValue<?> value, BooleanProperty noRoom) {
        value.addListener((o, before, now) -> {
            String text = String.valueOf(now);
            if (noRoom.get()) {
                return;
            }
            if (!text.equals(remembered.put(key, text))) {
                kit.background().edit(() -> project.session().remember(key, text));
            }
        });
    }
}
