package org.handful.ui.common.look;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * How much room there is for words: the width of a pane in em, so that a narrow window and large type are the same
 * thing. The style sheet says how long an em is. FX thread.
 */
public final class Room extends Region {
    /** A hundred em: one would be rounded. */
    private static final double EMS = 100;

    private final ObservableDoubleValue width;

    private Room(Pane pane) {
        getStyleClass().add("room");
        setManaged(false);
        setMouseTransparent(true);
        width = pane.widthProperty();
        pane.getChildren().add(this);
    }

    /** The room in a pane, which gets a child that nobody sees. */
    public static Room in(Pane pane) {
        return new Room(pane);
    }

    /** False, too, as long as nothing is known about the room. */
    public BooleanBinding isAtLeast(double ems) {
        return Bindings.createBooleanBinding(() -> width.get() * EMS >= ems * getPrefWidth() && getPrefWidth() > 0,
                width, prefWidthProperty());
    }
}
