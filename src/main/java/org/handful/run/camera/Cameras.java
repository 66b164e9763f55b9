package org.handful.run.camera;

import java.util.List;
import org.handful.error.CameraException;

/** The cameras of this computer. Thread-safe; may take a moment, so not for the FX thread. */
public interface Cameras {
    /**
     * Those that there are now.
     *
     * @return at least one
     * @throws CameraException when there is none, or none may be used
     */
    List<CameraDevice> devices() throws CameraException;

    /** Switches a camera on. At most one is on at a time: waits a little for one that is being closed. */
    Camera open(CameraDevice device) throws CameraException;
}
