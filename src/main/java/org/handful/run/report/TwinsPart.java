package org.handful.run.report;

import org.handful.eval.Estimate;
import org.handful.run.report.ReportSubject.Twins;
import org.handful.run.report.markup.Html;

/** Images that show nearly the same thing where that does harm: side by side, and what the figures are without them. */
final class TwinsPart {
    private static final int MOST = 12;

    private final Html html;
    private final ReportTexts texts;

    TwinsPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        subject.twins().ifPresent(twins -> write(subject, twins));
    }

    private void write(ReportSubject subject, Twins twins) {
        html.open("section").put("h2", texts.get("report.twins.title"));
        if (twins.pairs().isEmpty()) {
            html.put("p", texts.get("report.twins.none", String.valueOf(twins.checked()))).close("section");
            return;
        }
        long across = twins.pairs().stream().filter(Twins.Pair::across).count();
        html.put("p", texts.get("report.twins.words", String.valueOf(twins.checked()), String.valueOf(across),
                String.valueOf(twins.pairs().size() - across)));
        if (across > 0 && twins.tested() > 0) {
            Estimate without = ReportTexts.estimate(twins.correct(), twins.tested());
            html.put("p", texts.get("report.twins.without", texts.estimate(without)));
        }
        html.open("div", "class", "twins");
        twins.pairs().stream().limit(MOST).forEach(pair -> {
            html.open("div", "class", "twin");
            half(subject, pair.first(), pair.firstClass());
            half(subject, pair.second(), pair.secondClass());
            html.put("p", texts.get(pair.across() ? "report.twins.across" : "report.twins.labels"));
            html.close("div");
        });
        html.close("div");
        if (twins.pairs().size() > MOST) {
            html.put("p", texts.get("report.twins.more", String.valueOf(twins.pairs().size() - MOST)));
        }
        html.close("section");
    }

    private void half(ReportSubject subject, String image, String className) {
        html.open("figure");
        subject.pictures().jpeg(image).ifPresentOrElse(jpeg -> html.image(jpeg, image),
                () -> html.put("div", image, "class", "noimage"));
        html.open("figcaption");
        if (className != null) {
            html.put("b", className);
        }
        html.put("span", image).close("figcaption").close("figure");
    }
}
