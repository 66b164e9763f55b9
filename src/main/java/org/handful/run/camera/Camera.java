package org.handful.run.camera;

import org.handful.error.CameraException;

/** A camera that is on. Used and closed by one thread. */
public interface Camera extends AutoCloseable {
    /** Waits for the next picture. */
    Frame next() throws CameraException;

    /** Switches it off, its light too. */
    @Override
    void close();
}
