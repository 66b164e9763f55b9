package org.handful.run.fitted;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.HeadState;
import org.handful.model.ImageRef;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.tune.TunedModel;

/** A network that was trained inside: every image runs through all of it. */
record NetworkClassifier(ImageFeed feed, TunedModel model) implements Classifier {
    private static final int CHUNK = 64;

    @Override
    public double[][] probabilities(List<ImageRef> images, ProgressListener progress, CancelToken cancel)
            throws HandfulException {
        double[][] out = new double[images.size()][];
        for (int from = 0; from < images.size(); from += CHUNK) {
            cancel.betweenSteps();
            progress.update(from, images.size());
            List<ImageRef> chunk = images.subList(from, Math.min(images.size(), from + CHUNK));
            double[][] rows = model.probabilities(feed.pixels(chunk, cancel));
            System.arraycopy(rows, 0, out, from, rows.length);
        }
        progress.update(images.size(), images.size());
        return out;
    }

    @Override
    public double[][] probabilities(List<PixelBatch> images, CancelToken cancel) throws HandfulException {
        return model.probabilities(images.getFirst());
    }

    @Override
    public HeadState state() {
        return model.state();
    }
}
