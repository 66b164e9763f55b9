package org.handful.model;

/** Preprocessed images with class indices: what a method that trains inside the network learns from. */
public record LabelledPixels(PixelBatch x, int[] y, int classes) {
    public LabelledPixels {
        if (y.length != x.count()) {
            throw new IllegalArgumentException(y.length + " labels for " + x.count() + " images");
        }
    }
}
