package org.handful.ui.train.setup;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.method.SettingSpec;
import org.handful.ui.common.words.Decimals;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A number with its unit and arrows. Unlike the toolkit's spinner it keeps whatever is typed, also what is wrong, and
 * says so at once. Up and Down step, with Shift by ten. It shows the number as the language writes it; the setting has it as
 * {@code --set} takes it.
 */
final class NumberBox extends CustomTextField {
    private static final PseudoClass WRONG = Styles.STATE_DANGER;
    private static final int LARGE = 10;

    /** @param unit may be empty */
    NumberBox(SettingField field, String unit, Decimals decimals) {
        getStyleClass().add("number-box");
        boolean whole = field.spec().kind() == SettingSpec.Kind.INTEGER;
        field.text().subscribe(raw -> {
            // What is typed stays as it is typed, while it says the same.
            if (!raw.equals(decimals.raw(getText(), whole))) {
                setText(decimals.shown(raw));
            }
        });
        textProperty().addListener((_, _, typed) -> field.text().set(decimals.raw(typed, whole)));
        focusedProperty().addListener((_, _, typing) -> {
            if (!typing && field.complaint().get() == null) {
                setText(decimals.shown(field.text().get()));
            }
        });
        field.complaint().subscribe(now -> pseudoClassStateChanged(WRONG, now != null));
        Label suffix = new Label(unit);
        suffix.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
        suffix.setMinWidth(USE_PREF_SIZE);
        suffix.setMouseTransparent(true);
        HBox right = new HBox(suffix, new VBox(arrow("fth-chevron-up", field, 1), arrow("fth-chevron-down", field, -1)));
        right.setAlignment(Pos.CENTER_RIGHT);
        right.getStyleClass().add("number-side");
        setRight(right);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN) {
                Stepping.step(field, (e.getCode() == KeyCode.UP ? 1 : -1) * (e.isShiftDown() ? LARGE : 1));
                end();
                e.consume();
            }
        });
    }

    /** For the mouse alone: by keyboard it is Up and Down. */
    private StackPane arrow(String icon, SettingField field, int by) {
        StackPane arrow = new StackPane(new FontIcon(icon));
        arrow.getStyleClass().add("number-arrow");
        arrow.setOnMousePressed(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                Stepping.step(field, by);
                e.consume();
            }
        });
        return arrow;
    }
}
