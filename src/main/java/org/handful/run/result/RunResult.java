package org.handful.run.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.InputException;
import org.handful.eval.Evaluation;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetReport;
import org.handful.method.Methods;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;

/**
 * A run with everything that is known about it; it never changes.
 *
 * @param id in its project; 0 when there is none
 * @param images readable images of the source
 * @param backbone null when it is not known, as for an embedding file that does not name it
 * @param settings every setting with the value it had, numbers and booleans as such
 * @param shots images per class asked for; 0 when the split was not by shots
 * @param supportImages names of the images learned from
 * @param predictions of the test images, in dataset order
 * @param notes what a reader of the figures must know, in words
 * @param auxiliary the second backbone of a run that fuses two; empty for most
 * @param openSet how well images of classes that were switched off are told from the test images; empty without any
 */
public record RunResult(
        long id, String name, Instant started, RunStatus status, RunSpec spec, int images, List<String> classes,
        List<Skipped> skipped, BackboneUsed backbone, Map<String, Object> settings, int shots,
        List<String> shortClasses, List<String> supportImages, Evaluation evaluation, List<Scored> predictions,
        Seconds seconds, Provenance provenance, List<String> notes, Optional<OpenSetReport> openSet,
        Optional<BackboneUsed> auxiliary) {
    /** Without images of unknown classes, on one backbone. */
    public RunResult(long id, String name, Instant started, RunStatus status, RunSpec spec, int images,
            List<String> classes, List<Skipped> skipped, BackboneUsed backbone, Map<String, Object> settings, int shots,
            List<String> shortClasses, List<String> supportImages, Evaluation evaluation, List<Scored> predictions,
            Seconds seconds, Provenance provenance, List<String> notes) {
        this(id, name, started, status, spec, images, classes, skipped, backbone, settings, shots, shortClasses,
                supportImages, evaluation, predictions, seconds, provenance, notes, Optional.empty(), Optional.empty());
    }

    /** The name of the backbone, or those of both; null when it is not known. */
    public String backboneName() {
        return backbone == null ? null : auxiliary.map(a -> backbone.name() + " + " + a.name()).orElse(backbone.name());
    }

    /** The same run with its predictions counted in another way. */
    public RunResult with(Evaluation counted) {
        return new RunResult(id, name, started, status, spec, images, classes, skipped, backbone, settings, shots,
                shortClasses, supportImages, counted, predictions, seconds, provenance, notes, openSet, auxiliary);
    }

    /** What the model promises about each of the images it learned from; empty for a method that promises nothing. */
    public Optional<PrivacySpent> privacy() {
        try {
            return PrivacySpent.of(Methods.byId(spec.method()), spec.settings(), supportImages.size());
        } catch (InputException e) {
            // Of an older Handful, or with settings that are not allowed any more: what they promised is not known.
            return Optional.empty();
        }
    }

    /** The backbone that gave the embeddings. */
    public record BackboneUsed(String id, String sha256, int dim, String name) {
        /** Where nobody knows another name than the id. */
        public BackboneUsed(String id, String sha256, int dim) {
            this(id, sha256, dim, id);
        }
    }

    /** Wall-clock seconds per phase. */
    public record Seconds(double embed, double fit, double evaluate) {}
}
