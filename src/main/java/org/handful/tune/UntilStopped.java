package org.handful.tune;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.handful.engine.BackboneSession;
import org.handful.error.HandfulException;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.model.TrainingEvent;

/** What a network says of images before the first step, of as many as it gets to see until a person stops the training. */
public final class UntilStopped {
    private UntilStopped() {}

    /** What a network says of some images. */
    @FunctionalInterface
    public interface Way {
        /** @return a row for each image */
        EmbeddingMatrix of(PixelBatch images) throws HandfulException;
    }

    /** By the network as it was. */
    public static EmbeddingMatrix frozen(BackboneSession session, PixelBatch images, FitContext context)
            throws HandfulException {
        return embeddings(session, images, context, some -> session.embed(some, context.cancel()));
    }

    /**
     * @return of the first images, which are all unless a person stops a training that had not begun
     * @throws java.util.concurrent.CancellationException soon after a cancel
     */
    public static EmbeddingMatrix embeddings(BackboneSession session, PixelBatch images, FitContext context, Way way)
            throws HandfulException {
        ProgressListener progress = context.preparing(TrainingEvent.Before.EMBEDDINGS);
        int dim = session.card().embedding();
        float[] out = new float[Math.multiplyExact(images.count(), dim)];
        // Asked once: what a killed training left is in a file.
        boolean fresh = context.checkpoints().last().isEmpty();
        int done = 0;
        while (done < images.count() && !(fresh && context.cancel().stopRequested())) {
            context.cancel().throwIfCancelled();
            int end = Math.min(images.count(), done + session.microBatch());
            EmbeddingMatrix part = way.of(images.select(IntStream.range(done, end).toArray()));
            System.arraycopy(part.values(), 0, out, done * dim, part.values().length);
            done = end;
            progress.update(done, images.count());
        }
        return new EmbeddingMatrix(done, dim, done == images.count() ? out : Arrays.copyOf(out, done * dim));
    }
}
