package org.handful.run.report;

import java.util.List;
import java.util.Locale;
import org.handful.error.InputException;
import org.handful.run.report.markup.Html;
import org.handful.run.why.HeatMap;
import org.handful.run.why.Reason;
import org.handful.run.why.Why;
import org.handful.run.why.Why.Effect;
import org.handful.run.why.Why.Told;

/** Why the surest mistakes were made: the image with the evidence over it, and the images learned from that told so. */
final class ReasonsPart {
    private static final int MOST_EFFECTS = 3;

    private final Html html;
    private final ReportTexts texts;

    ReasonsPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        List<Reason> reasons = subject.reasons();
        if (reasons.isEmpty()) {
            return;
        }
        html.open("section").put("h2", texts.get("report.reasons.title"));
        html.put("p", texts.get("report.reasons." + reasons.getFirst().why().sight().kind().name().toLowerCase(Locale.ROOT)));
        html.put("p", texts.get("report.reasons.learned"));
        for (Reason reason : reasons) {
            html.open("div", "class", "reason");
            heat(subject, reason.why());
            reason.support().helpful().stream().limit(MOST_EFFECTS).forEach(e -> effect(subject, reason.support().told(), e));
            html.close("div");
        }
        html.close("section");
    }

    private void heat(ReportSubject subject, Why why) {
        String caption = texts.get("report.mistakes.caption", subject.classes().get(why.against()),
                subject.classes().get(why.about()), texts.percent(why.probabilities()[why.about()], 0));
        html.open("figure");
        try {
            html.image(HeatMap.over(why), why.image());
        } catch (InputException e) {
            throw new IllegalStateException("a picture of our own", e);
        }
        html.open("figcaption").put("b", caption).put("span", why.image()).close("figcaption").close("figure");
    }

    private void effect(ReportSubject subject, Told told, Effect e) {
        html.open("figure");
        subject.pictures().jpeg(e.image()).ifPresentOrElse(jpeg -> html.image(jpeg, e.image()),
                () -> html.put("div", e.image(), "class", "noimage"));
        double odds = Math.exp(e.change());
        html.open("figcaption").put("b", told == Told.NEAREST
                ? texts.get("report.reasons.cosine", e.className(), texts.number(e.change(), 2))
                : texts.get("report.reasons.odds", e.className(), texts.number(odds, odds < 10 ? 2 : 0)));
        html.put("span", e.image()).close("figcaption").close("figure");
    }
}
