package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.handful.engine.environment.CacheSizes;

/**
 * The one way of arrays into tensors. DJL's tensors made from Java data borrow the memory of a direct buffer, which
 * the garbage collector may free under a view of the tensor, and which otherwise piles up until it runs: here one
 * buffer is used again and again, and the tensor gets memory of its own. Engine thread only.
 */
public final class Staging {
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    /** A tensor of these values, row-major. */
    public NDArray tensor(NDManager manager, float[] values, long... shape) {
        room(values.length).put(values);
        return own(borrowed(manager, new Shape(shape)));
    }

    /**
     * A tensor of shape [N, C, H, W] whose memory lies [N, H, W, C]: the layout that oneDNN's convolutions and the
     * element-wise kernels run fastest in. Every operation keeps the layout of its input, so only images and kernels
     * are ever rearranged. On a GPU it lies as it comes, for float32 convolutions are fastest so there, and where oneDNN
     * computes that layout wrong (docs/adr/0023).
     *
     * @param values row-major [n, c, h, w] beginning at {@code from}
     */
    public NDArray channelsLast(NDManager manager, float[] values, int from, int n, int c, int h, int w) {
        int plane = Math.multiplyExact(h, w);
        if (manager.getDevice().isGpu() || CacheSizes.hidden()) {
            room(Math.multiplyExact(n, c * plane)).put(values, from, n * c * plane);
            return own(borrowed(manager, new Shape(n, c, h, w)));
        }
        FloatBuffer target = room(Math.multiplyExact(Math.multiplyExact(n, c), plane));
        float[] row = new float[c * w];
        for (int i = 0; i < n * h; i++) {
            int source = from + i / h * c * plane + i % h * w;
            for (int channel = 0; channel < c; channel++) {
                for (int x = 0; x < w; x++) {
                    row[x * c + channel] = values[source + channel * plane + x];
                }
            }
            target.put(row);
        }
        try (NDArray borrowed = borrowed(manager, new Shape(n, h, w, c));
                NDArray view = borrowed.transpose(0, 3, 1, 2)) {
            return view.duplicate();
        }
    }

    /** A tensor with memory of its own; on a GPU it has that already. */
    private static NDArray own(NDArray borrowed) {
        if (borrowed.getDevice().isGpu()) {
            return borrowed;
        }
        try (borrowed) {
            return borrowed.duplicate();
        }
    }

    private FloatBuffer room(int floats) {
        int bytes = Math.multiplyExact(floats, Float.BYTES);
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        buffer.clear().limit(bytes);
        return buffer.asFloatBuffer();
    }

    private NDArray borrowed(NDManager manager, Shape shape) {
        return manager.create(buffer, shape, DataType.FLOAT32);
    }
}
