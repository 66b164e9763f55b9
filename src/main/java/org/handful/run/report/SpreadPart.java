package org.handful.run.report;

import org.handful.eval.split.SplitSpread;
import org.handful.run.report.markup.Html;

/** What the same method would have given on other splits: a dot for each, and what can be said of their mean. */
final class SpreadPart {
    private final Html html;
    private final ReportTexts texts;

    SpreadPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        subject.spread().ifPresent(this::write);
    }

    private void write(SplitSpread s) {
        html.open("section").put("h2", texts.get("report.spread.title")).put("p", texts.get("report.spread.words"));
        if (s.test() <= 1) {
            html.put("p", texts.get("report.spread.single", texts.estimate(s.pooled()))).close("section");
            return;
        }
        html.put("p", texts.get("report.spread.sentence", String.valueOf(s.accuracy().size()), texts.number(s.train(), 0),
                texts.number(s.test(), 0), texts.percent(s.quantile(0), 0), texts.percent(s.quantile(1), 0),
                texts.percent(s.quantile(0.25), 0), texts.percent(s.quantile(0.75), 0)));
        Charts.dots(html, texts.get("report.spread.title"), s, texts);
        html.put("p", Double.isNaN(s.low())
                ? texts.get("report.spread.few", texts.percent(s.mean(), 0), String.valueOf(SplitSpread.FEWEST),
                        texts.estimate(s.pooled()))
                : texts.get("report.spread.interval", texts.percent(s.mean(), 0), texts.percent(s.low(), 0),
                        texts.percent(s.high(), 0), texts.estimate(s.pooled())));
        html.close("section");
    }
}
