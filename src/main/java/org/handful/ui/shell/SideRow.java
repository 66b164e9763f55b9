package org.handful.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import java.util.function.Consumer;

/** A line of the side bar: a mark, a name, a figure; its name can be changed in place. FX thread. */
final class SideRow extends Button {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Label name = new Label();
    private final HBox content;

    /** @param mark may be null */
    SideRow(Node mark, String text, String figure, boolean chosen, String tip) {
        getStyleClass().add("side-row");
        pseudoClassStateChanged(CHOSEN, chosen);
        setMaxWidth(Double.MAX_VALUE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(tip);
        setTooltip(new Tooltip(tip));
        name.setText(text);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var number = new Label(figure);
        number.getStyleClass().addAll("figures", "side-figure");
        number.setMinWidth(USE_PREF_SIZE);
        content = mark == null ? new HBox(name, number) : new HBox(mark, name, number);
        content.getStyleClass().add("side-row-content");
        content.setAlignment(Pos.CENTER_LEFT);
        content.prefWidthProperty().bind(widthProperty().subtract(16));
        setGraphic(content);
    }

    /** Puts a text field in the place of the name. @param done hears the new name */
    void editName(String id, Consumer<String> done) {
        var field = new TextField(name.getText());
        field.setId(id);
        int place = content.getChildren().indexOf(name);
        HBox.setHgrow(field, Priority.ALWAYS);
        content.getChildren().set(place, field);
        field.selectAll();
        field.requestFocus();
        field.setOnAction(e -> {
            restore(field);
            done.accept(field.getText());
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                restore(field);
                e.consume();
            }
        });
        field.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                restore(field);
            }
        });
    }

    private void restore(TextField field) {
        int place = content.getChildren().indexOf(field);
        if (place >= 0) {
            content.getChildren().set(place, name);
            requestFocus();
        }
    }
}
