package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.run.result.Guess;
import org.handful.run.result.RunResult;
import org.handful.run.result.Skipped;

/** The result of {@code predict}: for every image its most probable classes, the most probable first. */
public final class GuessJson {
    private GuessJson() {}

    /**
     * @param unread files that gave no prediction
     * @param top how many classes to name at most
     */
    public static Map<String, Object> of(RunResult run, List<Guess> guesses, List<Skipped> unread, int top) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("handful", run.provenance().handful());
        out.put("command", "predict");
        out.put("run", run.id());
        out.put("method", run.spec().method());
        out.put("backbone", run.spec().backbone());
        out.put("classes", run.classes());
        out.put("skipped", unread.stream().map(ProjectJson::skipped).toList());
        out.put("predictions", guesses.stream().map(g -> guess(g, top)).toList());
        return out;
    }

    private static Map<String, Object> guess(Guess guess, int top) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("image", guess.image());
        out.put("predicted", guess.ranked().getFirst().className());
        out.put("top", guess.ranked().stream().limit(top).map(GuessJson::ranked).toList());
        return out;
    }

    private static Map<String, Object> ranked(Guess.Ranked ranked) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("class", ranked.className());
        out.put("probability", ranked.probability());
        return out;
    }
}
