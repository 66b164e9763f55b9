package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.run.result.BackboneInfo;

/** The result of {@code backbones list}. */
public final class BackboneJson {
    private BackboneJson() {}

    public static Map<String, Object> of(List<BackboneInfo> installed) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", "backbones list");
        out.put("backbones", installed.stream().map(BackboneJson::one).toList());
        return out;
    }

    private static Map<String, Object> one(BackboneInfo info) {
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
        return out;
    }
}
