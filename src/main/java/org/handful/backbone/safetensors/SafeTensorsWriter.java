package org.handful.backbone.safetensors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.StorageException;
import org.handful.error.file.WholeFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a safetensors file: tensors in the order they were added, metadata in the order given. The file appears under
 * its name only when it is whole. Not thread-safe.
 */
public final class SafeTensorsWriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CHUNK = 1 << 14;

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private record Item(ElementType type, long[] shape, Object values) {}

    /** Adds a tensor as F32. */
    public SafeTensorsWriter floats(String name, float[] values, long... shape) {
        return add(name, ElementType.F32, values, values.length, shape);
    }

    /** Adds a tensor as F16, rounded to nearest: half the size, three significant digits. */
    public SafeTensorsWriter halves(String name, float[] values, long... shape) {
        return add(name, ElementType.F16, values, values.length, shape);
    }

    /** Adds a tensor as I64. */
    public SafeTensorsWriter longs(String name, long[] values, long... shape) {
        return add(name, ElementType.I64, values, values.length, shape);
    }

    public SafeTensorsWriter metadata(String key, String text) {
        metadata.put(key, text);
        return this;
    }

    private SafeTensorsWriter add(String name, ElementType type, Object values, int length, long[] shape) {
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != length) {
            throw new IllegalArgumentException(name + ": " + length + " values for " + Arrays.toString(shape));
        }
        if (name.equals(Header.METADATA) || items.put(name, new Item(type, shape.clone(), values)) != null) {
            throw new IllegalArgumentException("tensor name taken: " + name);
        }
        return this;
    }

    /** Writes beside the target, then moves over it. */
    public void write(Path target) throws StorageException {
        WholeFile.write(target, this::writeTo);
    }

    /** Writes the whole file content. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] header = header();
        out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
        out.write(header);
        for (Item item : items.values()) {
            writeValues(out, item);
        }
    }

    /** JSON padded with spaces to a multiple of 8, so that the data is aligned for readers that map it. */
    private byte[] header() {
        Map<String, Object> root = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            root.put(Header.METADATA, metadata);
        }
        long at = 0;
        for (Map.Entry<String, Item> e : items.entrySet()) {
            Item item = e.getValue();
            long bytes = Arrays.stream(item.shape()).reduce(item.type().bytes(), (a, b) -> a * b);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", item.type().name());
            entry.put("shape", item.shape());
            entry.put("data_offsets", List.of(at, at + bytes));
            root.put(e.getKey(), entry);
            at += bytes;
        }
        byte[] json = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void writeValues(OutputStream out, Item item) throws IOException {
        int n = item.values() instanceof float[] f ? f.length : ((long[]) item.values()).length;
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < n; from += CHUNK) {
            chunk.clear();
            for (int i = from; i < Math.min(n, from + CHUNK); i++) {
                switch (item.type()) {
                    case F32 -> chunk.putFloat(((float[]) item.values())[i]);
                    case F16 -> chunk.putShort(Float.floatToFloat16(((float[]) item.values())[i]));
                    default -> chunk.putLong(((long[]) item.values())[i]);
                }
            }
            out.write(chunk.array(), 0, chunk.position());
        }
    }
}
