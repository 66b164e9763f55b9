package org.handful.ui.images.label;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassDot;
import org.handful.ui.images.gallery.GalleryLook;

/** The small field over the gallery where class names are typed, with what they match above it. FX thread. */
public final class TypeAheadView extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST = 8;

    private final TypeAhead model;
    private final GalleryLook look;
    private final Texts texts;
    private final TextField field = new TextField();
    private final VBox list = new VBox();

    /** @param back where the keys go afterwards */
    public TypeAheadView(TypeAhead model, GalleryLook look, Texts texts, Runnable back) {
        this.model = model;
        this.look = look;
        this.texts = texts;
        setId("typeahead");
        getStyleClass().add("type-ahead");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        field.setId("typeahead.field");
        field.setAccessibleText(texts.get("images.type.name"));
        list.setId("typeahead.matches");
        var hint = new Label(texts.get("images.type.hint"));
        hint.getStyleClass().addAll("text-muted", "text-small");
        getChildren().addAll(list, field, hint);
        field.textProperty().bindBidirectional(model.typed());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                model.cancel();
            }
        });
        visibleProperty().bind(model.open());
        managedProperty().bind(model.open());
        model.matches().subscribe(this::show);
        model.chosen().addListener((o, before, now) -> show(model.matches().get()));
        model.open().addListener((o, before, now) -> {
            if (now) {
                field.requestFocus();
                field.end();
            } else if (field.isFocused()) {
                back.run();
            }
        });
    }

    private void pressed(KeyEvent e) {
        switch (e.getCode()) {
            case ENTER -> model.accept();
            case ESCAPE -> model.cancel();
            // The likeliest match stands next to the field, at the bottom.
            case UP -> model.step(1);
            case DOWN -> model.step(-1);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void show(List<TypeAhead.Match> matches) {
        list.getChildren().clear();
        for (int i = Math.min(matches.size(), Math.max(MOST, model.chosen().get() + 1)) - 1; i >= 0; i--) {
            list.getChildren().add(line(matches.get(i), i));
        }
    }

    private HBox line(TypeAhead.Match match, int index) {
        var dot = new ClassDot(look.colour(match.fresh() ? null : match.name()));
        var name = new Label(match.fresh() ? texts.get("images.type.new", match.name()) : match.name());
        var line = new HBox(dot, name);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setId("typeahead." + (match.fresh() ? "new" : "match." + match.name()));
        line.getStyleClass().add("type-ahead-line");
        line.pseudoClassStateChanged(CHOSEN, index == model.chosen().get());
        line.setOnMousePressed(e -> {
            model.chosen().set(index);
            model.accept();
            e.consume();
        });
        return line;
    }
}
