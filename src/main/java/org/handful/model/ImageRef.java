package org.handful.model;

/**
 * One image of a dataset.
 *
 * @param name path relative to its source with forward slashes, unique in a dataset, e.g. {@code ant/1.jpg}
 * @param sha256 lower-case hex digest of the file's bytes: equal digests are exact duplicates
 * @param width pixels, after EXIF orientation
 * @param height pixels, after EXIF orientation
 * @param perceptualHash 64-bit hash whose Hamming distance is small for near-duplicates
 */
public record ImageRef(String name, String sha256, int width, int height, long perceptualHash) {}
