package org.handful.image.samples;

import java.util.function.Supplier;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;

/**
 * One picture of a sample project before it is drawn.
 *
 * @param file below the project's folder, with forward slashes
 * @param split as in a table of labels; empty when the project leaves it open
 * @param background value of the attribute; empty without one
 */
record SamplePicture(String file, String label, String split, String background, Supplier<RgbImage> drawing) {
    byte[] jpeg() {
        RgbImage image = drawing.get();
        return Thumbnails.jpeg(image, Math.max(image.width(), image.height()));
    }
}
