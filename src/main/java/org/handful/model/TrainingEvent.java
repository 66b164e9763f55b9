package org.handful.model;

import java.util.function.Consumer;

/** What a fit tells while it goes on. Steps count from 1. Losses are mean cross-entropies in nats. */
public sealed interface TrainingEvent {
    /** What has to be done before the first step. */
    enum Before {
        /** Images are decoded. */
        IMAGES,
        /** Folders of other images are read. */
        FOLDERS,
        /** Images, or other views of them, go through the frozen network. */
        EMBEDDINGS,
        /** Singular vectors of the weights are found; told in shares of the work, not in matrices. */
        SINGULAR_VECTORS,
        /** The gradient of the first step that full fine-tuning would take is summed. */
        FIRST_GRADIENT,
        /** Mixtures of statistics are tried. */
        STATISTICS,
        /** The head is solved that the training begins with; told in shares of the way to the optimum. */
        HEAD
    }

    /** Work before the first step goes on; not kept with a run. @param total 0 when it is not known */
    record Preparing(Before what, long done, long total) implements TrainingEvent {
        /** Tells of such work, beginning now. */
        public static ProgressListener to(Consumer<TrainingEvent> events, Before what) {
            events.accept(new Preparing(what, 0, 0));
            return (done, total) -> events.accept(new Preparing(what, done, total));
        }
    }

    /** The first step is next. @param totalSteps 0 when it is not known beforehand */
    record Started(int totalSteps, String device) implements TrainingEvent {}

    /**
     * @param loss on the support images of this step
     * @param accuracy 0..1, on the support images of this step
     * @param memoryBytes resident memory of the process (or device memory on a GPU)
     */
    record Step(int step, int totalSteps, double loss, double accuracy, double stepsPerSecond, long memoryBytes)
            implements TrainingEvent {}

    /** Held-out images, looked at every few steps. @param predicted class index per held-out image */
    record HeldOut(int step, double loss, double accuracy, int[] predicted) implements TrainingEvent {}

    /** Something a person should know, such as a batch that was halved for lack of memory. */
    record Note(int step, String text) implements TrainingEvent {}

    /**
     * How busy the GPU is, with everything that runs on it; comes between steps, and never on the CPU.
     *
     * @param usedBytes of its memory
     * @param totalBytes of its memory
     * @param busy share of the last moments in which it computed, 0..1
     */
    record GpuUse(long usedBytes, long totalBytes, double busy) implements TrainingEvent {}

    record Ended(int steps, boolean stopped) implements TrainingEvent {}
}
