package org.handful.run.fitted;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.model.EmbeddingMatrix;
import org.handful.run.result.Guess.Neighbour;
import org.handful.store.record.RunImage;

/** The support images that look most like an image to the backbone: cosine of the raw embeddings. */
record Neighbours(List<RunImage> images, List<String> classes, EmbeddingMatrix embeddings, double[] norms) {
    private static final int SHOWN = 6;

    static Neighbours of(List<RunImage> images, List<String> classes, EmbeddingMatrix embeddings) {
        double[] norms = IntStream.range(0, embeddings.rows())
                .mapToDouble(r -> Math.sqrt(dot(embeddings.values(), r * embeddings.dim(), embeddings.values(),
                        r * embeddings.dim(), embeddings.dim())))
                .toArray();
        return new Neighbours(images, classes, embeddings, norms);
    }

    /** Nearest first; the earlier image on ties. */
    List<Neighbour> nearest(float[] query) {
        double length = Math.sqrt(dot(query, 0, query, 0, query.length));
        double[] cosine = IntStream.range(0, images.size())
                .mapToDouble(r -> dot(query, 0, embeddings.values(), r * query.length, query.length)
                        / Math.max(1e-12, length * norms[r]))
                .toArray();
        return IntStream.range(0, images.size()).boxed()
                .sorted(Comparator.comparingDouble((Integer r) -> -cosine[r]))
                .limit(SHOWN)
                .map(r -> new Neighbour(images.get(r).name(), images.get(r).sha256(),
                        classes.get(images.get(r).truth()), cosine[r]))
                .toList();
    }

    private static double dot(float[] a, int fromA, float[] b, int fromB, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) a[fromA + i] * b[fromB + i];
        }
        return sum;
    }
}
