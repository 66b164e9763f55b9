package org.handful.run.bench;

import java.util.List;
import org.handful.run.result.DeviceInfo;

/**
 * What was measured. Every figure is a median after a warm-up.
 *
 * @param device what computed
 * @param cores of the machine
 */
public record BenchReport(
        DeviceInfo device, int cores, String java, String os, List<Embedding> embedding, List<Adaptation> adaptation,
        List<FirstPrediction> firstPrediction) {
    /**
     * Embedding of images that are in a project: decoding, preprocessing and network.
     *
     * @param predictMillis from one image's bytes to its classes with a nearest-mean head
     */
    public record Embedding(String backbone, int images, double imagesPerSecond, double predictMillis) {}

    /**
     * Adaptation from support to head: embeddings are there already for methods that work on them.
     *
     * @param source {@code synthetic embeddings} or the id of the backbone that is trained in
     * @param dim length of an embedding
     */
    public record Adaptation(String method, String source, int dim, int classes, int shots, double seconds) {}

    /** From dropping images to the first prediction: import, embed, fit and predict. */
    public record FirstPrediction(
            String backbone, int images, double seconds, double importSeconds, double trainSeconds,
            double predictSeconds) {}
}
