package org.handful.ui.shell.classes;

import atlantafx.base.controls.Popover;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassDot;
import org.handful.ui.common.look.Rgb;

/** Asks for a colour of one’s own. FX thread. */
final class ColourCard {
    private ColourCard() {}

    /** @param now {@code #rrggbb} @param done hears the colour */
    static void show(Node beside, String now, Texts texts, Consumer<Rgb> done) {
        var popover = new Popover();
        var field = new TextField(now);
        field.setId("sidebar.colour");
        field.setPrefColumnCount(8);
        var words = new Label(texts.get("data.classes.colour.hex"));
        words.setLabelFor(field);
        words.setWrapText(true);
        words.getStyleClass().addAll("caption", "text-muted");
        var dot = new ClassDot();
        dot.getStyleClass().add("class-dot-large");
        var apply = new Button(texts.get("data.classes.colour.apply"));
        apply.setId("sidebar.colour.apply");
        apply.getStyleClass().add("accent");
        apply.setDefaultButton(true);
        field.textProperty().subscribe(text -> {
            boolean known = hex(text);
            apply.setDisable(!known);
            dot.show(known ? Color.web(Rgb.of(text.strip()).hex()) : null, false);
        });
        apply.setOnAction(e -> {
            popover.hide();
            done.accept(Rgb.of(field.getText().strip()));
        });
        field.setOnAction(e -> apply.fire());
        var line = new HBox(dot, field, apply);
        line.getStyleClass().add("card-line");
        var card = new VBox(words, line);
        card.getStyleClass().add("side-card");
        popover.setContentNode(card);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_TOP);
        popover.show(beside);
        field.selectAll();
        field.requestFocus();
    }

    private static boolean hex(String text) {
        return text.strip().matches("#?[0-9a-fA-F]{6}");
    }
}
