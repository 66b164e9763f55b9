package org.handful.run.source;

import java.time.Instant;
import org.handful.image.measure.PixelMeasures;
import org.handful.model.ImageRef;

/**
 * An image that was read: all that a project keeps of it.
 *
 * @param name as in {@link Candidate}
 * @param bytes the file as it is
 * @param sha256 of the bytes
 * @param width pixels, after EXIF orientation
 * @param height pixels, after EXIF orientation
 * @param thumbnail JPEG
 * @param className or null without a class
 * @param dated when it was taken, else when the file was written, or null when nothing says so
 */
public record ImportedImage(
        String name, Origin origin, byte[] bytes, String sha256, int width, int height, long perceptualHash,
        byte[] thumbnail, String className, Instant dated, PixelMeasures measures) {
    public ImageRef ref() {
        return new ImageRef(name, sha256, width, height, perceptualHash);
    }
}
