package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.cli.table.EpisodeTables;
import org.handful.eval.curve.ImagesNeeded;
import org.handful.eval.curve.ShotsCurve;
import org.handful.eval.episode.EpisodeGroups;
import org.handful.run.race.Entrant;
import org.handful.run.race.EpisodeReport;
import org.handful.run.result.Skipped;

/** The result of {@code episodes}. */
public final class EpisodeJson {
    private EpisodeJson() {}

    /** @param target accuracy that the curve is asked about; empty for the next round figure */
    public static Map<String, Object> of(EpisodeReport report, List<Skipped> skipped, Optional<Double> target) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("handful", report.provenance().handful());
        out.put("command", "episodes");
        out.put("ways", report.plan().ways());
        out.put("queries", report.plan().queries());
        out.put("episodes", report.plan().episodes());
        out.put("seed", report.plan().seed());
        out.put("source", RunJson.source(report.images(), report.classes(), skipped));
        if (report.backbones().size() == 1) {
            out.put("backbone", RunJson.backbone(report.backbones().getFirst()));
        } else if (!report.backbones().isEmpty()) {
            out.put("backbones", report.backbones().stream().map(RunJson::backbone).toList());
        }
        report.fused().ifPresent(f -> {
            if (f.backbone() != null) {
                out.put("auxiliary_backbone", RunJson.backbone(f.backbone()));
            }
            out.put("auxiliary_methods", f.methods());
        });
        if (!report.nameless().isEmpty()) {
            out.put("class_names_do_not_fit", report.nameless().stream().map(EpisodeJson::nameless).toList());
        }
        if (!report.shortClasses().isEmpty()) {
            out.put("short_classes", report.shortClasses());
        }
        out.put("results", report.results().stream().map(EpisodeJson::result).toList());
        out.put("paired", report.pairs().stream().map(EpisodeJson::pair).toList());
        if (!report.pairs().isEmpty()) {
            out.put("sentence", EpisodeTables.sentence(report.verdict()));
        }
        if (report.plan().shots().size() >= ImagesNeeded.FEWEST_SIZES) {
            out.put("images_needed", report.names().stream().map(n -> needed(report, n, target)).toList());
        }
        out.put("settings", settings(report.plan().entrants()));
        out.put("embed_seconds", report.embedSeconds());
        out.put("device", report.provenance().device());
        out.put("provenance", RunJson.provenance(report.provenance()));
        return out;
    }

    private static Map<String, Object> nameless(EpisodeReport.Nameless n) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("backbone", n.backbone());
        out.put("dim", n.dim());
        out.put("text_dim", n.text());
        out.put("left_out", n.leftOut());
        out.put("without_names", n.without());
        return out;
    }

    private static Map<String, Object> result(EpisodeReport.Result r) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("method", r.method());
        if (!r.backbone().isEmpty()) {
            out.put("backbone", r.backbone());
        }
        out.put("shots", r.shots());
        out.put("accuracy", r.mean().mean());
        out.put("interval95", r.mean().half());
        if (r.groups().worst() != null) {
            EpisodeGroups.Worst worst = r.groups().worst();
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("class", worst.label());
            group.put("value", worst.value());
            group.put("accuracy", worst.accuracy());
            group.put("images", worst.images());
            out.put("worst_group", group);
            out.put("macro_std", r.groups().macroStd());
        }
        out.put("seconds", r.seconds());
        return out;
    }

    private static Map<String, Object> pair(EpisodeReport.Pair p) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("a", p.a());
        out.put("b", p.b());
        out.put("shots", p.shots());
        out.put("difference", p.difference().value());
        out.put("low", p.difference().low());
        out.put("high", p.difference().high());
        out.put("p", p.difference().p());
        out.put("p_holm", p.holm());
        return out;
    }

    private static Map<String, Object> needed(EpisodeReport report, String name, Optional<Double> target) {
        ShotsCurve curve = report.curve(name);
        ImagesNeeded n = curve.needed(target.orElseGet(curve::nextTarget), report.plan().seed());
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("method", name);
        out.put("target", n.target());
        out.put("outcome", n.outcome().name().toLowerCase(java.util.Locale.ROOT));
        out.put("low", n.low());
        out.put("median", n.middle());
        out.put("high", n.high());
        out.put("limit", n.limit());
        curve.mostGaining().ifPresent(g -> out.put("gains_most", report.classes().get(g.label())));
        return out;
    }

    private static Map<String, Object> settings(List<Entrant> entrants) {
        Map<String, Object> out = new LinkedHashMap<>();
        entrants.stream().filter(e -> !e.settings().isEmpty()).forEach(e -> out.put(e.method(), e.settings()));
        return out;
    }
}
