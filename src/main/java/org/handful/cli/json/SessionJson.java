package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.eval.sessions.SessionCurve;
import org.handful.eval.sessions.SessionFigures;
import org.handful.run.result.RunResult;
import org.handful.run.result.Skipped;
import org.handful.run.sessions.SessionReport;

/** The result of {@code sessions}. A figure that does not exist, such as that of new classes before any came, is null. */
public final class SessionJson {
    private SessionJson() {}

    /** @param base the run that the base session was taken from */
    public static Map<String, Object> of(SessionReport report, RunResult base, List<Skipped> skipped) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("handful", base.provenance().handful());
        out.put("command", "sessions");
        out.put("seed", report.plan().seed());
        out.put("shots", report.plan().shots());
        out.put("ways", report.plan().perSession());
        out.put("backbone", report.backbone());
        out.put("run", report.plan().run());
        out.put("base", report.base());
        out.put("skipped", skipped.stream().map(ProjectJson::skipped).toList());
        if (!report.shortClasses().isEmpty()) {
            out.put("short_classes", report.shortClasses());
        }
        out.put("curves", report.curves().stream().map(SessionJson::curve).toList());
        return out;
    }

    private static Map<String, Object> curve(SessionCurve curve) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("way", curve.way());
        out.put("sessions", curve.sessions().stream().map(SessionJson::session).toList());
        out.put("average_accuracy", curve.average());
        out.put("performance_drop", curve.drop());
        out.put("forgetting", curve.forgetting());
        return out;
    }

    private static Map<String, Object> session(SessionFigures s) {
        Map<String, Object> accuracy = new LinkedHashMap<>();
        accuracy.put("value", s.accuracy().value());
        accuracy.put("n", s.accuracy().n());
        accuracy.put("low", s.accuracy().low());
        accuracy.put("high", s.accuracy().high());
        accuracy.put("interval", "wilson95");
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("session", s.session());
        out.put("added", s.added());
        out.put("classes", s.classes());
        out.put("accuracy", accuracy);
        out.put("base", s.base());
        out.put("new", s.fresh());
        out.put("harmonic_mean", s.harmonic());
        return out;
    }
}
