package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.eval.separability.Suitability;
import org.handful.run.result.BackboneInfo;

/** The result of {@code backbones list}. */
public final class BackboneJson {
    private BackboneJson() {}

    /** @param suits how well the classes of the images asked about are kept apart, by backbone; may be empty */
    public static Map<String, Object> of(List<BackboneInfo> installed, Map<String, Suitability> suits) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "backbones list");
        out.put("backbones", installed.stream().map(b -> one(b, suits.get(b.id()))).toList());
        return out;
    }

    private static Map<String, Object> one(BackboneInfo info, Suitability suits) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", info.id());
        out.put("name", info.name());
        out.put("family", info.family());
        out.put("dim", info.dim());
        out.put("size", info.size());
        out.put("bytes", info.bytes());
        out.put("sha256", info.sha256());
        out.put("trainable", info.trainable());
        out.put("embedded", info.embedded());
        out.put("licence", info.licence());
        out.put("provenance", info.provenance());
        if (suits != null) {
            out.put("leave_one_out", leaveOneOut(suits));
        }
        return out;
    }

    private static Map<String, Object> leaveOneOut(Suitability suits) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("images", suits.images());
        out.put("alone", suits.alone());
        out.put("neighbours", suits.neighbours());
        out.put("accuracy", EvaluationJson.accuracy(suits.accuracy()));
        out.put("balanced_accuracy", suits.balanced());
        out.put("chance", suits.chance());
        suits.icnn().ifPresent(score -> out.put("icnn", score));
        suits.firstIcnn().ifPresent(score -> out.put("icnn_first", score));
        return out;
    }
}
