package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handful.eval.Evaluation;
import org.handful.eval.Scored;
import org.handful.method.privacy.NoiseKind;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.Provenance;
import org.handful.model.SplitSpec;
import org.handful.run.result.RunResult;
import org.handful.run.result.Skipped;
import org.handful.run.shelf.Cleaning;

/**
 * The result of {@code run} and of {@code evaluate} in the form that {@code docs/run.schema.json} describes. What is
 * not known is left out; a figure that does not exist (the accuracy of a class without images) is null.
 */
public final class RunJson {
    private RunJson() {}

    /**
     * @param images readable images of the source, on whichever side of the split or on none
     * @param skipped every file that is not in, from import and run
     */
    public static Map<String, Object> of(
            RunResult run, int images, List<Skipped> skipped, boolean withPredictions) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("handful", run.provenance().handful());
        out.put("command", "run");
        out.put("seed", run.spec().seed());
        out.put("source", source(images, run.classes(), skipped));
        if (run.backbone() != null) {
            out.put("backbone", backbone(run.backbone()));
        }
        run.auxiliary().ifPresent(second -> out.put("auxiliary_backbone", backbone(second)));
        out.put("method", method(run));
        run.privacy().ifPresent(spent -> out.put("privacy", privacy(spent)));
        out.put("split", split(run));
        if (!run.shortClasses().isEmpty()) {
            out.put("short_classes", run.shortClasses());
        }
        EvaluationJson.put(out, run.evaluation());
        run.openSet().ifPresent(report -> out.put("open_set", OpenSetJson.of(report)));
        if (withPredictions) {
            out.put("predictions", EvaluationJson.predictions(run.predictions(), run.classes()));
        }
        if (!run.notes().isEmpty()) {
            out.put("notes", run.notes());
        }
        out.put("seconds", seconds(run.seconds()));
        out.put("device", run.provenance().device());
        out.put("provenance", provenance(run.provenance()));
        return out;
    }

    /** For predictions made elsewhere. */
    public static Map<String, Object> of(
            String version, Evaluation evaluation, List<String> classes, List<Scored> scored,
            boolean withPredictions) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("handful", version);
        out.put("command", "evaluate");
        out.put("source", source(scored.size(), classes, List.of()));
        out.put("split", Map.of("test", scored.size()));
        EvaluationJson.put(out, evaluation);
        if (withPredictions) {
            out.put("predictions", EvaluationJson.predictions(scored, classes));
        }
        return out;
    }

    /** Adds what became of images that nobody had checked. */
    public static void unchecked(Map<String, Object> run, Cleaning cleaning) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kept", cleaning.kept());
        out.put("relabelled", cleaning.relabelled().stream().map(r -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("image", r.image());
            one.put("from", r.from());
            one.put("to", r.to());
            return one;
        }).toList());
        out.put("dropped", cleaning.dropped());
        run.put("unchecked", out);
    }

    static Map<String, Object> source(int images, List<String> classes, List<Skipped> skipped) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("images", images);
        out.put("classes", classes);
        out.put("skipped", skipped.stream().map(ProjectJson::skipped).toList());
        return out;
    }

    static Map<String, Object> backbone(RunResult.BackboneUsed backbone) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", backbone.id());
        out.put("sha256", backbone.sha256());
        out.put("dim", backbone.dim());
        return out;
    }

    private static Map<String, Object> method(RunResult run) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", run.spec().method());
        out.put("settings", run.settings());
        return out;
    }

    static Map<String, Object> privacy(PrivacySpent spent) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("epsilon", spent.noise() == NoiseKind.NONE ? null : spent.epsilon());
        out.put("delta", spent.delta());
        out.put("noise_multiplier", spent.sigma());
        out.put("noise", spent.noise().name().toLowerCase(Locale.ROOT));
        return out;
    }

    private static Map<String, Object> split(RunResult run) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("support", run.supportImages().size());
        out.put("test", run.evaluation().accuracy().n());
        switch (run.spec().split()) {
            case SplitSpec.Shots shots -> out.put("shots", shots.perClass());
            case SplitSpec.Fraction fraction -> out.put("fraction", fraction.support());
            case SplitSpec.Folds folds -> {
                out.put("folds", folds.folds());
                out.put("repeats", folds.repeats());
            }
            case SplitSpec.AsAssigned _ -> out.put("assigned", true);
        }
        return out;
    }

    private static Map<String, Object> seconds(RunResult.Seconds seconds) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("embed", seconds.embed());
        out.put("fit", seconds.fit());
        out.put("evaluate", seconds.evaluate());
        return out;
    }

    static Map<String, Object> provenance(Provenance provenance) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("java", provenance.java());
        out.put("os", provenance.os());
        out.put("djl", provenance.djl());
        out.put("libtorch", provenance.libtorch());
        return out;
    }
}
