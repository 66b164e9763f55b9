package org.handful.ui.common.part;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.handful.ui.common.part.pixels.PixelView;
import org.handful.ui.common.part.pixels.Pixels;

/**
 * An image cut to its middle square; a quiet surface while there is none. Its side grows with the type around it.
 * FX thread.
 */
public final class SquareImage extends StackPane {
    private static final StyleablePropertyFactory<SquareImage> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final PixelView view = new PixelView();
    /** How long a hundred drawn pixels are; one would be rounded by the style sheet. */
    private final StyleableProperty<Number> hundred =
            CSS.createStyleableNumberProperty(this, "hundred", "-handful-hundred", s -> s.hundred, 100);
    private final double drawn;
    private boolean said;

    /** @param side as drawn; it grows with everything else */
    public SquareImage(double side) {
        getStyleClass().add("square-image");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().add(view);
        drawn = side;
        ((ObservableValue<?>) hundred).addListener((o, before, now) -> grow());
        grow();
    }

    /** For places that work out the side themselves, in pixels: from then on it stays as it is said. */
    public void setSide(double side) {
        said = true;
        resize(side);
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

    /** Shows a picture that is a square already. */
    public void paint(Pixels pixels) {
        view.paint(pixels);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }

    private void grow() {
        if (!said) {
            resize(drawn / 100 * hundred.getValue().doubleValue());
        }
    }

    private void resize(double size) {
        view.setFitWidth(size);
        view.setFitHeight(size);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }
}
