package org.handful.method.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods on embeddings of real photographs. */
class StoredEpisodesTest {
    @ParameterizedTest
    @CsvSource({
        "caltech101_40, mobilenet_v2, 98.22", "caltech101_40, vit_tiny, 98.68", "caltech101_40, squeezenet1_1, 94.007",
        "imagenette160_val, mobilenet_v2, 95.787", "imagenette160_val, vit_tiny, 98.74",
        "imagenette160_val, squeezenet1_1, 87.387", "trashnet_300, mobilenet_v2, 60.713",
        "trashnet_300, vit_tiny, 65.43", "trashnet_300, squeezenet1_1, 51.95"
    })
    void centroidGivesTheReferenceAccuracy(String dataset, String backbone, double reference) throws Exception {
        var centroid = new Centroid();
        var figures = StoredEpisodes.orSkip(dataset, backbone).run(centroid, centroid.defaults(), 5);
        assertThat(figures.accuracy()).isCloseTo(reference, within(0.05));
    }

    @Test
    void logisticIsAtLeastAsGoodAsTheCentroidAtFiveShots() throws Exception {
        var logistic = new Logistic();
        var figures = StoredEpisodes.orSkip("imagenette160_val", "mobilenet_v2").run(logistic, logistic.defaults(), 5);
        assertThat(figures.accuracy()).isGreaterThan(95.79);
        assertThat(figures.nll()).isLessThan(0.25);
    }
}
