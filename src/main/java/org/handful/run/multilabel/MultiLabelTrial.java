package org.handful.run.multilabel;

import java.util.List;
import org.handful.eval.multilabel.MultiLabelReport;

/**
 * What came of learning labels: as the images are, and with images that set operations on embeddings add.
 *
 * @param labels sorted
 * @param support images learned from; an image counts for each of its labels
 * @param without images, learned from or tested on, that have no label
 * @param made embeddings that set operations added
 * @param plain learned from the images as they are, each label from its own threshold on: what a kept run predicts with
 * @param half the same, each label from 0.5 on instead of its own threshold
 * @param images what {@code plain} says of each test image; empty where an older version did not keep it
 */
public record MultiLabelTrial(
        List<String> labels, int support, int without, int made, MultiLabelReport plain, MultiLabelReport half,
        MultiLabelReport augmented, List<Told> images) {
    public MultiLabelTrial {
        labels = List.copyOf(labels);
        images = images == null ? List.of() : List.copyOf(images);
    }

    /**
     * @param has labels that it has
     * @param said labels whose probability reaches their threshold
     * @param probabilities in the order of the labels
     */
    public record Told(String image, List<String> has, List<String> said, List<Double> probabilities) {
        public Told {
            has = List.copyOf(has);
            said = List.copyOf(said);
            probabilities = List.copyOf(probabilities);
        }
    }
}
