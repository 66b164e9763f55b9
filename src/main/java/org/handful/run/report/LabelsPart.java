package org.handful.run.report;

import java.util.ArrayList;
import java.util.List;
import org.handful.eval.multilabel.LabelFigures;
import org.handful.eval.multilabel.MultiLabelReport;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.report.markup.Html;

/** How well each label is told by a run that tells any number of labels of an image. */
final class LabelsPart {
    private final Html html;
    private final ReportTexts texts;

    LabelsPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void headline(MultiLabelTrial trial) {
        MultiLabelReport r = trial.plain();
        html.open("section", "class", "cards", "aria-label", texts.get("report.headline.title"));
        card("map", r.meanAveragePrecision(), trial.labels().size(), r.images());
        card("macro", r.f1Macro(), trial.labels().size(), r.images());
        card("micro", r.f1Micro(), trial.labels().size(), r.images());
        card("jaccard", r.jaccard(), trial.labels().size(), r.images());
        html.close("section");
    }

    private void card(String name, double value, int labels, int images) {
        html.open("div", "class", "card").put("h2", texts.get("report.tell." + name))
                .put("p", texts.percent(value, 0), "class", "figure")
                .put("p", texts.get("report.tell." + name + ".words", labels, images)).close("div");
    }

    void write(MultiLabelTrial trial) {
        html.open("section").put("h2", texts.get("report.tell.title")).put("p", texts.get("report.tell.words",
                trial.support(), trial.plain().images(), trial.without()));
        html.table("labels", texts.get("report.csv"), header(), trial.plain().labels().stream().map(this::row).toList());
        if (trial.plain().labels().stream().anyMatch(l -> !l.threshold().chosen())) {
            html.put("p", texts.get("report.tell.fallen"));
        }
        if (!trial.plain().always().isEmpty()) {
            html.put("p", texts.get("report.tell.always", String.join(", ", trial.plain().always())));
        }
        html.close("section").open("section").put("h2", texts.get("report.tell.ways"))
                .put("p", texts.get("report.tell.ways.words", trial.made()));
        List<List<String>> ways = new ArrayList<>();
        ways.add(way("report.tell.plain", trial.plain()));
        ways.add(way("report.tell.half", trial.half()));
        ways.add(way("report.tell.made", trial.augmented()));
        html.table("ways", texts.get("report.csv"), List.of("", texts.get("report.tell.map"), texts.get("report.tell.macro"),
                texts.get("report.tell.micro"), texts.get("report.tell.jaccard")), ways);
        html.close("section");
    }

    private List<String> header() {
        return List.of(texts.get("report.tell.label"), texts.get("report.tell.n"), texts.get("report.tell.ap"),
                texts.get("report.tell.precision"), texts.get("report.tell.recall"), texts.get("report.tell.f1"),
                texts.get("report.tell.from"));
    }

    private List<String> row(LabelFigures l) {
        return List.of(l.name(), String.valueOf(l.images()), texts.percent(l.averagePrecision(), 0),
                texts.percent(l.precision(), 0),
                texts.estimate(ReportTexts.estimate((int) Math.round(l.images() * l.recall()), l.images())),
                texts.percent(l.f1(), 0),
                texts.number(l.threshold().value(), 2) + (l.threshold().chosen() ? "" : " *"));
    }

    private List<String> way(String name, MultiLabelReport r) {
        return List.of(texts.get(name), texts.percent(r.meanAveragePrecision(), 1), texts.percent(r.f1Macro(), 1),
                texts.percent(r.f1Micro(), 1), texts.percent(r.jaccard(), 1));
    }
}
