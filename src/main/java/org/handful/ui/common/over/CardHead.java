package org.handful.ui.common.over;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first line of a card: what it is, and a cross to put it away. FX thread. */
public final class CardHead extends HBox {
    private final Button close = new Button(null, new FontIcon("fth-x"));

    private CardHead(String title, String closeId, Texts texts, Overlay overlay) {
        setAlignment(Pos.CENTER_LEFT);
        var label = new Label(title);
        label.getStyleClass().add("page-title");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        close.setId(closeId);
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(texts.get("overlay.close"));
        close.setTooltip(new Tooltip(texts.get("overlay.close")));
        close.setOnAction(e -> overlay.close());
        getChildren().addAll(label, close);
    }

    /** @param titleKey of its text */
    public static CardHead of(String titleKey, String closeId, Texts texts, Overlay overlay) {
        return new CardHead(texts.get(titleKey), closeId, texts, overlay);
    }

    public Button close() {
        return close;
    }
}
