package org.handful.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/**
 * What makes the window easy to use without a mouse: F6 goes from pane to pane, and Enter presses the button that has
 * the focus rather than the primary one. FX thread.
 */
public final class FocusKeys {
    private FocusKeys() {}

    /** @param window around everything */
    public static void installOn(Parent window) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.F6) {
                toPane(window, e.isShiftDown());
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown() && !e.isAltDown()
                    && e.getTarget() instanceof ButtonBase button && pressable(button)) {
                button.fire();
                e.consume();
            }
        });
    }

    private static boolean pressable(ButtonBase button) {
        return button instanceof Button || button instanceof Hyperlink || button instanceof ToggleButton;
    }

    /** Moves the focus to the first control of the next pane that has one. */
    private static void toPane(Parent window, boolean backwards) {
        List<Node> panes = panes(window);
        Node focused = window.getScene().getFocusOwner();
        int at = -1;
        for (int i = 0; i < panes.size(); i++) {
            at = within(focused, panes.get(i)) ? i : at;
        }
        for (int step = 1; step <= panes.size(); step++) {
            int next = Math.floorMod(backwards ? Math.max(at, 0) - step : at + step, panes.size());
            Node first = first(panes.get(next));
            if (first != null) {
                first.requestFocus();
                return;
            }
        }
    }

    /**
     * Side bar, work, details and top bar of an open project, wherever there was room for them; without a project, the
     * window is one pane.
     */
    private static List<Node> panes(Parent window) {
        return find(window) instanceof BorderPane frame
                ? Stream.concat(Stream.concat(Stream.of(frame.getLeft()).filter(Objects::nonNull),
                        ((Parent) frame.getCenter()).getChildrenUnmodifiable().stream()),
                        Stream.of(frame.getRight(), frame.getTop()).filter(Objects::nonNull)).toList()
                : List.of(window);
    }

    private static Node find(Parent in) {
        for (Node child : in.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if ("shell".equals(child.getId())) {
                return child;
            }
            Node found = child instanceof Parent parent ? find(parent) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Node first(Node in) {
        if (!in.isVisible() || in.isDisabled()) {
            return null;
        }
        if (in.isFocusTraversable()) {
            return in;
        }
        return in instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().map(FocusKeys::first).filter(Objects::nonNull)
                        .findFirst().orElse(null)
                : null;
    }

    private static boolean within(Node node, Node pane) {
        Node at = node;
        while (at != null && at != pane) {
            at = at.getParent();
        }
        return at != null;
    }
}
