package org.handful.ui.common.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Menus made of actions: each in the menu that its id begins with, filled when it opens. FX thread. */
public final class ActionMenus {
    /** The menus there are, in their order. */
    public static final List<String> MENUS = List.of("file", "edit", "view", "run", "help");

    /** Which group within its menu an action belongs to: groups are parted by a line. */
    private static final List<List<String>> GROUPS = List.of(
            List.of("file.new", "file.open", "file.folder"),
            List.of("file.addFolder", "file.addFiles", "file.addNames", "file.camera", "file.export"),
            List.of("file.showFolder", "file.close"),
            List.of("file.settings", "file.quit"),
            List.of("edit.undo", "edit.redo"),
            List.of("edit.selectAll", "edit.find", "edit.remove"),
            List.of("run.train", "run.pause", "run.stop"),
            List.of("run.predict"),
            List.of("view.palette"),
            List.of("view.images", "view.train", "view.evaluate", "view.predict"),
            List.of("view.flaws", "view.lookAlikes"),
            List.of("view.sideBar", "view.inspector", "view.history", "view.notices", "view.fullScreen"),
            List.of("view.teaching", "view.larger", "view.smaller", "view.normalSize"),
            List.of("view.look.system", "view.look.light", "view.look.dark", "view.look.contrast-light",
                    "view.look.contrast-dark"));

    private final Actions actions;
    private final Texts texts;
    private final Map<String, Supplier<Menu>> below = new LinkedHashMap<>();

    public ActionMenus(Actions actions, Texts texts) {
        this.actions = actions;
        this.texts = texts;
    }

    /** A submenu below an action, made anew whenever the menu opens. */
    public void putBelow(String actionId, Supplier<Menu> submenu) {
        below.put(actionId, submenu);
    }

    /** All of them; each shows what can be done at the moment it opens. */
    public List<Menu> menus() {
        List<Menu> out = new ArrayList<>();
        for (String name : MENUS) {
            var menu = new Menu(texts.get("menu." + name));
            menu.setId("menu." + name);
            menu.getItems().setAll(items(name));
            menu.setOnShowing(e -> {
                if (e.getTarget() == menu) {
                    menu.getItems().setAll(items(name));
                }
            });
            menu.setOnShown(e -> {
                if (e.getTarget() == menu) {
                    KeyNames.nameIn(menu.getItems(), texts);
                }
            });
            out.add(menu);
        }
        return out;
    }

    /** @param menu first part of the ids of its actions */
    private List<MenuItem> items(String menu) {
        List<MenuItem> items = new ArrayList<>();
        int group = -2;
        for (Action a : actions.all().stream().filter(a -> a.menu().equals(menu)).sorted(
                (x, y) -> Integer.compare(order(x), order(y))).toList()) {
            int now = order(a) / 100;
            if (now != group && !items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group = now;
            items.add(item(a));
            if (below.containsKey(a.id())) {
                items.add(below.get(a.id()).get());
            }
        }
        return items;
    }

    private static int order(Action action) {
        for (int g = 0; g < GROUPS.size(); g++) {
            int at = GROUPS.get(g).indexOf(action.id());
            if (at >= 0) {
                return g * 100 + at;
            }
        }
        return GROUPS.size() * 100;
    }

    private MenuItem item(Action action) {
        MenuItem item = action.on() == null ? new MenuItem() : new CheckMenuItem();
        if (item instanceof CheckMenuItem check) {
            check.setSelected(action.on().get());
        } else {
            item.setGraphic(new FontIcon(action.icon()));
        }
        item.setText(action.title(texts));
        item.setId("menu." + action.id());
        // Shown beside the name; the keys themselves are heard by ActionKeys, once, wherever the focus is.
        item.setAccelerator(action.shortcut());
        item.setDisable(!action.enabled());
        item.setOnAction(e -> actions.perform(action));
        return item;
    }
}
