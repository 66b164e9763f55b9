package org.handful.store.record;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetRow;
import org.handful.model.HeadState;

/**
 * What a run gives at its end.
 *
 * @param status DONE or STOPPED
 * @param heads weights that can predict again
 * @param kept which of them made the predictions; one of the keys of heads
 * @param seconds phase to duration
 * @param device on which it ran
 * @param remarks what a person should know about it
 * @param openSet images with how familiar they look; may be empty
 */
public record FinishedRun(
        RunStatus status, Instant ended, List<Scored> predictions, Map<HeadChoice, HeadState> heads, HeadChoice kept,
        Map<String, Double> seconds, String device, List<SkippedFile> skipped, List<String> remarks,
        List<OpenSetRow> openSet) {
    /** One whose images were not asked how familiar they look. */
    public FinishedRun(RunStatus status, Instant ended, List<Scored> predictions, Map<HeadChoice, HeadState> heads,
            HeadChoice kept, Map<String, Double> seconds, String device, List<SkippedFile> skipped,
            List<String> remarks) {
        this(status, ended, predictions, heads, kept, seconds, device, skipped, remarks, List.of());
    }

    public FinishedRun {
        if (!status.hasResult()) {
            throw new IllegalArgumentException("a finished run is DONE or STOPPED, not " + status);
        }
        if (!heads.containsKey(kept)) {
            throw new IllegalArgumentException("no " + kept + " among " + heads.keySet());
        }
        predictions = List.copyOf(predictions);
        heads = new EnumMap<>(heads);
        seconds = new TreeMap<>(seconds);
        skipped = List.copyOf(skipped);
        remarks = List.copyOf(remarks);
        openSet = List.copyOf(openSet);
    }
}
