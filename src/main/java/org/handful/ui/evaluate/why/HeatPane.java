package org.handful.ui.evaluate.why;

import java.io.ByteArrayInputStream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.handful.run.why.Why;
import org.handful.run.why.Why.Sight;

/** What the network sees of an image, and over it where the evidence lies: orange for, blue against. FX thread. */
final class HeatPane extends StackPane {
    /** Two colours that everybody can tell apart, on dark photographs too. */
    static final int FOR = 0xe66101;
    static final int AGAINST = 0x3fa7ff;
    private static final int SIDE = 288;
    private static final double STRONGEST = 0.85;

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
        int[] argb = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double v = at(sight, (x + 0.5) * sight.width() / SIDE - 0.5, (y + 0.5) * sight.height() / SIDE - 0.5);
                int alpha = (int) Math.round(255 * STRONGEST * Math.min(1, Math.abs(v)));
                int colour = v > 0 ? FOR : AGAINST;
                argb[y * SIDE + x] = alpha << 24 | colour;
            }
        }
        var out = new WritableImage(SIDE, SIDE);
        out.getPixelWriter().setPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(), argb, 0, SIDE);
        return out;
    }

    /** Between places by straight lines; beyond the outermost ones as there. */
    private static double at(Sight s, double x, double y) {
        int left = (int) Math.floor(Math.clamp(x, 0, s.width() - 1));
        int top = (int) Math.floor(Math.clamp(y, 0, s.height() - 1));
        int right = Math.min(s.width() - 1, left + 1);
        int bottom = Math.min(s.height() - 1, top + 1);
        double fx = Math.clamp(x - left, 0, 1);
        double fy = Math.clamp(y - top, 0, 1);
        double above = (1 - fx) * s.values()[top * s.width() + left] + fx * s.values()[top * s.width() + right];
        double below = (1 - fx) * s.values()[bottom * s.width() + left] + fx * s.values()[bottom * s.width() + right];
        return (1 - fy) * above + fy * below;
    }
}
