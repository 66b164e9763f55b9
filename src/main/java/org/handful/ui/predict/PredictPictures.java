package org.handful.ui.predict;

import org.handful.error.HandfulException;
import org.handful.run.result.ImageInput;

/** Makes an image that JavaFX can show, the right way up, from any that Handful can read. Not for the FX thread. */
@FunctionalInterface
public interface PredictPictures {
    byte[] of(ImageInput image) throws HandfulException;
}
