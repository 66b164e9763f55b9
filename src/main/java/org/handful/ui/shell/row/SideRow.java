package org.handful.ui.shell.row;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.handful.ui.common.fit.NameLabel;

/**
 * A line of the side bar: a mark, a name, a figure; its name can be changed in place. FX thread.
 *
 * @param <R> what it stands for
 */
public final class SideRow<R> extends Button {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    /** Enough for most names; the tooltip has all of it. */
    private static final int LINES = 3;

    private final NameLabel name = new NameLabel();
    private final Label number = new Label();
    private final HBox content = new HBox(name, number);
    private final Tooltip tip = new Tooltip();
    private Node mark;
    private R data;
    private ContextMenu menu;

    public SideRow() {
        getStyleClass().add("side-row");
        setMaxWidth(Double.MAX_VALUE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.CENTER_LEFT);
        setTooltip(tip);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        name.setMostLines(LINES);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        number.getStyleClass().addAll("figures", "side-figure");
        number.setMinWidth(USE_PREF_SIZE);
        content.getStyleClass().add("side-row-content");
        content.setAlignment(Pos.CENTER_LEFT);
        content.prefWidthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset()), widthProperty(),
                insetsProperty()));
        setGraphic(content);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** A button does not ask its graphic how high it is at a width. */
    @Override
    protected double computePrefHeight(double width) {
        double sides = snappedLeftInset() + snappedRightInset();
        return snappedTopInset() + content.prefHeight(Math.max(0, (width < 0 ? getWidth() : width) - sides))
                + snappedBottomInset();
    }

    /** What it stands for now. */
    public R data() {
        return data;
    }

    void setData(R next) {
        data = next;
    }

    /** @param words for the tooltip and the screen reader */
    public void show(String text, String figure, String words) {
        name.setName(text);
        number.setText(figure);
        setAccessibleText(words);
        tip.setText(words);
    }

    /** What stands before the name. */
    public void setMark(Node next) {
        if (mark != null) {
            content.getChildren().remove(mark);
        }
        mark = next;
        content.getChildren().addFirst(mark);
    }

    public Node getMark() {
        return mark;
    }

    /** @param chosen whether the gallery is narrowed to it @param off whether it takes no part */
    public void setState(boolean chosen, boolean off) {
        pseudoClassStateChanged(CHOSEN, chosen);
        pseudoClassStateChanged(OFF, off);
    }

    /** Puts a text field in the place of the name. @param done hears the new name */
    public void editName(String id, Consumer<String> done) {
        var field = new TextField(name.getName());
        field.setId(id);
        field.setAccessibleText(name.getName());
        HBox.setHgrow(field, Priority.ALWAYS);
        content.getChildren().set(content.getChildren().indexOf(name), field);
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

    /** Shows a menu for the right mouse button, the menu key and Shift+F10. @param make a new one each time */
    public void offer(Function<R, ContextMenu> make) {
        setOnContextMenuRequested(e -> {
            open(make);
            e.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            boolean asked = e.getCode() == KeyCode.CONTEXT_MENU || e.getCode() == KeyCode.F10 && e.isShiftDown();
            if (asked && e.getTarget() == this) {
                open(make);
                e.consume();
            }
        });
    }

    private void open(Function<R, ContextMenu> make) {
        if (menu == null || !menu.isShowing()) {
            menu = make.apply(data);
            menu.show(this, Side.BOTTOM, 16, 0);
        }
    }

    private void restore(TextField field) {
        int place = content.getChildren().indexOf(field);
        if (place >= 0) {
            boolean typing = field.isFocused();
            content.getChildren().set(place, name);
            if (typing) {
                requestFocus();
            }
        }
    }
}
