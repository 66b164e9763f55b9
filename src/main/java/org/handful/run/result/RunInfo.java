package org.handful.run.result;

import java.time.Instant;
import org.handful.eval.Estimate;
import org.handful.model.RunSpec;

/**
 * A run as a line in a list.
 *
 * @param accuracy null until it is evaluated, and for a run that tells labels
 * @param notes what a person wrote about it; empty when nobody did
 * @param device that computed it; empty while it is not known
 * @param seconds that its phases took together; 0 while it is not known
 * @param reason why it failed; empty otherwise
 * @param threads that one operation used on the CPU; 0 when it was not recorded
 * @param labels null for a run that tells one class of each image
 */
public record RunInfo(
        long id, String name, Instant started, RunSpec spec, RunStatus status, Estimate accuracy, boolean starred,
        String notes, String device, double seconds, String reason, int threads, Labels labels) {
    /**
     * What a run reached that tells any number of labels of an image.
     *
     * @param count how many labels it tells
     * @param meanAveragePrecision NaN where no label has one
     * @param f1 mean over labels; NaN where no label has one
     */
    public record Labels(int count, double meanAveragePrecision, double f1) {}

    /** One that tells one class of each image. */
    public RunInfo(long id, String name, Instant started, RunSpec spec, RunStatus status, Estimate accuracy,
            boolean starred, String notes, String device, double seconds, String reason, int threads) {
        this(id, name, started, spec, status, accuracy, starred, notes, device, seconds, reason, threads, null);
    }

    /** One that nobody marked and that has not ended. */
    public RunInfo(long id, String name, Instant started, RunSpec spec, RunStatus status, Estimate accuracy) {
        this(id, name, started, spec, status, accuracy, false, "", "", 0, "", 0);
    }
}
