package org.handful.run.preflight;

import org.handful.error.HandfulException;
import org.handful.model.RunSpec;

/** Looks ahead. Touches the disk. Thread-safe. */
public interface Preflight {
    /** What a run would cost with the images as they are now. */
    Forecast forecast(RunSpec spec) throws HandfulException;
}
