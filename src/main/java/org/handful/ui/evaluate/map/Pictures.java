package org.handful.ui.evaluate.map;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.pixels.Pixels;

/** Small pictures of the points in view, the last few hundred of them. FX thread. */
final class Pictures {
    static final int SIDE = 48;
    private static final int MOST = 400;

    private final ImageCache images;
    private final Runnable arrived;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Image> kept = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Image> eldest) {
            return size() > MOST;
        }
    };

    /** @param arrived when there is one more */
    Pictures(ImageCache images, Runnable arrived) {
        this.images = images;
        this.arrived = arrived;
    }

    /** Null while it is fetched. */
    Image of(String sha256) {
        Image there = kept.get(sha256);
        if (there == null && asked.add(sha256)) {
            images.request(sha256, SIDE, pixels -> keep(sha256, pixels));
        }
        return there;
    }

    private void keep(String sha256, Pixels pixels) {
        int side = pixels.side();
        var image = new WritableImage(side, side);
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbPreInstance(), pixels.argb(), 0, side);
        kept.put(sha256, image);
        asked.remove(sha256);
        arrived.run();
    }
}
