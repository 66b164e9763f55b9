package org.handful.cli.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.eval.Scored;
import org.handful.eval.label.LabelIssues;
import org.handful.eval.label.LabelScore;

/** The labels that look wrong, the worst first; the margin is 0 for a label that is surely wrong and 1 for a sure one. */
public final class LabelIssueJson {
    private LabelIssueJson() {}

    public static List<Map<String, Object>> of(List<Scored> scored, List<String> classes) {
        List<Map<String, Object>> out = new ArrayList<>();
        for (LabelIssues.Doubt doubt : LabelIssues.rank(scored, classes.size())) {
            if (doubt.flagged()) {
                Scored s = scored.get(doubt.position());
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("image", s.image());
                one.put("given", classes.get(s.truth()));
                one.put("suggested", classes.get(doubt.suggested()));
                one.put("margin", LabelScore.MARGIN.of(s.probabilities(), s.truth()));
                out.add(one);
            }
        }
        return out;
    }
}
