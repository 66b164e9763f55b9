package org.handful.run.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.run.report.markup.Html;

/** Accuracy per class, and what was taken for what. */
final class ClassesPart {
    private final Html html;
    private final ReportTexts texts;

    ClassesPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        List<ClassResult> classes = subject.evaluation().perClass();
        html.open("section").put("h2", texts.get("report.classes.title")).put("p", texts.get("report.classes.words"));
        Charts.bars(html, texts.get("report.classes.title"), classes.stream().map(c -> new Charts.Row(c.name(),
                new Estimate(c.accuracy(), c.n(), c.low(), c.high()))).toList(), subject.evaluation().accuracy().value(),
                texts);
        html.csv("classes", texts.get("report.csv"), List.of("class", "n", "correct", "accuracy", "low", "high"),
                classes.stream().map(c -> List.of(c.name(), String.valueOf(c.n()), String.valueOf(c.correct()),
                        Html.plain(c.accuracy(), 6), Html.plain(c.low(), 6), Html.plain(c.high(), 6))).toList());
        confusion(subject);
        html.close("section");
    }

    private void confusion(ReportSubject subject) {
        int[][] counts = subject.evaluation().confusion();
        html.put("h3", texts.get("report.confusion.title")).put("p", texts.get("report.confusion.words"));
        html.heat(counts.length);
        html.put("th", texts.get("report.confusion.corner"), "scope", "col");
        subject.classes().forEach(c -> html.put("th", c, "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        for (int t = 0; t < counts.length; t++) {
            int all = Math.max(1, Arrays.stream(counts[t]).sum());
            html.open("tr").put("th", subject.classes().get(t), "scope", "row");
            for (int p = 0; p < counts.length; p++) {
                double part = (double) counts[t][p] / all;
                // As in the window: rare mistakes can be seen, too.
                double share = t == p ? part : Math.sqrt(part);
                html.put("td", counts[t][p] == 0 ? "\u00b7" : String.valueOf(counts[t][p]), "class",
                        t == p ? "good" : "bad", "style", "--share:" + Html.plain(share, 3));
            }
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
        List<String> header = new ArrayList<>(List.of("true"));
        header.addAll(subject.classes());
        List<List<String>> rows = new ArrayList<>();
        for (int t = 0; t < counts.length; t++) {
            List<String> row = new ArrayList<>(List.of(subject.classes().get(t)));
            Arrays.stream(counts[t]).forEach(c -> row.add(String.valueOf(c)));
            rows.add(row);
        }
        html.csv("confusion", texts.get("report.csv"), header, rows);
    }
}
