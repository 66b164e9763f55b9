package org.handful.ui.shell;

import atlantafx.base.controls.Popover;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The keys of the window, as a card below the question mark. FX thread. */
final class HelpView {
    private HelpView() {}

    /** @param takeTour leaves the project for the guided tour */
    static void show(Node below, Texts texts, Runnable takeTour) {
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
        var tour = new Button(texts.get("tour.begin"), new FontIcon("fth-compass"));
        tour.setId("help.tour");
        tour.setTooltip(new Tooltip(texts.get("tour.begin.tip")));
        var content = new VBox(keys, promise, tour);
        content.getStyleClass().add("help");
        var popover = new Popover(content);
        tour.setOnAction(e -> {
            popover.hide();
            takeTour.run();
        });
        popover.setTitle(texts.get("shell.help.title"));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        popover.show(below);
    }
}
