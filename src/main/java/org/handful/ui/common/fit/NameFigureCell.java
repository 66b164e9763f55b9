package org.handful.ui.common.fit;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.handful.ui.common.words.Named;

/**
 * A line of a list: a name, and at the end what tells it from others of that name. Where there is no room for both it is
 * the name that ends in dots; the tooltip has it whole. FX thread.
 *
 * @param <T> what it stands for
 */
public final class NameFigureCell<T> extends ListCell<T> {
    private static final double GAP = 12;

    private final Function<T, String> naming;
    private final Function<T, String> figuring;
    private final Label name = new Label();
    private final Label figure = new Label();
    private final HBox box = new HBox(GAP, name, figure);
    private final Tooltip tip = new Tooltip();

    private NameFigureCell(Function<T, String> naming, Function<T, String> figuring) {
        this.naming = naming;
        this.figuring = figuring;
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMnemonicParsing(false);
        HBox.setHgrow(name, Priority.ALWAYS);
        figure.setMinWidth(USE_PREF_SIZE);
        figure.getStyleClass().addAll("figures", "name-figure");
        box.setAlignment(Pos.CENTER_LEFT);
        box.prefWidthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset()), widthProperty(),
                insetsProperty()));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    /** Shows what a list offers and what was chosen in this way. */
    public static <T> void in(ComboBox<T> list, Function<T, String> name, Function<T, String> figure) {
        // What a screen reader says of the choice.
        list.setConverter(new Named<>(item -> spoken(name.apply(item), figure.apply(item))));
        list.setCellFactory(_ -> new NameFigureCell<>(name, figure));
        list.setButtonCell(new NameFigureCell<>(name, figure));
    }

    /** As wide as both, however wide it is now. */
    @Override
    protected double computePrefWidth(double height) {
        return isEmpty() ? 0
                : snappedLeftInset() + name.prefWidth(-1) + GAP + figure.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        boolean none = empty || item == null;
        setGraphic(none ? null : box);
        setTooltip(none ? null : tip);
        name.setText(none ? "" : naming.apply(item));
        figure.setText(none ? "" : figuring.apply(item));
        tip.setText(name.getText());
        setAccessibleText(none ? null : spoken(name.getText(), figure.getText()));
    }

    private static String spoken(String name, String figure) {
        return name + ", " + figure;
    }
}
