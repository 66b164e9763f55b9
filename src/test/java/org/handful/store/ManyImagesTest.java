package org.handful.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.store.record.EmbeddingKey;
import org.handful.store.record.NewImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyImagesTest {
    private static final int IMAGES = 50_000;
    private static final int BATCH = 5_000;

    @TempDir
    Path folder;

    @Test
    void fifty_thousand_images_are_imported_listed_relabelled_and_undone() throws HandfulException {
        try (ProjectFile project = ProjectFile.create(folder.resolve("many.handful"))) {
            ImageImporting importing = project.startImport();
            for (int start = 0; start < IMAGES; start += BATCH) {
                importing.add(batch(start));
            }
            Dataset imported = project.dataset();
            assertThat(imported.size()).isEqualTo(IMAGES);
            assertThat(imported.labels().size()).isEqualTo(100);

            List<String> all = imported.samples().stream().map(sample -> sample.image().name()).toList();
            assertThat(all).isSorted();
            assertThat(project.setLabel(all, "one")).isEqualTo(IMAGES);
            Dataset relabelled = project.dataset();
            assertThat(relabelled.ofClass(relabelled.labels().indexOf("one"))).hasSize(IMAGES);
            project.undo();
            assertThat(project.dataset().equals(imported)).as("undone exactly").isTrue();

            EmbeddingKey key = new EmbeddingKey("b", "p", "float32");
            List<String> digests = imported.samples().stream().map(sample -> sample.image().sha256()).toList();
            project.putEmbeddings(key, digests, new EmbeddingMatrix(IMAGES, 16, new float[IMAGES * 16]));
            assertThat(project.embeddings(key, digests)).hasSize(IMAGES);

            project.undo();
            assertThat(project.dataset().size()).as("the import was one step").isZero();
            assertThat(project.undoable()).isEmpty();
        }
    }

    private static List<NewImage> batch(int start) {
        List<NewImage> images = new ArrayList<>(BATCH);
        for (int i = start; i < start + BATCH; i++) {
            String className = "class " + i % 100;
            Map<String, String> attributes = Map.of("background", i % 3 == 0 ? "grass" : "sand");
            images.add(Fixture.image(className + "/" + i + ".jpg", "image " + i, className, attributes));
        }
        return images;
    }
}
