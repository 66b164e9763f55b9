package org.handful.ui.common.over;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/**
 * A card over the window with a veil below it. Escape and a click beside the card put it away, and the focus goes back
 * to where it was. There is at most one. FX thread.
 */
public final class Overlay {
    private final StackPane window;
    private StackPane veil;
    private Node before;

    /** @param window what it lies over */
    public Overlay(StackPane window) {
        this.window = window;
    }

    /**
     * Shows a card in place of one that is there.
     *
     * @param focus gets the keys
     */
    public void show(Node card, Pos place, Node focus) {
        Node kept = veil == null && window.getScene() != null ? window.getScene().getFocusOwner() : before;
        remove();
        before = kept;
        veil = new StackPane(card);
        veil.getStyleClass().add("veil");
        StackPane.setAlignment(card, place);
        veil.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            if (e.getTarget() == veil) {
                close();
                e.consume();
            }
        });
        veil.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
        window.getChildren().add(veil);
        focus.requestFocus();
    }

    public boolean showing() {
        return veil != null;
    }

    /** Puts the card away. */
    public void close() {
        Node focus = before;
        remove();
        if (focus != null && focus.getScene() != null) {
            focus.requestFocus();
        }
    }

    private void remove() {
        window.getChildren().remove(veil);
        veil = null;
        before = null;
    }
}
