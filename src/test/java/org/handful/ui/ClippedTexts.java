package org.handful.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/**
 * Finds texts that cannot be read whole: cut short with dots and without a tooltip that says the rest, or reaching out
 * of the window where nothing scrolls. FX thread, after layout.
 */
public final class ClippedTexts {
    private final List<String> found = new ArrayList<>();
    private final Bounds window;

    private ClippedTexts(Parent root) {
        window = root.localToScene(root.getLayoutBounds());
    }

    /** One line for each, with where it stands; empty when all can be read. */
    public static List<String> in(Parent root) {
        var clipped = new ClippedTexts(root);
        clipped.walk(root, false, false);
        return List.copyOf(clipped.found);
    }

    private void walk(Node node, boolean scrolls, boolean tooltip) {
        if (!node.isVisible() || node instanceof ScrollBar) {
            return;
        }
        boolean told = tooltip || node instanceof Control c && c.getTooltip() != null
                || node.getProperties().containsKey("javafx.scene.control.Tooltip");
        if (node instanceof Labeled labeled && labeled.getWidth() > 0 && labeled.getText() != null && !labeled.getText().isBlank()
                && labeled.getContentDisplay() != javafx.scene.control.ContentDisplay.GRAPHIC_ONLY) {
            check(labeled, scrolls, told);
        }
        boolean below = scrolls || node instanceof ScrollPane || node.getStyleClass().contains("virtual-flow");
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, below, told));
        }
    }

    private void check(Labeled labeled, boolean scrolls, boolean told) {
        Text drawn = labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && child != labeled.getGraphic()).map(Text.class::cast)
                .findFirst().orElse(null);
        if (drawn == null) {
            return;
        }
        String wanted = labeled.getText().strip();
        if (!drawn.getText().strip().replace("\n", " ").equals(wanted.replace("\n", " ")) && !told) {
            found.add("%s shows “%s” of “%s”".formatted(name(labeled), drawn.getText(), wanted));
        } else if (!scrolls) {
            Bounds b = labeled.localToScene(labeled.getLayoutBounds());
            if (b.getMaxX() > window.getMaxX() + 1 || b.getMinX() < -1 || b.getMaxY() > window.getMaxY() + 1) {
                found.add("%s reaches out of the window: “%s”".formatted(name(labeled), wanted));
            }
        }
    }

    /** Of itself or of the nearest node around it that has an id. */
    private static String name(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n.getId() != null) {
                return n == node ? n.getId() : "a %s in %s".formatted(node.getClass().getSimpleName(), n.getId());
            }
        }
        return node.getClass().getSimpleName();
    }
}
