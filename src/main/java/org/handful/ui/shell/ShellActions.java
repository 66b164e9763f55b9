package org.handful.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.handful.ui.common.Screen;
import org.handful.ui.common.action.Action;

/** What can be done with an open project wherever one is in it. FX thread. */
final class ShellActions {
    private ShellActions() {}

    /**
     * @param screens in their order; each may offer more of its own
     * @param noInspector why there are no details on the right, or null
     */
    static List<Action> of(
            ShellViewModel model, List<Screen> screens, ObservableValue<String> noInspector, Runnable find,
            Runnable showFolder, Runnable close) {
        List<Action> all = new ArrayList<>();
        all.add(Action.of("edit.undo", "fth-corner-up-left", model::undo).key("Shortcut+Z")
                .unless(model.whyNoUndo()));
        all.add(Action.of("edit.redo", "fth-corner-up-right", model::redo).key("Shortcut+Shift+Z")
                .unless(model.whyNoRedo()));
        all.add(Action.of("edit.find", "fth-search", find).key("Shortcut+F"));
        int key = 1;
        for (Screen screen : screens) {
            all.add(Action.of("view." + screen.id(), screen.icon(), () -> model.navigation().show(screen.id()))
                    .key("Shortcut+" + key++));
        }
        all.add(Action.of("view.sideBar", "fth-sidebar", () -> flip(model.sideBarOpen())).key("Shortcut+B")
                .shows(model.sideBarOpen()));
        all.add(Action.of("view.inspector", "fth-info", () -> flip(model.inspectorOpen())).key("Shortcut+I")
                .shows(model.inspectorOpen()).unless(noInspector));
        all.add(Action.of("view.history", "fth-clock", () -> flip(model.historyOpen())).key("Shortcut+H")
                .shows(model.historyOpen()));
        all.add(Action.of("file.showFolder", "fth-folder", showFolder));
        all.add(Action.of("file.close", "fth-home", close).key("Shortcut+W"));
        screens.forEach(s -> s.actions().forEach(a -> all.add(at(s, a, model))));
        return all;
    }

    private static Action at(Screen screen, Action action, ShellViewModel model) {
        if (action.menu().equals("edit")) {
            return action.unless(Bindings.createStringBinding(() -> model.shows(screen.id())
                    ? action.obstacle().getValue() : model.onlyIn(screen.id()),
                    action.obstacle(), model.navigation().screen()));
        }
        return action.first(() -> model.navigation().show(screen.id()));
    }

    private static void flip(javafx.beans.property.BooleanProperty value) {
        value.set(!value.get());
    }
}
