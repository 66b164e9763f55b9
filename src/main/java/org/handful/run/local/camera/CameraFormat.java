package org.handful.run.local.camera;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a camera can send.
 *
 * @param number as the library counts
 * @param fps frames per second; 0 when the camera does not say
 */
record CameraFormat(int number, int width, int height, int fps) {
    /** Every backbone reads less; more costs memory and time for each picture. */
    private static final int ENOUGH = 1280 * 720;
    private static final int FLUENT = 15;

    /** As many pixels as are of use, fluently; among equals the first, which is what the camera likes best. */
    static Optional<CameraFormat> best(List<CameraFormat> all) {
        return all.stream().filter(f -> f.width > 0 && f.height > 0).min(Comparator
                .comparing((CameraFormat f) -> f.fps > 0 && f.fps < FLUENT)
                .thenComparing(f -> f.pixels() > ENOUGH)
                .thenComparing(f -> Math.abs(f.pixels() - ENOUGH))
                .thenComparing(f -> -Math.min(f.fps, 30)));
    }

    private long pixels() {
        return (long) width * height;
    }
}
