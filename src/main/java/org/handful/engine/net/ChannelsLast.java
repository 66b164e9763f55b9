package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Makes tensors of shape [N, C, H, W] whose memory lies [N, H, W, C]: the layout that oneDNN's convolutions and the
 * element-wise kernels run fastest in. Every operation keeps the layout of its input, so only images and weights are
 * ever rearranged.
 */
public final class ChannelsLast {
    private ChannelsLast() {}

    /** @param values [n, c, h, w], row-major */
    public static NDArray create(NDManager manager, float[] values, int from, int n, int c, int h, int w) {
        float[] moved = new float[Math.multiplyExact(Math.multiplyExact(n, c), Math.multiplyExact(h, w))];
        int plane = h * w;
        for (int i = 0; i < n; i++) {
            for (int channel = 0; channel < c; channel++) {
                int source = from + (i * c + channel) * plane;
                int target = i * c * plane + channel;
                for (int p = 0; p < plane; p++) {
                    moved[target + p * c] = values[source + p];
                }
            }
        }
        try (NDArray rows = manager.create(moved, new Shape(n, h, w, c))) {
            return rows.transpose(0, 3, 1, 2);
        }
    }
}
