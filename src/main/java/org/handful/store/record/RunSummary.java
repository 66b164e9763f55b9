package org.handful.store.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handful.model.RunSpec;

/**
 * A run in one line of a list.
 *
 * @param ended empty while it runs and when the program ended under it
 * @param reason why it failed; empty otherwise
 * @param tested predictions that were made
 * @param correct those that were right; the ratio is the accuracy
 * @param device on which it ran; empty until it ended
 * @param seconds that its phases took together
 * @param threads that one operation used on the CPU; 0 when it was not recorded
 * @param labels what it reached when it tells any number of labels of an image; empty for one class of each
 */
public record RunSummary(
        long id, String name, RunStatus status, boolean starred, String notes, Instant started,
        Optional<Instant> ended, String reason, RunSpec spec, List<String> classes, int support, int test,
        int tested, int correct, String device, double seconds, int threads, Optional<Labels> labels) {
    /**
     * What a run reached that tells any number of labels of an image.
     *
     * @param meanAveragePrecision NaN where no label has one
     * @param f1 mean over labels; NaN where no label has one
     */
    public record Labels(int count, double meanAveragePrecision, double f1) {}

    public RunSummary {
        classes = List.copyOf(classes);
    }
}
