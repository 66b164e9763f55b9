package org.handful.run.report;

import java.util.List;
import java.util.Locale;
import org.handful.error.InputException;
import org.handful.run.report.markup.Html;
import org.handful.run.why.HeatMap;
import org.handful.run.why.Reason;
import org.handful.run.why.Reasons;
import org.handful.run.why.Why;
import org.handful.run.why.Why.Effect;
import org.handful.run.why.Why.Told;

/**
 * Why the surest mistakes were made: the image with the evidence over it, and the images learned from that spoke for it and
 * against it; or a sentence that says why nobody can tell.
 */
final class ReasonsPart {
    private static final int MOST_EFFECTS = 3;

    private final Html html;
    private final ReportTexts texts;

    ReasonsPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        Reasons reasons = subject.reasons();
        html.open("section").put("h2", texts.get("report.reasons.title"));
        if (reasons.obstacle().isPresent()) {
            html.put("p", texts.get("report.reasons.not." + name(reasons.obstacle().get()))).close("section");
            return;
        }
        List<Reason> found = reasons.found();
        html.put("p", texts.get("report.reasons.words", found.size(), reasons.wrong()));
        found.stream().map(r -> r.why().sight().kind()).distinct()
                .forEach(kind -> html.put("p", texts.get("report.reasons." + name(kind))));
        if (found.stream().anyMatch(r -> r.why().folds() > 0)) {
            html.put("p", texts.get("report.reasons.folds"));
        }
        boolean gone = found.stream().allMatch(r -> r.support().told() == Told.GONE);
        html.put("p", texts.get(gone ? "report.reasons.gone" : "report.reasons.learned"));
        for (Reason reason : found) {
            html.open("div", "class", "reason");
            heat(subject, reason.why());
            html.open("div", "class", "effects");
            effects(subject, reason.support().told(), reason.support().helpful());
            effects(subject, reason.support().told(), reason.support().harmful());
            html.close("div").close("div");
        }
        html.close("section");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void effects(ReportSubject subject, Told told, List<Effect> all) {
        html.open("div", "class", "row");
        all.stream().limit(MOST_EFFECTS).forEach(e -> effect(subject, told, e));
        html.close("div");
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
