package org.handful.ui.common.part;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/** An image cut to its middle square; a quiet surface while there is none. FX thread. */
public final class SquareImage extends StackPane {
    private final ImageView view = new ImageView();

    public SquareImage(double side) {
        getStyleClass().add("square-image");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        setSide(side);
    }

    public void setSide(double side) {
        view.setFitWidth(side);
        view.setFitHeight(side);
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
    }

    /** @param image null to show the surface */
    public void show(Image image) {
        view.setImage(image);
        if (image != null) {
            double side = Math.min(image.getWidth(), image.getHeight());
            view.setViewport(new Rectangle2D((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side,
                    side));
        }
    }
}
