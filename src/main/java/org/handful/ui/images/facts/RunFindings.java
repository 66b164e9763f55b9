package org.handful.ui.images.facts;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handful.eval.label.LabelIssues;
import org.handful.eval.Scored;
import org.handful.model.SplitRole;
import org.handful.run.result.RunResult;

/**
 * What one finished run says about single images. Immutable.
 *
 * @param id 0 when there is no run
 * @param wrong images whose prediction was not their label then
 * @param doubtful images whose label confident learning takes for wrong, the most doubtful first
 * @param learned images that the run learned from
 */
public record RunFindings(
        long id, String name, List<String> classes, Map<String, Finding> tested, Set<String> wrong, Set<String> doubtful,
        Set<String> learned) {
    /** Where no run has finished yet. */
    public static final RunFindings NONE =
            new RunFindings(0, "", List.of(), Map.of(), Set.of(), Set.of(), Set.of());

    /** LogLoss counts a probability of 0 as this, so that one image does not outweigh all others. */
    private static final double LEAST = 1e-15;

    /**
     * About an image that the run was tested on.
     *
     * @param confidence probability of the predicted class
     * @param loss cross-entropy, nats: -ln of the probability of the label
     */
    public record Finding(String predicted, double confidence, double loss, boolean correct) {}

    static RunFindings of(RunResult run) {
        Map<String, Finding> tested = new HashMap<>();
        Set<String> wrong = new HashSet<>();
        List<Scored> scored = run.predictions();
        for (Scored s : scored) {
            tested.put(s.image(), new Finding(run.classes().get(s.predicted()), s.confidence(),
                    -Math.log(Math.max(LEAST, s.probabilities()[s.truth()])), s.correct()));
            if (!s.correct()) {
                wrong.add(s.image());
            }
        }
        Set<String> doubtful = new LinkedHashSet<>();
        LabelIssues.rank(scored, run.classes().size()).stream().filter(LabelIssues.Doubt::flagged)
                .forEach(d -> doubtful.add(scored.get(d.position()).image()));
        return new RunFindings(run.id(), run.name(), List.copyOf(run.classes()), Collections.unmodifiableMap(tested),
                Collections.unmodifiableSet(wrong), Collections.unmodifiableSet(doubtful),
                Set.copyOf(run.supportImages()));
    }

    public boolean known() {
        return id != 0;
    }

    /** Null when the run was not tested on it. */
    public Finding about(String image) {
        return tested.get(image);
    }

    /** The side the run put an image on; {@link SplitRole#ANY} when it took no part. */
    public SplitRole sideOf(String image) {
        return learned.contains(image) ? SplitRole.SUPPORT
                : tested.containsKey(image) ? SplitRole.TEST : SplitRole.ANY;
    }
}
