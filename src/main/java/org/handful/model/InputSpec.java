package org.handful.model;

import java.util.List;

/**
 * How a backbone wants its images: resize the shorter side, crop the centre square, scale to 0..1, normalise.
 *
 * @param size side of the square input, pixels
 * @param resizeShorterSideTo pixels, before the crop
 * @param interpolation {@code bilinear, antialiased} or {@code nearest}
 * @param mean per channel, of values in 0..1
 * @param std per channel, not zero; a negative one inverts, so mean 1 and std -1 make black 1 and white 0
 * @param channels {@code RGB} or {@code L}
 */
public record InputSpec(
        int size, int resizeShorterSideTo, String interpolation, String crop,
        List<Double> mean, List<Double> std, String channels) {
    public InputSpec {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** Names everything that changes pixels: part of the key of the embedding cache. */
    public String fingerprint() {
        return size + "/" + resizeShorterSideTo + "/" + interpolation + "/" + crop + "/" + mean + "/" + std + "/"
                + channels;
    }
}
