package org.handful.engine.adapter;

/**
 * What a training heeds beside the cross-entropy of its images. Zero switches each part off.
 *
 * @param consistency weight of 1 - cos(embedding, embedding of the frozen network), mean over the images
 * @param agreement from 0 to 1: how strongly gradients of masks that contradict the frozen network are dropped
 * @param steering radius of the neighbourhood whose steepest point the gradient must not contradict
 * @param bank of how many images the head is also trained on frozen features
 * @param features weight of the squared difference to what each part of the frozen network gives, mean over numbers and parts
 * @param otherView whether the frozen network sees another view of each image for the consistency
 */
public record Objective(
        double consistency, double agreement, double steering, int bank, double features, boolean otherView) {
    /** The images alone. */
    public static final Objective IMAGES_ALONE = new Objective(0, 0, 0);

    /** With a bank. */
    public Objective(double consistency, double agreement, double steering, int bank) {
        this(consistency, agreement, steering, bank, 0, false);
    }

    /** Consistency alone. */
    public static Objective consistent(double weight, boolean otherView) {
        return new Objective(weight, 0, 0, 0, 0, otherView);
    }

    /** Without a bank. */
    public Objective(double consistency, double agreement, double steering) {
        this(consistency, agreement, steering, 0, 0, false);
    }
}
