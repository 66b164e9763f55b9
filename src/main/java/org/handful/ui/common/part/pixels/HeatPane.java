package org.handful.ui.common.part.pixels;

import java.io.ByteArrayInputStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.handful.run.why.HeatMap;
import org.handful.run.why.Why;
import org.handful.run.why.Why.Sight;

/** What the network sees of an image, and over it where the evidence lies: orange for, blue against. FX thread. */
public final class HeatPane extends StackPane {
    /** Pixels that the evidence is drawn with. */
    private static final int FINE = 288;

    private final ImageView picture = new ImageView();
    private final ImageView heat = new ImageView();
    private final DoubleProperty side = new SimpleDoubleProperty(FINE);

    public HeatPane(String id) {
        setId(id);
        setMinSize(0, 0);
        for (ImageView view : new ImageView[] {picture, heat}) {
            view.fitWidthProperty().bind(side);
            view.fitHeightProperty().bind(side);
        }
        getChildren().addAll(picture, heat);
    }

    /** Width and height of the picture. */
    public DoubleProperty side() {
        return side;
    }

    /** @param why null for nothing */
    public void show(Why why) {
        picture.setImage(why == null ? null : new Image(new ByteArrayInputStream(why.picture())));
        heat.setImage(why == null ? null : drawn(why.sight()));
    }

    /** @param share 0..1 */
    public void strength(double share) {
        heat.setOpacity(share);
    }

    private static WritableImage drawn(Sight sight) {
        var out = new WritableImage(FINE, FINE);
        out.getPixelWriter().setPixels(0, 0, FINE, FINE, PixelFormat.getIntArgbInstance(), HeatMap.argb(sight, FINE), 0, FINE);
        return out;
    }
}
