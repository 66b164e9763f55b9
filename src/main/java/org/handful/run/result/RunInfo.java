package org.handful.run.result;

import java.time.Instant;
import org.handful.eval.Estimate;
import org.handful.model.RunSpec;

/**
 * A run as a line in a list.
 *
 * @param accuracy null until it is evaluated
 * @param notes what a person wrote about it; empty when nobody did
 * @param device that computed it; empty while it is not known
 * @param seconds that its phases took together; 0 while it is not known
 * @param reason why it failed; empty otherwise
 * @param threads that one operation used on the CPU; 0 when it was not recorded
 */
public record RunInfo(
        long id, String name, Instant started, RunSpec spec, RunStatus status, Estimate accuracy, boolean starred,
        String notes, String device, double seconds, String reason, int threads) {
    /** One that nobody marked and that has not ended. */
    public RunInfo(long id, String name, Instant started, RunSpec spec, RunStatus status, Estimate accuracy) {
        this(id, name, started, spec, status, accuracy, false, "", "", 0, "", 0);
    }
}
