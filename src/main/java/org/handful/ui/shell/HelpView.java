package org.handful.ui.shell;

import atlantafx.base.controls.Popover;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;

/** The keys of the window, as a card below the question mark. FX thread. */
final class HelpView {
    private HelpView() {}

    static void show(Node below, Texts texts) {
        var keys = new GridPane();
        keys.getStyleClass().add("help-keys");
        int line = 0;
        for (String entry : texts.get("shell.help.keys").split("\n")) {
            String[] parts = entry.strip().split("\\|");
            var key = new Label(parts[0]);
            key.getStyleClass().add("key");
            key.setMinWidth(Label.USE_PREF_SIZE);
            var words = new Label(parts[1]);
            words.setMinWidth(Label.USE_PREF_SIZE);
            keys.addRow(line++, key, words);
        }
        var promise = new Label(texts.get("shell.help.words"));
        promise.setWrapText(true);
        promise.getStyleClass().add("text-muted");
        var content = new VBox(keys, promise);
        content.getStyleClass().add("help");
        var popover = new Popover(content);
        popover.setTitle(texts.get("shell.help.title"));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        popover.show(below);
    }
}
