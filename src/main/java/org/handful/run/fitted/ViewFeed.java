package org.handful.run.fitted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handful.error.HandfulException;
import org.handful.math.SeededRandom;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.store.record.EmbeddingKey;
import org.handful.tune.training.Augmentation;

/**
 * Embeddings of images that are seen a little differently: a part of at least {@value #SMALLEST} of a side, every other one
 * mirrored. Which part follows from the image and the number of the view, so that a view is computed once and kept in the
 * project file like the image itself.
 */
record ViewFeed(ImageFeed feed) {
    private static final double SMALLEST = 0.7;
    private static final int CHUNK = 64;

    /** @return [N each, D]: row i each + v is view v of image i */
    EmbeddingMatrix embeddings(List<ImageRef> images, int each, ProgressListener progress, CancelToken cancel)
            throws HandfulException {
        int dim = feed.session().card().embedding();
        float[] out = new float[Math.multiplyExact(Math.multiplyExact(images.size(), each), dim)];
        for (int from = 0; from < images.size(); from += CHUNK) {
            List<ImageRef> chunk = images.subList(from, Math.min(images.size(), from + CHUNK));
            PixelBatch[] pixels = {null};
            for (int v = 0; v < each; v++) {
                cancel.betweenSteps();
                Map<String, float[]> rows = view(chunk, v, pixels, cancel);
                for (int i = 0; i < chunk.size(); i++) {
                    System.arraycopy(rows.get(chunk.get(i).sha256()), 0, out, ((from + i) * each + v) * dim, dim);
                }
                progress.update((long) from * each + (long) (v + 1) * chunk.size(), (long) images.size() * each);
            }
        }
        return new EmbeddingMatrix(images.size() * each, dim, out);
    }

    /** @param pixels of the chunk once they were needed */
    private Map<String, float[]> view(List<ImageRef> chunk, int v, PixelBatch[] pixels, CancelToken cancel)
            throws HandfulException {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < chunk.size(); i++) {
            places.putIfAbsent(chunk.get(i).sha256(), i);
        }
        EmbeddingKey key = key(v);
        Map<String, float[]> rows = new LinkedHashMap<>(feed.file().embeddings(key, places.keySet()));
        List<String> missing = new ArrayList<>(places.keySet());
        missing.removeAll(rows.keySet());
        if (missing.isEmpty()) {
            return rows;
        }
        if (pixels[0] == null) {
            pixels[0] = feed.pixels(chunk, cancel);
        }
        PixelBatch all = pixels[0];
        float[] drawn = new float[missing.size() * all.stride()];
        var augmentation = new Augmentation(SMALLEST, true);
        for (int i = 0; i < missing.size(); i++) {
            Random random = SeededRandom.of(0, "view " + missing.get(i) + " " + v);
            augmentation.draw(all, places.get(missing.get(i)), drawn, i * all.stride(), random, v % 2 == 0);
        }
        EmbeddingMatrix embedded = feed.session().embed(
                new PixelBatch(missing.size(), all.channels(), all.height(), all.width(), drawn), cancel);
        feed.file().putEmbeddings(key, missing, embedded);
        for (int i = 0; i < missing.size(); i++) {
            rows.put(missing.get(i), embedded.row(i));
        }
        return rows;
    }

    private EmbeddingKey key(int v) {
        EmbeddingKey plain = ImageFeed.key(feed.session().card());
        return new EmbeddingKey(plain.backboneSha256(), plain.preprocessing() + ", view " + v + " from " + SMALLEST,
                plain.precision());
    }
}
