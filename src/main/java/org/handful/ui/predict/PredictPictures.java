package org.handful.ui.predict;

import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.run.result.ImageInput;

/** Makes an image that JavaFX can show, the right way up, from any that Handful can read. Not for the FX thread. */
@FunctionalInterface
public interface PredictPictures {
    byte[] of(ImageInput image) throws HandfulException;

    /** Null for an image that cannot be read: the run that is asked about it says why, and once is enough. */
    default byte[] orNone(ImageInput image) throws HandfulException {
        try {
            return of(image);
        } catch (InputException e) {
            return null;
        }
    }
}
