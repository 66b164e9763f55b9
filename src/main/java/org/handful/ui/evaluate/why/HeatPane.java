package org.handful.ui.evaluate.why;

import java.io.ByteArrayInputStream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.handful.run.why.HeatMap;
import org.handful.run.why.Why;
import org.handful.run.why.Why.Sight;

/** What the network sees of an image, and over it where the evidence lies: orange for, blue against. FX thread. */
final class HeatPane extends StackPane {
    private static final int SIDE = 288;

    private final ImageView picture = new ImageView();
    private final ImageView heat = new ImageView();

    HeatPane() {
        setId("evaluate.whyPicture");
        setMinSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        for (ImageView view : new ImageView[] {picture, heat}) {
            view.setFitWidth(SIDE);
            view.setFitHeight(SIDE);
        }
        getChildren().addAll(picture, heat);
    }

    void show(Why why) {
        picture.setImage(why == null ? null : new Image(new ByteArrayInputStream(why.picture())));
        heat.setImage(why == null ? null : drawn(why.sight()));
    }

    /** @param share 0..1 */
    void strength(double share) {
        heat.setOpacity(share);
    }

    private static WritableImage drawn(Sight sight) {
        var out = new WritableImage(SIDE, SIDE);
        out.getPixelWriter().setPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(), HeatMap.argb(sight, SIDE), 0, SIDE);
        return out;
    }
}
