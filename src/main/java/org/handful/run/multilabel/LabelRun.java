package org.handful.run.multilabel;

/**
 * A run that tells any number of labels of an image.
 *
 * @param id in its project; 0 where it could not be kept, as in a file that may not be written
 */
public record LabelRun(long id, MultiLabelPlan plan, MultiLabelTrial trial) {}
