package org.handful.backbone.safetensors;

import java.util.List;

/**
 * One tensor of a file, as the header describes it.
 *
 * @param shape empty for a scalar
 * @param begin first byte, counted from the end of the header
 * @param end one past the last byte
 */
public record TensorEntry(String name, ElementType type, List<Long> shape, long begin, long end) {
    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** Number of elements. */
    public long elements() {
        return (end - begin) / type.bytes();
    }
}
