package org.handful.store.record;

import java.time.Instant;
import java.util.List;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;

/**
 * A run that starts, with its own copy of what it learns from.
 *
 * @param backboneSha256 of the weights, so that a later prediction uses the same
 * @param auxiliarySha256 the same for a second backbone; empty without one
 * @param classes names in the order of the probabilities
 */
public record NewRun(
        String name, Instant started, RunSpec spec, String backboneSha256, String auxiliarySha256, List<String> classes,
        List<RunImage> support, List<RunImage> test, Provenance provenance) {
    public NewRun {
        classes = List.copyOf(classes);
        support = List.copyOf(support);
        test = List.copyOf(test);
    }
}
