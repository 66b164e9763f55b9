package org.handful.ui.shell.menu;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.action.ActionMenus;
import org.handful.ui.common.action.Actions;
import org.handful.ui.common.over.CardHead;
import org.handful.ui.common.over.Overlay;
import org.kordamp.ikonli.javafx.FontIcon;

/** The keys of the window: those of the actions, by menu, and those that only make sense among images. FX thread. */
public final class KeysView extends VBox {
    private final GridPane keys = new GridPane();
    private final CardHead top;
    private int line;

    private KeysView(Actions actions, Texts texts, Overlay overlay) {
        setId("keys");
        getStyleClass().add("card");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        keys.getStyleClass().add("help-keys");
        for (String menu : ActionMenus.MENUS) {
            List<Action> withKeys = actions.all().stream()
                    .filter(a -> a.menu().equals(menu) && a.shortcut() != null).toList();
            if (!withKeys.isEmpty()) {
                head(texts.get("menu." + menu));
                withKeys.forEach(a -> row(a.keys(texts), a.name(texts)));
            }
        }
        head(texts.get("screen.images.title"));
        for (String entry : texts.get("shell.help.keys").split("\n")) {
            String[] parts = entry.strip().split("\\|");
            row(parts[0], parts[1]);
        }
        top = CardHead.of("shell.help.title", "keys.close", texts, overlay);
        var scroll = new ScrollPane(keys);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var promise = new Label(texts.get("shell.help.words"));
        promise.setWrapText(true);
        promise.setMinHeight(USE_PREF_SIZE);
        promise.getStyleClass().add("text-muted");
        getChildren().addAll(top, scroll, promise);
        actions.find("help.tour").ifPresent(tour -> {
            var begin = new Button(tour.name(texts), new FontIcon(tour.icon()));
            begin.setId("help.tour");
            begin.setTooltip(new Tooltip(texts.get("tour.begin.tip")));
            begin.setOnAction(e -> {
                overlay.close();
                actions.perform(tour);
            });
            getChildren().add(begin);
        });
    }

    public static void open(Actions actions, Texts texts, Overlay overlay) {
        var view = new KeysView(actions, texts, overlay);
        overlay.show(view, Pos.CENTER, view.top.close());
    }

    private void head(String text) {
        var head = new Label(text);
        head.getStyleClass().add("section-title");
        keys.add(head, 0, line++, 2, 1);
    }

    private void row(String shortcut, String text) {
        var key = new Label(shortcut);
        key.getStyleClass().add("key");
        key.setMinWidth(USE_PREF_SIZE);
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        keys.addRow(line++, key, words);
    }
}
