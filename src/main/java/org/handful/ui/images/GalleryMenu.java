package org.handful.ui.images;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.handful.model.SplitRole;
import org.handful.ui.common.Texts;

/** What can be done to the selected images, on the right mouse button or the menu key. FX thread. */
final class GalleryMenu {
    private final ImagesViewModel model;
    private final Texts texts;

    GalleryMenu(ImagesViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    void installOn(Control control) {
        var menu = new ContextMenu();
        menu.setOnShowing(e -> fill(menu));
        fill(menu);
        control.setContextMenu(menu);
    }

    private void fill(ContextMenu menu) {
        boolean none = model.selection().names().get().isEmpty();
        var label = new Menu(texts.get("images.menu.label"));
        model.data().labels().names().forEach(n -> label.getItems().add(item("images.menu.class." + n, n, () ->
                model.label(n))));
        label.getItems().add(item("images.unlabel", texts.get("images.unlabelled"), () -> model.label(null)));
        var role = new Menu(texts.get("images.menu.role"));
        for (SplitRole r : SplitRole.values()) {
            String key = "images.role." + r.name().toLowerCase(java.util.Locale.ROOT);
            role.getItems().add(item(key, texts.get(key), () -> model.setRole(r)));
        }
        var view = item("images.menu.view", texts.get("images.menu.view"),
                () -> model.view(model.selection().lead().get()));
        var remove = item("images.menu.remove", texts.get("images.menu.remove"), model::remove);
        menu.getItems().setAll(view, label, role, new SeparatorMenuItem(), remove);
        menu.getItems().forEach(i -> i.setDisable(none));
    }

    private static MenuItem item(String id, String text, Runnable run) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> run.run());
        return item;
    }
}
