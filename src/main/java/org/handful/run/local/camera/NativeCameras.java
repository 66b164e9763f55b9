package org.handful.run.local.camera;

import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.handful.error.CameraException;
import org.handful.error.CameraException.Problem;
import org.handful.run.camera.Camera;
import org.handful.run.camera.CameraDevice;
import org.handful.run.camera.Cameras;
import org.openpnp.capture.library.CapFormatInfo;
import org.openpnp.capture.library.OpenpnpCaptureLibrary;

/**
 * The cameras that the system knows. The native library is loaded when they are asked for the first time. It lists them
 * when a context is made and numbers streams within one, so every question and every camera has a context of its own.
 */
public final class NativeCameras implements Cameras {
    private static final long PATIENCE_SECONDS = 5;
    private static final int LINUX_DEVICES = 64;

    /** The library is not thread-safe, and two programs cannot have one camera. */
    private final Semaphore turn = new Semaphore(1);

    @Override
    public List<CameraDevice> devices() throws CameraException {
        OpenpnpCaptureLibrary library = library();
        take("");
        try {
            Pointer context = library.Cap_createContext();
            try {
                List<CameraDevice> all = devices(library, context);
                if (all.isEmpty()) {
                    throw none();
                }
                return all;
            } finally {
                library.Cap_releaseContext(context);
            }
        } finally {
            turn.release();
        }
    }

    @Override
    public Camera open(CameraDevice device) throws CameraException {
        OpenpnpCaptureLibrary library = library();
        take(device.name());
        Pointer context = library.Cap_createContext();
        try {
            int number = devices(library, context).indexOf(device);
            Optional<CameraFormat> format = number < 0
                    ? Optional.empty() : CameraFormat.best(formats(library, context, number));
            int stream = format.isEmpty() ? -1 : library.Cap_openStream(context, number, format.get().number());
            if (stream < 0) {
                throw new CameraException(Problem.NOT_OPENED, device.name());
            }
            return new NativeCamera(library, context, stream, format.get(), device.name(), turn::release);
        } catch (CameraException | RuntimeException e) {
            library.Cap_releaseContext(context);
            turn.release();
            throw e;
        }
    }

    private void take(String camera) throws CameraException {
        try {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new CameraException(Problem.NOT_OPENED, camera);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CameraException(Problem.NOT_OPENED, e, camera);
        }
    }

    private static OpenpnpCaptureLibrary library() throws CameraException {
        try {
            OpenpnpCaptureLibrary library = OpenpnpCaptureLibrary.INSTANCE;
            // It would write to the console.
            library.Cap_setLogLevel(0);
            return library;
        } catch (LinkageError e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new CameraException(Problem.NO_LIBRARY, e, String.valueOf(reason.getMessage()).lines().findFirst()
                    .orElse(""));
        }
    }

    private static List<CameraDevice> devices(OpenpnpCaptureLibrary library, Pointer context) {
        List<CameraDevice> all = new ArrayList<>();
        for (int i = 0; i < library.Cap_getDeviceCount(context); i++) {
            all.add(new CameraDevice(text(library.Cap_getDeviceUniqueID(context, i)),
                    text(library.Cap_getDeviceName(context, i))));
        }
        return all;
    }

    private static List<CameraFormat> formats(OpenpnpCaptureLibrary library, Pointer context, int device) {
        List<CameraFormat> all = new ArrayList<>();
        for (int i = 0; i < library.Cap_getNumFormats(context, device); i++) {
            var info = new CapFormatInfo();
            library.Cap_getFormatInfo(context, device, i, info);
            all.add(new CameraFormat(i, info.width, info.height, info.fps));
        }
        return all;
    }

    private static String text(Pointer utf8) {
        return utf8 == null ? "" : utf8.getString(0, "UTF-8").strip();
    }

    /** Linux shows a camera as a file even to those who may not open it. */
    private static CameraException none() {
        for (int i = 0; i < LINUX_DEVICES; i++) {
            Path device = Path.of("/dev/video" + i);
            if (Files.exists(device) && !(Files.isReadable(device) && Files.isWritable(device))) {
                return new CameraException(Problem.NOT_ALLOWED, device);
            }
        }
        return new CameraException(Problem.NONE, System.getProperty("os.name"));
    }
}
