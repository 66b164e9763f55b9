package org.handful.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.environment.Doing;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;

/**
 * The layers below the lowest adapter never change during a training: they run once for each view of an image, and what
 * they gave is kept until the training ends, up to a limit of memory. Beyond it views are computed again.
 */
final class Prefix implements AutoCloseable {
    private static final long MOST_BYTES = 1L << 30;

    private final BackboneSession session;
    private final AdapterForward forward;
    private final int parts;
    private final IntConsumer beforePart;
    private final Map<Long, NDArray> kept = new HashMap<>();
    private NDManager manager;
    private long bytes;
    private float[] drawn = {};
    private volatile boolean full;

    /** @param beforePart hears the size of each part of new views before it runs */
    Prefix(BackboneSession session, AdapterForward forward, int parts, IntConsumer beforePart) {
        this.beforePart = beforePart;
        this.session = session;
        this.forward = forward;
        this.parts = parts;
    }

    /** How many parts are frozen; 0 keeps nothing. */
    int parts() {
        return parts;
    }

    /**
     * Lets views that are new through the frozen layers, in parts that live predictions overtake, and in smaller ones when
     * memory runs short.
     */
    void prepare(Priority priority, StepImages images) throws HandfulException {
        if (parts == 0) {
            return;
        }
        List<Integer> missing = session.engine().call(priority, Doing.TRAINING, () -> missing(images));
        session.inParts(missing.size(), new CancelToken(), (from, n) -> {
            if (full) {
                return;
            }
            List<Integer> some = missing.subList(from, from + n);
            PixelBatch pixels = draw(images, some, new float[Math.multiplyExact(n, stride())]);
            session.engine().call(priority, Doing.TRAINING, () -> {
                beforePart.accept(n);
                keep(images, some, pixels);
                return null;
            });
        });
    }

    private List<Integer> missing(StepImages images) {
        List<Integer> out = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < images.count(); i++) {
            long view = images.view(i);
            if (view != StepImages.UNKNOWN && !kept.containsKey(view) && seen.add(view)) {
                out.add(i);
            }
        }
        return out;
    }

    private void keep(StepImages images, List<Integer> chosen, PixelBatch pixels) throws HandfulException {
        if (manager == null) {
            manager = session.engine().root().newSubManager();
        }
        try (NDManager scope = session.engine().root().newSubManager()) {
            NDArray out = forward.network().before(forward.pixels(scope, pixels, 0, pixels.count()), parts);
            for (int i = 0; i < chosen.size(); i++) {
                if (kept.containsKey(images.view(chosen.get(i)))) {
                    // Memory ran short after it.
                    continue;
                }
                NDArray one = out.get(i + ":" + (i + 1)).duplicate();
                long size = one.size() * one.getDataType().getNumOfBytes();
                if (bytes + size > MOST_BYTES) {
                    full = true;
                    return;
                }
                one.attach(manager);
                bytes += size;
                kept.put(images.view(chosen.get(i)), one);
            }
        }
    }

    /**
     * What the layers that follow take, for n images. Engine thread only.
     *
     * @return owned by the scope
     */
    NDArray input(NDManager scope, StepImages images, int from, int n) throws HandfulException {
        List<Integer> missing = new ArrayList<>();
        for (int i = from; i < from + n; i++) {
            if (!kept.containsKey(images.view(i))) {
                missing.add(i);
            }
        }
        NDArray computed = null;
        if (!missing.isEmpty()) {
            // Read before the next step draws: a new array of megabytes would have to be cleared for each.
            drawn = drawn.length == missing.size() * stride() ? drawn : new float[missing.size() * stride()];
            PixelBatch pixels = draw(images, missing, drawn);
            NDArray x = forward.pixels(scope, pixels, 0, pixels.count());
            computed = parts == 0 ? x : forward.network().before(x, parts);
            if (missing.size() == n) {
                return computed;
            }
        }
        NDList all = new NDList();
        int next = 0;
        for (int i = from; i < from + n; i++) {
            NDArray known = kept.get(images.view(i));
            if (known == null) {
                known = computed.get(next + ":" + (next + 1));
                next++;
            }
            all.add(known);
        }
        NDArray out = NDArrays.concat(all, 0);
        out.attach(scope);
        return out;
    }

    private int stride() {
        InputSpec input = session.card().input();
        return Math.multiplyExact(input.mean().size(), input.size() * input.size());
    }

    /** @param values is filled */
    private PixelBatch draw(StepImages images, List<Integer> chosen, float[] values) {
        InputSpec input = session.card().input();
        int stride = stride();
        // Each image has its own place and its own random numbers. A GPU would wait for one core to draw them all.
        IntStream.range(0, chosen.size()).parallel().forEach(i -> images.draw(chosen.get(i), values, i * stride));
        return new PixelBatch(chosen.size(), input.mean().size(), input.size(), input.size(), values);
    }

    /** Engine thread only. */
    @Override
    public void close() {
        kept.clear();
        if (manager != null) {
            manager.close();
        }
    }
}
