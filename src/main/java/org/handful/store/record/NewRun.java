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
 * @param text rows with the embeddings of their names, see {@link org.handful.store.TextEditing}; empty without
 */
public record NewRun(
        String name, Instant started, RunSpec spec, String backboneSha256, String auxiliarySha256, List<String> classes,
        List<RunImage> support, List<RunImage> test, Provenance provenance, List<Long> text) {
    public NewRun {
        classes = List.copyOf(classes);
        support = List.copyOf(support);
        test = List.copyOf(test);
        text = List.copyOf(text);
    }

    /** Without embeddings of the class names. */
    public NewRun(
            String name, Instant started, RunSpec spec, String backboneSha256, String auxiliarySha256,
            List<String> classes, List<RunImage> support, List<RunImage> test, Provenance provenance) {
        this(name, started, spec, backboneSha256, auxiliarySha256, classes, support, test, provenance, List.of());
    }
}
