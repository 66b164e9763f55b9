package org.handful.run.local;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.handful.error.HandfulException;
import org.handful.eval.ClassMeans;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.ImageFacts;
import org.handful.store.ProjectFile;

/** Reads them from the project file. Embeddings go by one at a time: all of them together need not fit in memory. */
final class LocalImageFacts implements ImageFacts {
    private final ProjectFile file;
    private final Supplier<Dataset> dataset;

    LocalImageFacts(ProjectFile file, Supplier<Dataset> dataset) {
        this.file = file;
        this.dataset = dataset;
    }

    @Override
    public Map<String, Instant> dates() throws HandfulException {
        return file.dates();
    }

    @Override
    public boolean embedded() throws HandfulException {
        return file.mostUsedEmbedding().isPresent();
    }

    @Override
    public Map<String, Double> distances() throws HandfulException {
        var key = file.mostUsedEmbedding();
        if (key.isEmpty()) {
            return Map.of();
        }
        Dataset data = dataset.get();
        Map<String, Integer> labelOf = new HashMap<>();
        data.samples().stream().filter(Sample::labelled).forEach(s -> labelOf.put(s.image().sha256(), s.label()));
        var means = new ClassMeans(data.labels().size());
        file.eachEmbedding(key.get(), (sha, vector) -> {
            Integer label = labelOf.get(sha);
            if (label != null) {
                means.add(label, vector);
            }
        });
        Map<String, Double> bySha = new HashMap<>();
        file.eachEmbedding(key.get(), (sha, vector) -> {
            Integer label = labelOf.get(sha);
            if (label != null && means.count(label) > 1) {
                bySha.put(sha, means.distance(label, vector));
            }
        });
        Map<String, Double> out = new HashMap<>();
        data.samples().stream().filter(s -> s.labelled() && bySha.containsKey(s.image().sha256()))
                .forEach(s -> out.put(s.image().name(), bySha.get(s.image().sha256())));
        return out;
    }
}
