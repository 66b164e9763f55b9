package org.handful.ui.images;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
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

    void installOn(Node node) {
        var menu = new ContextMenu();
        node.setOnContextMenuRequested(e -> {
            fill(menu);
            menu.show(node, e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    private void fill(ContextMenu menu) {
        boolean none = model.selection().names().get().isEmpty();
        var label = new Menu(texts.get("images.menu.label"));
        model.labelling().classes().forEach(n -> label.getItems().add(item("images.menu.class." + n, n, () ->
                model.labelling().label(n))));
        label.getItems().add(item("images.unlabel", texts.get("images.unlabelled"), () -> model.labelling().label(null)));
        var role = new Menu(texts.get("images.menu.role"));
        for (SplitRole r : SplitRole.values()) {
            String key = "images.role." + r.name().toLowerCase(java.util.Locale.ROOT);
            role.getItems().add(item(key, texts.get(key), () -> model.labelling().setRole(r)));
        }
        var view = item("images.menu.view", texts.get("images.menu.view"),
                () -> model.view(model.picking().cursor().get()));
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
