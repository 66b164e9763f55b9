package org.handful.run.fitted;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.method.Head;
import org.handful.model.CancelToken;
import org.handful.model.HeadState;
import org.handful.model.ImageRef;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;

/** A head on the embeddings of a frozen backbone, or of two. */
record EmbeddingClassifier(ImageFeed feed, Head head) implements Classifier {
    @Override
    public double[][] probabilities(List<ImageRef> images, ProgressListener progress, CancelToken cancel)
            throws HandfulException {
        return head.probabilities(feed.fused(images, progress, cancel));
    }

    @Override
    public double[][] probabilities(List<PixelBatch> images, CancelToken cancel) throws HandfulException {
        return head.probabilities(feed.fusedLive(images, cancel));
    }

    @Override
    public HeadState state() {
        return head.state();
    }
}
