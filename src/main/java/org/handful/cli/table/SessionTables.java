package org.handful.cli.table;

import org.handful.cli.console.Texts;
import org.handful.eval.sessions.SessionCurve;
import org.handful.eval.sessions.SessionFigures;
import org.handful.run.sessions.SessionReport;

/** Sessions as text: a row for each way and session, then what it comes to. */
public final class SessionTables {
    private SessionTables() {}

    public static String of(SessionReport report) {
        StringBuilder text = new StringBuilder(Texts.of("sessions.head", report.base().size(), report.backbone(),
                report.plan().shots(), String.valueOf(report.plan().seed()))).append("\n\n");
        TextTable table = new TextTable(2, Texts.of("sessions.way"), Texts.of("sessions.added"),
                Texts.of("sessions.session"), Texts.of("table.n"), Texts.of("sessions.accuracy"),
                Texts.of("table.interval"), Texts.of("sessions.base"), Texts.of("sessions.new"),
                Texts.of("sessions.harmonic"));
        for (SessionCurve c : report.curves()) {
            for (SessionFigures s : c.sessions()) {
                table.row(c.way(), s.session() == 0 ? "" : String.join(", ", s.added()), String.valueOf(s.session()),
                        String.valueOf(s.accuracy().n()), Figures.percent(s.accuracy().value()),
                        Figures.interval(s.accuracy().low(), s.accuracy().high()), Figures.percent(s.base()),
                        s.session() == 0 ? "" : Figures.percent(s.fresh()),
                        s.session() == 0 ? "" : Figures.percent(s.harmonic()));
            }
        }
        text.append(table).append('\n');
        for (SessionCurve c : report.curves()) {
            text.append(Texts.of("sessions.total", c.way(), Figures.percent(c.average()), Figures.decimal(100 * c.drop(), 1),
                    Figures.decimal(100 * c.forgetting(), 1), Figures.percent(c.last().harmonic()))).append('\n');
        }
        if (!report.shortClasses().isEmpty()) {
            text.append('\n').append(Texts.of("sessions.short", String.join(", ", report.shortClasses()))).append('\n');
        }
        return text.toString();
    }
}
