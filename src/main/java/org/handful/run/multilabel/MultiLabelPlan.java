package org.handful.run.multilabel;

/**
 * What is tried on images with several labels.
 *
 * @param backbone its id
 * @param shots images of each label to learn from
 * @param made embeddings that set operations make for each of them
 */
public record MultiLabelPlan(String backbone, int shots, int made, long seed) {
    public static final int SHOTS = 5;
    public static final int MADE = 3;
}
