package org.handful.run.fitted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    public ImageFeed(ProjectFile file, BackboneSession session, ExecutorService decoding) {
        this.file = file;
        this.session = session;
        this.loader = new PixelLoader(session.card().input(), decoding);
        this.key = key(session.card());
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
        if (session.card().architecture() instanceof Given) {
            throw new BackboneException(BackboneException.Problem.ELSEWHERE, session.card().name());
        }
        return loader.load(images, cancel);
    }

    public PixelBatch pixels(List<ImageRef> images, CancelToken cancel) throws HandfulException {
        return pixelsOf(images.stream().map(i -> new Stored(file, i)).toList(), cancel);
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
