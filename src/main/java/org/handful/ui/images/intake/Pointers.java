package org.handful.ui.images.intake;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A quiet line that points at images which want a look, there only while there are any. FX thread. */
public final class Pointers extends FlowPane {
    public Pointers() {
        setId("images.pointers");
        getStyleClass().add("pointers");
        show(this, false);
    }

    /** One more thing to point at; nothing is seen of it before {@link #say}. */
    public Button add(String id, String icon, String tip, Runnable run) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("small", "flat");
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        button.visibleProperty().addListener((o, before, now) -> show(this, getChildren().stream()
                .anyMatch(Node::isVisible)));
        getChildren().add(button);
        show(button, false);
        return button;
    }

    /** @param words null when there is nothing to point at */
    public static void say(Button button, String words) {
        button.setText(words);
        show(button, words != null);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
