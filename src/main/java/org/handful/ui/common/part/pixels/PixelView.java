package org.handful.ui.common.part.pixels;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Draws one picture after the other in the same memory, and so in the same texture: a new image for each would stay
 * until the collector finds it. FX thread.
 */
public final class PixelView extends ImageView {
    private WritableImage own;

    /** Copies the pixels. */
    public void paint(Pixels pixels) {
        int side = pixels.side();
        if (own == null || own.getWidth() != side) {
            own = new WritableImage(side, side);
        }
        own.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbPreInstance(), pixels.argb(), 0, side);
        setViewport(null);
        setImage(own);
    }
}
