package org.handful.run.fitted;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.HeadState;
import org.handful.model.ImageRef;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;

/** Something fitted that tells the classes of images, whichever kind of method made it. */
public interface Classifier {
    /** Images of the project: [M][K]. */
    double[][] probabilities(List<ImageRef> images, ProgressListener progress, CancelToken cancel)
            throws HandfulException;

    /**
     * Images from outside: [M][K].
     *
     * @param images as each backbone takes them, see {@link ImageFeed#batchesOf}
     */
    double[][] probabilities(List<PixelBatch> images, CancelToken cancel) throws HandfulException;

    HeadState state();
}
