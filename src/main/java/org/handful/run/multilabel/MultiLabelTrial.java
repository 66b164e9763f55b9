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
 */
public record MultiLabelTrial(
        List<String> labels, int support, int without, int made, MultiLabelReport plain, MultiLabelReport half,
        MultiLabelReport augmented) {
    public MultiLabelTrial {
        labels = List.copyOf(labels);
    }
}
