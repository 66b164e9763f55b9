package org.handful.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A snapshot of images with labels and attributes, ordered by image name. Rows of embeddings, splits and predictions
 * refer to positions in {@link #samples}.
 */
public record Dataset(LabelSpace labels, List<String> attributeNames, List<Sample> samples) {
    public Dataset {
        attributeNames = List.copyOf(attributeNames);
        samples = List.copyOf(samples);
    }

    public int size() {
        return samples.size();
    }

    /** Positions of the samples of one class, ascending. */
    public int[] ofClass(int label) {
        return IntStream.range(0, samples.size()).filter(i -> samples.get(i).label() == label).toArray();
    }

    /** Positions of the samples that have a label and are not switched off, nor is their class, ascending. */
    public int[] usable() {
        return IntStream.range(0, samples.size()).filter(this::usable).toArray();
    }

    /** Whether the sample at that position may take part in a run. */
    public boolean usable(int position) {
        Sample sample = samples.get(position);
        return sample.labelled() && sample.role() != SplitRole.OFF && labels.active(sample.label());
    }

    /** True when its samples are embeddings that came from a file without their images, which then have no size. */
    public boolean imageless() {
        return size() > 0 && samples.getFirst().image().width() == 0;
    }
}
