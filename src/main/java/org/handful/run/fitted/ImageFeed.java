package org.handful.run.fitted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.arch.Given;
import org.handful.engine.BackboneSession;
import org.handful.error.BackboneException;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.store.ProjectFile;
import org.handful.store.record.EmbeddingKey;

/**
 * The images of a project as one backbone takes them: as pixels, or as embeddings that are computed once and kept in
 * the project file. Thread-safe.
 */
public final class ImageFeed {
    /** Few enough that a cancel or a live prediction waits little, many enough to keep every core decoding. */
    private static final int CHUNK = 64;

    private final ProjectFile file;
    private final BackboneSession session;
    private final PixelLoader loader;
    private final EmbeddingKey key;
    /** Empty for most. */
    private final Optional<ImageFeed> second;

    public ImageFeed(ProjectFile file, BackboneSession session, ExecutorService decoding) {
        this(file, session, new PixelLoader(session.card().input(), decoding), Optional.empty());
    }

    private ImageFeed(ProjectFile file, BackboneSession session, PixelLoader loader, Optional<ImageFeed> second) {
        this.file = file;
        this.session = session;
        this.loader = loader;
        this.key = key(session.card());
        this.second = second;
    }

    /** The same images as a second backbone takes them, too. */
    public ImageFeed beside(ImageFeed other) {
        return new ImageFeed(file, session, loader, Optional.of(other));
    }

    public Optional<ImageFeed> second() {
        return second;
    }

    /** How many of the last columns of {@link #fused} come from the second backbone; 0 without one. */
    public int auxiliary() {
        return second.map(s -> s.session.card().embedding()).orElse(0);
    }

    /** Under which the embeddings of a backbone are kept. */
    public static EmbeddingKey key(BackboneCard card) {
        return new EmbeddingKey(card.sha256(), card.input().fingerprint(), "float32");
    }

    ProjectFile file() {
        return file;
    }

    public BackboneSession session() {
        return session;
    }

    /**
     * Images from outside the project: nothing is kept of them.
     *
     * @throws BackboneException ELSEWHERE when the embeddings came from a file
     */
    public PixelBatch pixelsOf(List<? extends PixelLoader.Source> images, CancelToken cancel) throws HandfulException {
        return pixelsOf(images, cancel, ProgressListener.NONE);
    }

    /** @param progress hears of it on the calling thread */
    public PixelBatch pixelsOf(
            List<? extends PixelLoader.Source> images, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        if (session.card().architecture() instanceof Given) {
            throw new BackboneException(BackboneException.Problem.ELSEWHERE, session.card().name());
        }
        return loader.load(images, cancel, progress);
    }

    public PixelBatch pixels(List<ImageRef> images, CancelToken cancel) throws HandfulException {
        return pixels(images, cancel, ProgressListener.NONE);
    }

    public PixelBatch pixels(List<ImageRef> images, CancelToken cancel, ProgressListener progress)
            throws HandfulException {
        return pixelsOf(images.stream().map(i -> new Stored(file, i)).toList(), cancel, progress);
    }

    /** Images from outside as each of the backbones takes them, the first one first. */
    public List<PixelBatch> batchesOf(List<? extends PixelLoader.Source> images, CancelToken cancel)
            throws HandfulException {
        PixelBatch first = pixelsOf(images, cancel);
        return second.isEmpty() ? List.of(first) : List.of(first, second.get().pixelsOf(images, cancel));
    }

    /** Images of the project as each of the backbones takes them, the first one first. */
    public List<PixelBatch> batches(List<ImageRef> images, CancelToken cancel) throws HandfulException {
        return batchesOf(images.stream().map(i -> new Stored(file, i)).toList(), cancel);
    }

    /** Embeddings of a few images by each of the backbones, side by side, before everything else that is queued. */
    public EmbeddingMatrix fusedLive(List<PixelBatch> images, CancelToken cancel) throws HandfulException {
        EmbeddingMatrix first = session.embedLive(images.getFirst(), cancel);
        return second.isEmpty() ? first : first.beside(second.get().session.embedLive(images.get(1), cancel));
    }

    /**
     * One row per image: its embeddings by each of the backbones side by side, or just {@link #embeddings} where there is
     * one backbone.
     */
    public EmbeddingMatrix fused(List<ImageRef> images, ProgressListener progress, CancelToken cancel)
            throws HandfulException {
        if (second.isEmpty()) {
            return embeddings(images, progress, cancel);
        }
        long mine = missing(images);
        long all = mine + second.get().missing(images);
        EmbeddingMatrix first = embeddings(images, (done, _) -> progress.update(done, all), cancel);
        return first.beside(second.get().embeddings(images, (done, _) -> progress.update(mine + done, all), cancel));
    }

    private long missing(List<ImageRef> images) throws HandfulException {
        List<String> digests = images.stream().map(ImageRef::sha256).distinct().toList();
        return digests.size() - file.countEmbeddings(key, digests);
    }

    /** One row per image, in the order of the list. */
    public EmbeddingMatrix embeddings(List<ImageRef> images, ProgressListener progress, CancelToken cancel)
            throws HandfulException {
        Map<String, ImageRef> distinct = new LinkedHashMap<>();
        images.forEach(i -> distinct.putIfAbsent(i.sha256(), i));
        Map<String, float[]> known = new LinkedHashMap<>(file.embeddings(key, distinct.keySet()));
        List<ImageRef> missing = distinct.values().stream().filter(i -> !known.containsKey(i.sha256())).toList();
        for (int from = 0; from < missing.size(); from += CHUNK) {
            cancel.betweenSteps();
            progress.update(from, missing.size());
            List<ImageRef> chunk = missing.subList(from, Math.min(missing.size(), from + CHUNK));
            EmbeddingMatrix rows = session.embed(pixels(chunk, cancel), cancel);
            file.putEmbeddings(key, chunk.stream().map(ImageRef::sha256).toList(), rows);
            for (int i = 0; i < chunk.size(); i++) {
                known.put(chunk.get(i).sha256(), rows.row(i));
            }
        }
        progress.update(missing.size(), missing.size());
        return assemble(images, known);
    }

    private EmbeddingMatrix assemble(List<ImageRef> images, Map<String, float[]> rows) {
        int dim = session.card().embedding();
        float[] out = new float[Math.multiplyExact(images.size(), dim)];
        List<ImageRef> order = new ArrayList<>(images);
        for (int i = 0; i < order.size(); i++) {
            System.arraycopy(rows.get(order.get(i).sha256()), 0, out, i * dim, dim);
        }
        return new EmbeddingMatrix(images.size(), dim, out);
    }

    private record Stored(ProjectFile file, ImageRef image) implements PixelLoader.Source {
        @Override
        public String name() {
            return image.name();
        }

        @Override
        public byte[] bytes() throws HandfulException {
            return file.imageBytes(image.sha256());
        }

        @Override
        public long pixels() {
            return (long) image.width() * image.height();
        }
    }
}
