package org.handful.run.local.camera;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.concurrent.TimeUnit;
import org.handful.error.CameraException;
import org.handful.error.CameraException.Problem;
import org.handful.run.camera.Camera;
import org.handful.run.camera.Frame;
import org.openpnp.capture.library.OpenpnpCaptureLibrary;

/** A camera that is on. The library fetches frames by itself and keeps the newest. */
final class NativeCamera implements Camera {
    /** A camera needs a while for its first picture, and a person for the question whether it may be used. */
    private static final long FIRST_SECONDS = 20;
    private static final long NEXT_SECONDS = 4;
    private static final long PAUSE_MILLIS = 5;

    private final OpenpnpCaptureLibrary library;
    private final Pointer context;
    private final int stream;
    private final CameraFormat format;
    private final String name;
    private final Runnable closed;
    private final Memory rgb;
    private final byte[] bytes;
    private long patience = FIRST_SECONDS;
    private boolean open = true;

    NativeCamera(OpenpnpCaptureLibrary library, Pointer context, int stream, CameraFormat format, String name,
            Runnable closed) {
        this.library = library;
        this.context = context;
        this.stream = stream;
        this.format = format;
        this.name = name;
        this.closed = closed;
        bytes = new byte[3 * format.width() * format.height()];
        rgb = new Memory(bytes.length);
    }

    @Override
    public Frame next() throws CameraException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
        while (library.Cap_hasNewFrame(context, stream) != 1) {
            if (System.nanoTime() > until) {
                throw new CameraException(Problem.NO_PICTURES, name);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CameraException(Problem.NO_PICTURES, e, name);
            }
        }
        if (library.Cap_captureFrame(context, stream, rgb, bytes.length) != OpenpnpCaptureLibrary.CAPRESULT_OK) {
            throw new CameraException(Problem.NO_PICTURES, name);
        }
        patience = NEXT_SECONDS;
        rgb.read(0, bytes, 0, bytes.length);
        return new Frame(format.width(), format.height(), argb(bytes));
    }

    static int[] argb(byte[] rgb) {
        int[] out = new int[rgb.length / 3];
        for (int i = 0, at = 0; i < out.length; i++, at += 3) {
            out[i] = 0xFF << 24 | (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
        }
        return out;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            library.Cap_closeStream(context, stream);
            library.Cap_releaseContext(context);
            rgb.close();
            closed.run();
        }
    }
}
