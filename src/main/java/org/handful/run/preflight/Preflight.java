package org.handful.run.preflight;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.model.RunSpec;

/** Looks ahead. Touches the disk. Thread-safe. */
public interface Preflight {
    /** What a run would cost with the images as they are now. */
    Forecast forecast(RunSpec spec) throws HandfulException;

    /**
     * Some of the images that a run would learn from as its network would see them, drawn at random as in a training.
     *
     * @param most how many
     * @param draw other numbers draw other views
     * @return JPEG pictures; none for a method that shows images as they are
     */
    List<byte[]> views(RunSpec spec, int most, long draw) throws HandfulException;
}
