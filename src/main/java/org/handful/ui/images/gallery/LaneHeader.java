package org.handful.ui.images.gallery;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import org.handful.ui.common.look.ClassDot;

/** The line that begins a group: a dot in the colour of a class, a name, a number. FX thread. */
final class LaneHeader extends HBox {
    private final ClassDot dot = new ClassDot();
    private final Label title = new Label();
    private final Label count = new Label();
    private Gallery.Group group;

    LaneHeader() {
        getStyleClass().add("gallery-header");
        title.getStyleClass().add("section-title");
        count.getStyleClass().addAll("text-muted", "figures");
        dot.managedProperty().bind(dot.visibleProperty());
        getChildren().addAll(dot, title, count);
    }

    Gallery.Group group() {
        return group;
    }

    /** @param colour null where the group is of no class @param hollow for what has no class yet */
    void show(Gallery.Group next, String words, Color colour, boolean hollow) {
        group = next;
        dot.setVisible(colour != null);
        dot.show(colour, hollow);
        title.setText(words);
        count.setText(Integer.toString(next.count()));
        setVisible(true);
    }
}
