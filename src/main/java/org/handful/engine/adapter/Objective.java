package org.handful.engine.adapter;

/**
 * What a training heeds or does beside the cross-entropy of its images. Zero switches each part off.
 *
 * @param consistency weight of 1 - cos(embedding, embedding of the frozen network), mean over the images
 * @param agreement from 0 to 1: how strongly gradients of masks that contradict the frozen network are dropped
 * @param steering radius of the neighbourhood whose steepest point the gradient must not contradict
 * @param bank of how many images the head is also trained on frozen features
 * @param features weight of the squared difference to what each part of the frozen network gives, mean over numbers and parts
 * @param otherView whether the frozen network sees another view of each image for the consistency
 * @param dropout share of what goes into each low-rank branch that is left out, from 0 to below 1
 */
public record Objective(
        double consistency, double agreement, double steering, int bank, double features, boolean otherView,
        double dropout) {
    /** The images alone. */
    public static final Objective IMAGES_ALONE = new Objective(0, 0, 0);

    /** With a bank. */
    public Objective(double consistency, double agreement, double steering, int bank) {
        this(consistency, agreement, steering, bank, 0, false, 0);
    }

    /** Consistency alone. */
    public static Objective consistent(double weight, boolean otherView) {
        return new Objective(weight, 0, 0, 0, 0, otherView, 0);
    }

    /** What the branches of low-rank adapters take. */
    public static Objective lowRank(double steering, double dropout) {
        return new Objective(0, 0, steering, 0, 0, false, dropout);
    }

    /** Each part of the network near what it was. */
    public static Objective near(double features) {
        return new Objective(0, 0, 0, 0, features, false, 0);
    }

    /** Without a bank. */
    public Objective(double consistency, double agreement, double steering) {
        this(consistency, agreement, steering, 0, 0, false, 0);
    }
}
