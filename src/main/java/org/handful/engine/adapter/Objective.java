package org.handful.engine.adapter;

/**
 * What a training heeds beside the cross-entropy of its images. Zero switches each part off.
 *
 * @param consistency weight of 1 - cos(embedding, embedding of the frozen network), mean over the images
 * @param agreement from 0 to 1: how strongly gradients of masks that contradict the frozen network are dropped
 * @param steering radius of the neighbourhood whose steepest point the gradient must not contradict
 */
public record Objective(double consistency, double agreement, double steering) {
    /** The images alone. */
    public static final Objective IMAGES_ALONE = new Objective(0, 0, 0);
}
