package org.handful.store.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetRow;
import org.handful.model.Provenance;

/**
 * Everything about a run except its curves and weights. Only name, star and notes can change once it has ended.
 *
 * @param auxiliarySha256 of the second backbone; empty without one
 * @param kept weights that made the predictions; empty without result
 * @param seconds phase to duration
 * @param openSet images with how familiar they look; empty for runs before format 3
 */
public record StoredRun(
        RunSummary summary, String backboneSha256, String auxiliarySha256, List<RunImage> support, List<RunImage> test,
        Provenance provenance, List<Scored> predictions, Optional<HeadChoice> kept, Map<String, Double> seconds, String device,
        List<SkippedFile> skipped, List<String> remarks, List<OpenSetRow> openSet) {
    public StoredRun {
        support = List.copyOf(support);
        test = List.copyOf(test);
        predictions = List.copyOf(predictions);
        seconds = Collections.unmodifiableMap(new TreeMap<>(seconds));
        skipped = List.copyOf(skipped);
        remarks = List.copyOf(remarks);
        openSet = List.copyOf(openSet);
    }
}
