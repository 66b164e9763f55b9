package org.handful.run.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.handful.eval.sessions.SessionCurve;
import org.handful.eval.sessions.SessionFigures;
import org.handful.run.report.markup.Html;
import org.handful.run.sessions.KeptSessions;
import org.handful.run.sessions.SessionReport;

/** What became of the model when classes were added: a sentence, and the figures of every session. */
final class SessionsPart {
    private final Html html;
    private final ReportTexts texts;

    SessionsPart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        if (subject.sessions().isEmpty()) {
            return;
        }
        html.open("section").put("h2", texts.get("report.sessions.title")).put("p", texts.get("report.sessions.words"));
        for (KeptSessions kept : subject.sessions()) {
            write(kept);
        }
        html.close("section");
    }

    private void write(KeptSessions kept) {
        SessionReport report = kept.report();
        String when = DateTimeFormatter.ofPattern(texts.get("report.day"), texts.locale())
                .withZone(ZoneId.systemDefault()).format(kept.made());
        int each = report.plan().perSession();
        html.put("h3", each == 0 ? texts.get("report.sessions.once", report.plan().shots(), when)
                : texts.get("report.sessions.each", report.plan().shots(), each, when));
        for (SessionCurve c : report.curves()) {
            html.put("p", texts.get("report.sessions.sentence", way(c), texts.estimate(c.first().accuracy()),
                    String.valueOf(c.first().classes()), texts.estimate(c.last().accuracy()),
                    String.valueOf(c.last().classes()), texts.percent(c.last().base(), 0),
                    texts.percent(c.last().fresh(), 0), texts.percent(c.last().harmonic(), 0)));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int s = 0; s < report.curves().getFirst().sessions().size(); s++) {
            for (SessionCurve c : report.curves()) {
                SessionFigures f = c.sessions().get(s);
                rows.add(List.of(String.valueOf(s), s == 0 ? String.join(", ", report.base())
                                : String.join(", ", f.added()), way(c), texts.estimate(f.accuracy()),
                        texts.percent(f.base(), 1), texts.percent(f.fresh(), 1),
                        texts.percent(f.harmonic(), 1)));
            }
        }
        html.table("sessions-" + report.plan().shots() + "-" + each, texts.get("report.csv"),
                List.of(texts.get("report.sessions.session"), texts.get("report.sessions.added"),
                        texts.get("report.sessions.way"), texts.get("report.sessions.accuracy"),
                        texts.get("report.sessions.old"), texts.get("report.sessions.new"),
                        texts.get("report.sessions.harmonic")), rows);
        if (!report.shortClasses().isEmpty()) {
            html.put("p", texts.get("report.sessions.short", String.join(", ", report.shortClasses())));
        }
    }

    private String way(SessionCurve curve) {
        return texts.get(curve.way().equals(SessionReport.TEEN) ? "report.sessions.teen" : "report.sessions.growth");
    }
}
