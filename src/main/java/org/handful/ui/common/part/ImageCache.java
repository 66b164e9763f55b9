package org.handful.ui.common.part;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.handful.error.HandfulException;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.part.pixels.MiddleSquare;
import org.handful.ui.common.part.pixels.Pixels;

/**
 * Thumbnails, cut to their middle square and decoded in the background, newest request first, so that what is on screen
 * now comes before what was scrolled past. Keeps the most recently used ones up to a number of bytes, and decodes into
 * the memory of those it lets go. Called on the FX thread.
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
        private final Consumer<Pixels> target;
        private volatile boolean wanted = true;

        private Request(Key key, Consumer<Pixels> target) {
            this.key = key;
            this.target = target;
        }

        public void drop() {
            wanted = false;
        }
    }

    private record Key(String sha256, int side) {}

    private static final int STEP = 16;
    private static final int LEAST = 48;
    /** Longer side of what the project keeps of each image. */
    private static final int MOST = 256;

    private final Source source;
    private final Executor workers;
    private final FxThread fx;
    private final Consumer<Throwable> errors;
    private final long most;
    private final Deque<Request> waiting = new ArrayDeque<>();
    /** Images that are being decoded, with those who asked meanwhile: nothing is decoded twice at a time. */
    private final Map<Key, List<Request>> decoding = new HashMap<>();
    private final Map<Key, Pixels> kept = new LinkedHashMap<>(64, 0.75f, true);
    /** Memory of what was let go. */
    private final Deque<int[]> free = new ArrayDeque<>();
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
     * @param target copies the pixels
     */
    public Request request(String sha256, int side, Consumer<Pixels> target) {
        Request request = new Request(new Key(sha256, step(side)), target);
        Pixels there = kept.get(request.key);
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
            Pixels pixels = MiddleSquare.decode(source.bytes(request.key.sha256), side, MOST, room(side * side));
            fx.run(() -> keep(request.key, pixels));
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

    /** Where a picture can be decoded to: never more arrays than are kept and being decoded at the same time. */
    private int[] room(int pixels) {
        synchronized (free) {
            int[] array = free.poll();
            while (array != null && array.length != pixels) {
                // of another size of thumbnail
                array = free.poll();
            }
            return array == null ? new int[pixels] : array;
        }
    }

    private void keep(Key key, Pixels pixels) {
        letGo(kept.put(key, pixels));
        bytes += pixels.bytes();
        var oldest = kept.entrySet().iterator();
        while (bytes > most && kept.size() > 1) {
            Pixels old = oldest.next().getValue();
            oldest.remove();
            letGo(old);
        }
        for (Request request : end(key)) {
            if (request.wanted) {
                request.target.accept(pixels);
            }
        }
    }

    private void letGo(Pixels old) {
        if (old == null) {
            return;
        }
        bytes -= old.bytes();
        synchronized (free) {
            free.push(old.argb());
        }
    }

    private static int step(int side) {
        return Math.clamp((side + STEP - 1) / STEP * STEP, LEAST, MOST);
    }
}
