package org.handful.ui.common.part;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.handful.error.HandfulException;
import org.handful.ui.common.FxThread;

/**
 * Thumbnails, decoded in the background, newest request first, so that what is on screen now comes before what was
 * scrolled past. Keeps the most recently used ones up to a number of bytes. Called on the FX thread.
 */
public final class ImageCache {
    /** Where the encoded bytes come from. */
    @FunctionalInterface
    public interface Source {
        byte[] bytes(String sha256) throws HandfulException;
    }

    /** A wish for an image that can be taken back when its cell shows something else by now. */
    public static final class Request {
        private final Key key;
        private final Consumer<Image> target;
        private volatile boolean wanted = true;

        private Request(Key key, Consumer<Image> target) {
            this.key = key;
            this.target = target;
        }

        public void drop() {
            wanted = false;
        }
    }

    private record Key(String sha256, int side) {}

    private final Source source;
    private final Executor workers;
    private final FxThread fx;
    private final Consumer<Throwable> errors;
    private final long most;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Map<Key, Image> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** @param mostBytes of decoded pixels that are kept */
    public ImageCache(Source source, Executor workers, FxThread fx, Consumer<Throwable> errors, long mostBytes) {
        this.source = source;
        this.workers = workers;
        this.fx = fx;
        this.errors = errors;
        this.most = mostBytes;
    }

    /**
     * Gives the image at once when it is kept, else later.
     *
     * @param side of the square it must fill, pixels; rounded up to a power of two to be shared between sizes
     */
    public Request request(String sha256, int side, Consumer<Image> target) {
        Request request = new Request(new Key(sha256, step(side)), target);
        Image there = kept.get(request.key);
        if (there != null) {
            target.accept(there);
            return request;
        }
        synchronized (waiting) {
            waiting.push(request);
        }
        workers.execute(this::next);
        return request;
    }

    /** Bytes of decoded pixels in memory. */
    public long bytes() {
        return bytes;
    }

    private void next() {
        Request request;
        synchronized (waiting) {
            request = waiting.poll();
        }
        if (request == null || !request.wanted) {
            return;
        }
        try {
            int side = request.key.side;
            var in = new ByteArrayInputStream(source.bytes(request.key.sha256));
            Image image = new Image(in, side, side, true, true);
            fx.run(() -> keep(request, image));
        } catch (HandfulException | RuntimeException e) {
            errors.accept(e);
        }
    }

    private void keep(Request request, Image image) {
        if (kept.put(request.key, image) == null) {
            bytes += size(image);
        }
        var oldest = kept.entrySet().iterator();
        while (bytes > most && kept.size() > 1) {
            bytes -= size(oldest.next().getValue());
            oldest.remove();
        }
        if (request.wanted) {
            request.target.accept(image);
        }
    }

    private static int step(int side) {
        return Math.clamp(Integer.highestOneBit(Math.max(1, side - 1)) << 1, 64, 256);
    }

    private static long size(Image image) {
        return 4L * (long) image.getWidth() * (long) image.getHeight();
    }
}
