package org.handful.ui.common.part;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final int STEP = 32;
    /** What the project keeps of each image. */
    private static final int MOST = 256;

    private final Source source;
    private final Executor workers;
    private final FxThread fx;
    private final Consumer<Throwable> errors;
    private final long most;
    private final Deque<Request> waiting = new ArrayDeque<>();
    /** Images that are being decoded, with those who asked meanwhile: nothing is decoded twice at a time. */
    private final Map<Key, List<Request>> decoding = new HashMap<>();
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
     * @param side of the square it must fill, pixels; rounded up to be shared between sizes that are nearly the same
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
        Request request = begin();
        if (request == null) {
            return;
        }
        try {
            int side = request.key.side;
            var in = new ByteArrayInputStream(source.bytes(request.key.sha256));
            Image image = new Image(in, side, side, true, true);
            fx.run(() -> keep(request.key, image));
        } catch (HandfulException | RuntimeException e) {
            end(request.key);
            errors.accept(e);
        }
    }

    /** Takes the newest request that is still wanted and that nobody is decoding already. */
    private Request begin() {
        synchronized (waiting) {
            Request request = waiting.poll();
            if (request == null || !request.wanted) {
                return null;
            }
            List<Request> others = decoding.get(request.key);
            if (others != null) {
                others.add(request);
                return null;
            }
            decoding.put(request.key, new ArrayList<>(List.of(request)));
            return request;
        }
    }

    private List<Request> end(Key key) {
        synchronized (waiting) {
            return decoding.remove(key);
        }
    }

    private void keep(Key key, Image image) {
        if (kept.put(key, image) == null) {
            bytes += size(image);
        }
        var oldest = kept.entrySet().iterator();
        while (bytes > most && kept.size() > 1) {
            bytes -= size(oldest.next().getValue());
            oldest.remove();
        }
        for (Request request : end(key)) {
            if (request.wanted) {
                request.target.accept(image);
            }
        }
    }

    /** Of the longer side, such that a picture of 4 by 3 fills the square with its shorter one. */
    private static int step(int side) {
        return Math.clamp((side * 4 / 3 + STEP - 1) / STEP * STEP, 64, MOST);
    }

    private static long size(Image image) {
        return 4L * (long) image.getWidth() * (long) image.getHeight();
    }
}
