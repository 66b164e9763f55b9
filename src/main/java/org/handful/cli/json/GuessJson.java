package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.result.Guess;
import org.handful.run.result.RunResult;
import org.handful.run.result.Skipped;

/**
 * The result of {@code predict}: for every image its most probable classes, the most probable first; of a run that tells
 * labels, those that the image is said to have, and every label with its probability and its threshold.
 */
public final class GuessJson {
    private GuessJson() {}

    /**
     * @param unread files that gave no prediction
     * @param openSet name of the score that tells what is none of the classes
     * @param top how many classes to name at most
     */
    public static Map<String, Object> of(RunResult run, List<Guess> guesses, List<Skipped> unread, String openSet, int top) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("handful", run.provenance().handful());
        out.put("command", "predict");
        out.put("run", run.id());
        out.put("method", run.spec().method());
        out.put("backbone", run.spec().backbone());
        if (run.spec().fuses()) {
            out.put("auxiliary_backbone", run.spec().auxiliary());
        }
        if (!LabelRuns.is(run.spec())) {
            out.put("classes", run.classes());
        }
        out.put("skipped", unread.stream().map(ProjectJson::skipped).toList());
        out.put("predictions", guesses.stream().map(g -> guess(g, openSet, top)).toList());
        return out;
    }

    private static Map<String, Object> guess(Guess guess, String openSet, int top) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("image", guess.image());
        if (guess.ofLabels()) {
            out.put("predicted", guess.told());
            out.put("labels", guess.labels().stream().map(GuessJson::label).toList());
            return out;
        }
        out.put("predicted", guess.ranked().getFirst().className());
        out.put("top", guess.ranked().stream().limit(top).map(GuessJson::ranked).toList());
        guess.familiarity(openSet).ifPresent(f -> out.put("open_set", familiarity(f)));
        return out;
    }

    private static Map<String, Object> label(Guess.Label label) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("label", label.name());
        out.put("probability", label.probability());
        out.put("threshold", label.threshold());
        out.put("predicted", label.told());
        return out;
    }

    /** The threshold is null when it could not be chosen; nothing is none of the classes then. */
    private static Map<String, Object> familiarity(Guess.Familiarity f) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("none_of_these", f.none());
        out.put("score", f.score());
        out.put("value", f.value());
        out.put("threshold", f.known() ? f.threshold() : null);
        out.put("below", f.below());
        out.put("left_out", f.leftOut());
        return out;
    }

    private static Map<String, Object> ranked(Guess.Ranked ranked) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("class", ranked.className());
        out.put("probability", ranked.probability());
        return out;
    }
}
