package org.handful.run.preflight;

/**
 * What a run has to do, in the numbers that decide what it costs.
 *
 * @param inside whether it trains inside the network, so that every step runs images through it
 * @param device what the engine computes on
 * @param threads that one operation may use
 * @param before its first step; nothing for a record that knows none
 */
public record RunTask(
        Network network, String method, boolean inside, Work work, String device, int threads, Before before) {
    /** A training step sends its images forward once and back, which costs about as much as twice forward. */
    private static final int PASSES_PER_STEP = 3;
    /** How often held-out images are looked at while it trains. */
    private static final int LOOKS = 20;

    /**
     * The backbone.
     *
     * @param sha256 of its weights; empty when embeddings came from elsewhere
     * @param size side of its input, pixels
     * @param dim length of an embedding
     * @param bytes of its weight file
     */
    public record Network(String sha256, int size, int dim, long bytes) {
        /** Multiplications grow with the pixels and with the weights that each of them meets. */
        double effort() {
            return (double) size * size * bytes;
        }
    }

    /**
     * How much of everything.
     *
     * @param toEmbed images whose embedding is not in the project yet
     * @param support images to learn from
     * @param watched held-out images that are looked at while it trains
     * @param test images to evaluate on
     * @param steps 0 for a method that learns in one go
     * @param batch images per step, 0 without steps
     */
    public record Work(int toEmbed, int support, int watched, int test, int classes, int steps, int batch) {
        int perStep() {
            return Math.min(batch, support);
        }
    }

    /**
     * Work before the first step, beside one way of the support images through the network.
     *
     * @param passes images that run through the network
     * @param effort of singular vectors, in units that any machine does at a rate of its own
     * @param probes effort of heads that begin as a linear probe, in units of another kind
     */
    public record Before(double passes, double effort, double probes) {
        public static final Before NONE = new Before(0, 0, 0);

        /** Without a probe. */
        public Before(double passes, double effort) {
            this(passes, effort, 0);
        }
    }

    public RunTask {
        before = before == null ? Before.NONE : before;
    }

    /** With nothing before the first step. */
    public RunTask(Network network, String method, boolean inside, Work work, String device, int threads) {
        this(network, method, inside, work, device, threads, Before.NONE);
    }

    /** Times an image runs through the network during the fit; 0 for a method over embeddings. */
    double passes() {
        return !inside ? 0 : passesBefore() + (double) PASSES_PER_STEP * work.steps * work.perStep()
                + (double) Math.min(LOOKS, work.steps) * work.watched;
    }

    /** Those before the first step. */
    double passesBefore() {
        return !inside ? 0 : work.support + before.passes;
    }

    /** What a fit over embeddings works through: images learned from, in all steps together, times classes. */
    double volume() {
        double images = work.steps > 0 ? (double) work.steps * work.perStep() : work.support;
        return images * Math.max(2, work.classes);
    }

    RunTask with(Work other) {
        return new RunTask(network, method, inside, other, device, threads, before);
    }

    /** With as many embeddings to make as this and another task together. */
    RunTask withEmbeddingOf(RunTask other) {
        Work w = work;
        return with(new Work(w.toEmbed + other.work.toEmbed, w.support, w.watched, w.test, w.classes, w.steps, w.batch));
    }

    RunTask on(Network other) {
        return new RunTask(other, method, inside, work, device, threads, before);
    }
}
