package org.handful.ui.images.camera;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.handful.error.CameraException;
import org.handful.run.camera.Camera;
import org.handful.run.camera.CameraDevice;
import org.handful.run.camera.Cameras;
import org.handful.run.camera.Frame;
import org.handful.ui.common.Background;

/**
 * A camera on a thread of its own, from switching it on to switching it off. Pictures are made into files there, too: what
 * is shown waits for them, and never the other way round. Called on the FX thread.
 */
final class CameraLoop {
    /** Hears what goes on, on the camera's thread. Nothing of a camera that was switched off since, but what it took. */
    interface Watcher {
        void found(List<CameraDevice> all, CameraDevice chosen);

        void seen(Frame frame);

        void took(Shots shots, int soFar);

        void done(Shots shots);

        /** The camera is off. */
        void failed(Exception reason);
    }

    /** A burst ends by itself: 30 seconds at the highest rate. */
    static final int MOST = 300;

    private final Cameras cameras;
    private final Executor thread;
    private final LongSupplier nanos;
    private final Watcher watcher;
    private final Queue<Shots> wanted = new ConcurrentLinkedQueue<>();
    private volatile Object newest;

    CameraLoop(Cameras cameras, Executor thread, LongSupplier nanos, Watcher watcher) {
        this.cameras = cameras;
        this.thread = thread;
        this.nanos = nanos;
        this.watcher = watcher;
    }

    /** One thread that is only there while a camera is on. */
    static Executor ownThread() {
        var one = new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Background.named("handful-camera"));
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Switches on. @param id of the wanted camera; the first one, if there is none of that id */
    void start(String id) {
        Object ticket = new Object();
        newest = ticket;
        thread.execute(() -> run(ticket, id));
    }

    /** Switches off as soon as the picture is there that is being waited for. */
    void stop() {
        newest = null;
    }

    void take(Shots shots) {
        wanted.add(shots);
    }

    private void run(Object ticket, String id) {
        if (newest != ticket) {
            return;
        }
        wanted.clear();
        try {
            List<CameraDevice> all = cameras.devices();
            CameraDevice chosen = all.stream().filter(d -> d.id().equals(id)).findFirst().orElse(all.getFirst());
            if (newest == ticket) {
                watcher.found(all, chosen);
                film(ticket, chosen);
            }
        } catch (CameraException | RuntimeException e) {
            if (newest == ticket) {
                newest = null;
                watcher.failed(e);
            }
        }
    }

    private void film(Object ticket, CameraDevice device) throws CameraException {
        try (Camera camera = cameras.open(device)) {
            while (newest == ticket) {
                Frame frame = camera.next();
                if (newest == ticket) {
                    watcher.seen(frame);
                }
                shoot(frame);
            }
        } finally {
            for (Shots shots = wanted.poll(); shots != null; shots = wanted.poll()) {
                watcher.done(shots);
            }
        }
    }

    private void shoot(Frame frame) {
        Shots shots = wanted.peek();
        long now = nanos.getAsLong();
        if (shots == null) {
            return;
        }
        if (shots.due(now)) {
            shots.add((shots.square() ? frame.square() : frame).jpeg(), now);
            watcher.took(shots, shots.pictures().size());
        }
        if (shots.over() || shots.pictures().size() >= MOST) {
            wanted.remove();
            watcher.done(shots);
        }
    }
}
