package org.handful.run.report;

import java.util.Comparator;
import java.util.List;
import org.handful.eval.Scored;
import org.handful.eval.label.LabelIssues;
import org.handful.run.report.markup.Html;

/** The images that matter: mistakes that the model was sure of, and labels that look wrong. */
final class ImagesPart {
    private static final int MOST = 24;

    private final Html html;
    private final ReportTexts texts;

    ImagesPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        List<Scored> wrong = subject.predictions().stream().filter(s -> !s.correct())
                .sorted(Comparator.comparingDouble(Scored::confidence).reversed()).toList();
        if (!wrong.isEmpty()) {
            html.open("section").put("h2", texts.get("report.mistakes.title"));
            html.put("p", texts.get("report.mistakes.words", Math.min(MOST, wrong.size()), wrong.size()));
            html.open("div", "class", "gallery");
            wrong.stream().limit(MOST).forEach(s -> figure(subject, s, texts.get("report.mistakes.caption",
                    subject.classes().get(s.truth()), subject.classes().get(s.predicted()),
                    texts.percent(s.confidence(), 0))));
            html.close("div").close("section");
        }
        List<Scored> doubtful = LabelIssues.rank(subject.predictions(), subject.classes().size()).stream()
                .filter(LabelIssues.Doubt::flagged).map(d -> subject.predictions().get(d.position())).toList();
        if (!doubtful.isEmpty()) {
            html.open("section").put("h2", texts.get("report.labels.title"));
            html.put("p", texts.get("report.labels.words", Math.min(MOST, doubtful.size()), doubtful.size()));
            html.open("div", "class", "gallery");
            doubtful.stream().limit(MOST).forEach(s -> figure(subject, s, texts.get("report.labels.caption",
                    subject.classes().get(s.truth()), subject.classes().get(s.predicted()))));
            html.close("div").close("section");
        }
    }

    private void figure(ReportSubject subject, Scored s, String caption) {
        html.open("figure");
        subject.pictures().jpeg(s.image()).ifPresentOrElse(jpeg -> html.image(jpeg, s.image()),
                () -> html.put("div", s.image(), "class", "noimage"));
        html.open("figcaption").put("b", caption).put("span", s.image()).close("figcaption").close("figure");
    }
}
