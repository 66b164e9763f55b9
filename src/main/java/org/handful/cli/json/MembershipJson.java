package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.run.privacy.MembershipReport;
import org.handful.run.result.RunResult;
import org.handful.run.result.Skipped;

/** The result of {@code membership}. Positives are images that were learned from. */
public final class MembershipJson {
    private MembershipJson() {}

    /** @param run whose method was attacked */
    public static Map<String, Object> of(MembershipReport report, RunResult run, List<Skipped> skipped) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("handful", run.provenance().handful());
        out.put("command", "membership");
        out.put("seed", report.plan().seed());
        out.put("backbone", report.backbone());
        out.put("images", report.images());
        out.put("skipped", skipped.stream().map(ProjectJson::skipped).toList());
        out.put("attack", "lira");
        out.put("shadows", report.plan().shadows());
        out.put("without_privacy", attack(report.plain()));
        out.put("with_privacy", attack(report.guarded()));
        return out;
    }

    private static Map<String, Object> attack(MembershipReport.Attack attack) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("id", attack.method());
        method.put("settings", attack.settings());
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("method", method);
        attack.bound().ifPresent(b -> {
            out.put("epsilon", b.epsilon());
            out.put("delta", b.delta());
        });
        out.put("auc", attack.auc());
        out.put("tpr_at_fpr_0.01", attack.rare());
        out.put("tpr_at_fpr_0.001", Double.isNaN(attack.veryRare()) ? null : attack.veryRare());
        out.put("advantage", attack.advantage());
        out.put("accuracy", attack.accuracy());
        out.put("roc", Map.of("fpr", attack.curve().fpr(), "tpr", attack.curve().tpr()));
        return out;
    }
}
