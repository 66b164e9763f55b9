package org.handful.ui.fake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import javax.imageio.ImageIO;
import org.handful.error.CameraException;
import org.handful.run.camera.Camera;
import org.handful.run.camera.CameraDevice;
import org.handful.run.camera.Cameras;
import org.handful.run.camera.Frame;

/** Cameras that see leaves on a table. At first there is one. Thread-safe. */
public final class FakeCameras implements Cameras {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private final List<Frame> film = new ArrayList<>();
    private final AtomicInteger on = new AtomicInteger();
    private volatile List<CameraDevice> devices = List.of(new CameraDevice("usb-1", "Desk camera"));
    private volatile CameraException trouble;
    private volatile IntConsumer beforeFrame = number -> pause();
    private volatile String opened;

    /** What there is. */
    public FakeCameras with(String... names) {
        List<CameraDevice> all = new ArrayList<>();
        for (String name : names) {
            all.add(new CameraDevice("usb-" + (all.size() + 1), name));
        }
        devices = all;
        return this;
    }

    /** @param reason why no camera can be used from now on; null when one can */
    public void refuse(CameraException reason) {
        trouble = reason;
    }

    /** @param hook hears the number of each frame before it is there, from 1, on the camera's thread */
    public void beforeFrame(IntConsumer hook) {
        beforeFrame = hook;
    }

    /** How many cameras are on. */
    public int on() {
        return on.get();
    }

    /** The name of the one that was switched on last. */
    public String opened() {
        return opened;
    }

    @Override
    public List<CameraDevice> devices() throws CameraException {
        check();
        return devices;
    }

    @Override
    public Camera open(CameraDevice device) throws CameraException {
        check();
        opened = device.name();
        on.incrementAndGet();
        return new Camera() {
            private int number;

            @Override
            public Frame next() throws CameraException {
                beforeFrame.accept(++number);
                check();
                return frame(number);
            }

            @Override
            public void close() {
                on.decrementAndGet();
            }
        };
    }

    private void check() throws CameraException {
        if (trouble != null) {
            throw trouble;
        }
    }

    /** The same number gives the same picture, and the next one another. */
    private synchronized Frame frame(int number) {
        while (film.size() < 24) {
            film.add(drawn(film.size()));
        }
        return film.get(number % film.size());
    }

    private static Frame drawn(int number) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                    FakeImages.leaf(2, 40 + number / 4, WIDTH, HEIGHT)));
            int[] argb = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
            // A mark on the left, so that a mirror can be told from a picture, and no two frames are the same.
            for (int y = 0; y < 40; y++) {
                java.util.Arrays.fill(argb, y * WIDTH, y * WIDTH + 20 + number, 0xFF202020);
            }
            return new Frame(WIDTH, HEIGHT, argb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
