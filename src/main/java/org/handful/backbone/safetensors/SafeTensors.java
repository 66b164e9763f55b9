package org.handful.backbone.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.BackboneException;
import org.handful.error.BackboneException.Problem;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;

/**
 * Reads a safetensors file, tensor by tensor, keeping order and metadata (which DJL's own reader loses) and trusting
 * nothing: a damaged file is refused when it is opened. Thread-safe; the file stays open until {@link #close}.
 */
public final class SafeTensors implements AutoCloseable {
    /** The reference implementation's limit: no honest header is longer. */
    private static final long MAX_HEADER = 100_000_000;

    private final String name;
    private final Bytes bytes;
    private final long dataStart;
    private final Header header;

    private SafeTensors(String name, Bytes bytes) throws HandfulException {
        this.name = name;
        this.bytes = bytes;
        if (bytes.size() < 8) {
            throw bad("it has " + bytes.size() + " bytes");
        }
        long length = bytes.read(0, 8).getLong(0);
        if (length < 2 || length > MAX_HEADER) {
            throw bad("it does not begin with a safetensors header");
        }
        if (length > bytes.size() - 8) {
            throw bad("it is cut off within its header");
        }
        dataStart = 8 + length;
        header = Header.parse(name, bytes.read(8, (int) length).array(), bytes.size() - dataStart);
    }

    /** Opens a file; its data stays on disk until it is asked for. */
    public static SafeTensors open(Path file) throws HandfulException {
        Bytes bytes;
        try {
            bytes = new FileBytes(file, FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw StorageException.reading(e, file);
        }
        try {
            return new SafeTensors(String.valueOf(file.getFileName()), bytes);
        } catch (HandfulException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** Reads from memory. @param name for messages */
    public static SafeTensors of(String name, byte[] content) throws HandfulException {
        return new SafeTensors(name, new ArrayBytes(content));
    }

    /** File name, for messages. */
    public String name() {
        return name;
    }

    /** The tensors in the order of the header. */
    public List<TensorEntry> entries() {
        return header.entries();
    }

    /** Free texts by key. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    public Optional<TensorEntry> find(String tensor) {
        return header.entries().stream().filter(e -> e.name().equals(tensor)).findFirst();
    }

    /** The tensor of that name. @throws BackboneException naming it when there is none */
    public TensorEntry entry(String tensor) throws BackboneException {
        return find(tensor).orElseThrow(() -> new BackboneException(Problem.MISSING_TENSOR, name, tensor));
    }

    /** Values of a floating-point tensor, row-major; half precision is widened. */
    public float[] floats(String tensor) throws HandfulException {
        TensorEntry e = entry(tensor);
        if (!e.type().isFloat()) {
            throw bad("tensor " + tensor + " holds " + e.type() + ", not floating-point numbers");
        }
        ByteBuffer data = data(e);
        float[] out = new float[(int) e.elements()];
        if (e.type() == ElementType.F32) {
            data.asFloatBuffer().get(out);
            return out;
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = e.type().floatAt(data, i);
        }
        return out;
    }

    /** Values of an integer tensor, row-major. */
    public long[] longs(String tensor) throws HandfulException {
        TensorEntry e = entry(tensor);
        if (!e.type().isInteger()) {
            throw bad("tensor " + tensor + " holds " + e.type() + ", not whole numbers");
        }
        ByteBuffer data = data(e);
        long[] out = new long[(int) e.elements()];
        for (int i = 0; i < out.length; i++) {
            out[i] = e.type().longAt(data, i);
        }
        return out;
    }

    @Override
    public void close() {
        bytes.close();
    }

    private ByteBuffer data(TensorEntry e) throws HandfulException {
        long length = e.end() - e.begin();
        if (length > Integer.MAX_VALUE - 8) {
            throw bad("tensor " + e.name() + " is larger than 2 GB");
        }
        return bytes.read(dataStart + e.begin(), (int) length);
    }

    private BackboneException bad(String reason) {
        return new BackboneException(Problem.BAD_WEIGHTS, name, reason);
    }

    /** Where the bytes are. */
    private interface Bytes {
        long size();

        /** A little-endian copy from index 0. */
        ByteBuffer read(long at, int length) throws HandfulException;

        void close();
    }

    private record ArrayBytes(byte[] content) implements Bytes {
        @Override
        public long size() {
            return content.length;
        }

        @Override
        public ByteBuffer read(long at, int length) {
            byte[] copy = java.util.Arrays.copyOfRange(content, (int) at, (int) at + length);
            return ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public void close() {
            // memory needs none
        }
    }

    private static final class FileBytes implements Bytes {
        private final Path file;
        private final FileChannel channel;
        private final long size;

        FileBytes(Path file, FileChannel channel) throws IOException {
            this.file = file;
            this.channel = channel;
            this.size = channel.size();
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public ByteBuffer read(long at, int length) throws HandfulException {
            ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            try {
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, at + buffer.position()) < 0) {
                        throw new IOException("it became shorter while it was read");
                    }
                }
            } catch (IOException e) {
                throw StorageException.reading(e, file);
            }
            return buffer.flip();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
