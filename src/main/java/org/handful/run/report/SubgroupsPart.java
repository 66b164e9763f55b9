package org.handful.run.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.eval.interval.GapInterval;
import org.handful.eval.subgroup.Homogeneity;
import org.handful.run.report.markup.Html;

/** Who is served badly: a table of class by attribute value, and how much of it chance explains. */
final class SubgroupsPart {
    private final Html html;
    private final ReportTexts texts;

    SubgroupsPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        List<SubgroupReport> reports =
                subject.evaluation().subgroups().stream().filter(r -> r.worst() != null).toList();
        if (reports.isEmpty()) {
            return;
        }
        html.open("section").put("h2", texts.get("report.groups.title")).put("p", texts.get("report.groups.words"));
        reports.forEach(this::attribute);
        html.close("section");
    }

    private void attribute(SubgroupReport report) {
        GroupResult w = report.worst();
        html.put("h3", report.attribute());
        Estimate gap = GapInterval.of(report);
        html.put("p", texts.get("report.groups.worst", w.label(), w.value(), texts.estimate(report.worstEstimate()),
                texts.number(100 * gap.value(), 0), texts.number(100 * gap.low(), 0), texts.number(100 * gap.high(), 0)));
        heat(report);
        html.csv("groups-" + report.attribute(), texts.get("report.csv"),
                List.of("class", "value", "n", "correct", "accuracy", "low", "high"),
                report.groups().stream().map(g -> List.of(g.label(), g.value(), String.valueOf(g.n()),
                        String.valueOf(g.correct()), Html.plain(g.accuracy(), 6), Html.plain(g.low(), 6),
                        Html.plain(g.high(), 6))).toList());
        macroStd(report);
        if (report.missing() > 0) {
            html.put("p", texts.get("report.groups.missing", report.missing()));
        }
    }

    private void heat(SubgroupReport report) {
        TreeSet<String> values = new TreeSet<>();
        Map<String, Map<String, GroupResult>> byClass = byClass(report);
        report.groups().forEach(g -> values.add(g.value()));
        html.heat(values.size());
        html.put("th", texts.get("report.groups.corner", report.attribute()), "scope", "col");
        values.forEach(v -> html.put("th", v, "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        byClass.forEach((label, groups) -> {
            html.open("tr").put("th", label, "scope", "row");
            for (String value : values) {
                GroupResult g = groups.get(value);
                if (g == null) {
                    html.put("td", "", "class", "empty");
                } else {
                    html.open("td", "class", (g.accuracy() >= 0.5 ? "good" : "bad") + (g.small() ? " small" : ""), "style",
                            "--share:" + Html.plain(Math.abs(g.accuracy() - 0.5) * 1.6 + 0.1, 3), "title",
                            texts.estimate(new Estimate(g.accuracy(), g.n(), g.low(), g.high())));
                    html.text(texts.percent(g.accuracy(), 0)).open("br")
                            .put("small", texts.get("report.groups.cell", String.valueOf(g.correct()), String.valueOf(g.n())))
                            .close("td");
                }
            }
            html.close("tr");
        });
        html.close("tbody").close("table").close("div");
    }

    /** The definition with this report's numbers. */
    private void macroStd(SubgroupReport report) {
        List<List<String>> rows = new ArrayList<>();
        byClass(report).forEach((label, groups) -> {
            int[] hits = groups.values().stream().mapToInt(GroupResult::correct).toArray();
            int[] n = groups.values().stream().mapToInt(GroupResult::n).toArray();
            int all = Arrays.stream(n).sum();
            double mean = Arrays.stream(hits).sum() / (double) all;
            double square = groups.values().stream()
                    .mapToDouble(g -> (double) g.n() / all * (g.accuracy() - mean) * (g.accuracy() - mean)).sum();
            Homogeneity h = Homogeneity.of(hits, n, 0);
            rows.add(List.of(label, String.valueOf(groups.size()), String.valueOf(all), texts.percent(mean, 0),
                    texts.number(100 * Math.sqrt(square), 1), h.p() < 0.001 ? "< " + texts.number(0.001, 3)
                            : texts.number(h.p(), 3)));
        });
        html.put("p", texts.get("report.groups.macrostd", texts.number(100 * report.macroStd(), 1),
                texts.number(100 * HeadlinePart.byChance(report), 1)));
        html.table("macrostd-" + report.attribute(), texts.get("report.csv"),
                List.of(texts.get("report.table.class"), texts.get("report.table.groups"), "n",
                        texts.get("report.table.accuracy"), texts.get("report.table.deviation"),
                        texts.get("report.table.p")), rows);
    }

    private static Map<String, Map<String, GroupResult>> byClass(SubgroupReport report) {
        Map<String, Map<String, GroupResult>> out = new LinkedHashMap<>();
        report.groups().forEach(g -> out.computeIfAbsent(g.label(), _ -> new LinkedHashMap<>()).put(g.value(), g));
        return out;
    }
}
