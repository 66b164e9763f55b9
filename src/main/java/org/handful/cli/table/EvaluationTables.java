package org.handful.cli.table;

import org.handful.cli.console.Texts;
import org.handful.eval.Calibration;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluation;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.eval.interval.BalancedInterval;
import org.handful.eval.interval.GapInterval;
import org.handful.eval.interval.MacroStdInterval;

/** The figures about a set of predictions, every one with its n and interval. */
public final class EvaluationTables {
    private static final int WIDEST_CONFUSION = 12;

    private EvaluationTables() {}

    /** Everything, as paragraphs. */
    public static String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        Estimate accuracy = evaluation.accuracy();
        text.append(Texts.of("table.accuracy", Figures.percent(accuracy.value()),
                Figures.interval(accuracy.low(), accuracy.high()), accuracy.n())).append('\n');
        Estimate balanced = BalancedInterval.of(evaluation.perClass());
        text.append(Texts.of("table.balanced", Figures.percent(evaluation.balancedAccuracy()),
                Figures.interval(balanced.low(), balanced.high()), balanced.n())).append('\n');
        text.append(calibration(evaluation.calibration())).append("\n\n");
        text.append(perClass(evaluation));
        if (evaluation.confusion().length <= WIDEST_CONFUSION) {
            text.append('\n').append(confusion(evaluation));
        }
        evaluation.subgroups().forEach(report -> text.append('\n').append(subgroups(report)));
        return text.toString();
    }

    private static String calibration(Calibration calibration) {
        return Texts.of("table.calibration", Figures.decimal(calibration.ece(), 3),
                Figures.decimal(calibration.nll(), 3), Figures.decimal(calibration.brier(), 3));
    }

    private static String perClass(Evaluation evaluation) {
        TextTable table = new TextTable(1, Texts.of("table.class"), Texts.of("table.n"), Texts.of("table.correct"),
                Texts.of("table.share"), Texts.of("table.interval"));
        for (ClassResult c : evaluation.perClass()) {
            table.row(c.name(), String.valueOf(c.n()), String.valueOf(c.correct()), Figures.percent(c.accuracy()),
                    Figures.interval(c.low(), c.high()));
        }
        return table.toString();
    }

    private static String confusion(Evaluation evaluation) {
        int classes = evaluation.confusion().length;
        String[] header = new String[classes + 1];
        header[0] = Texts.of("table.confusion");
        for (int k = 0; k < classes; k++) {
            header[k + 1] = evaluation.perClass().get(k).name();
        }
        TextTable table = new TextTable(1, header);
        for (int k = 0; k < classes; k++) {
            String[] row = new String[classes + 1];
            row[0] = header[k + 1];
            for (int j = 0; j < classes; j++) {
                row[j + 1] = String.valueOf(evaluation.confusion()[k][j]);
            }
            table.row(row);
        }
        return table.toString();
    }

    private static String subgroups(SubgroupReport report) {
        TextTable table = new TextTable(2, Texts.of("table.class"), report.attribute(), Texts.of("table.n"),
                Texts.of("table.correct"), Texts.of("table.share"), Texts.of("table.interval"), "");
        boolean anySmall = false;
        for (GroupResult g : report.groups()) {
            table.row(g.label(), g.value(), String.valueOf(g.n()), String.valueOf(g.correct()),
                    Figures.percent(g.accuracy()), Figures.interval(g.low(), g.high()), g.small() ? "*" : "");
            anySmall |= g.small();
        }
        StringBuilder text = new StringBuilder(table.toString());
        if (anySmall) {
            text.append(Texts.of("table.small", GroupResult.SMALL)).append('\n');
        }
        int aside = report.groups().size() - report.counted().size();
        if (aside > 0) {
            text.append(Texts.of("table.aside", aside, report.groups().size(), report.minimum())).append('\n');
        }
        if (report.worst() == null) {
            // What rests on no group has no figure.
            return text.toString();
        }
        Estimate spread = MacroStdInterval.of(report);
        text.append(Texts.of("table.macrostd", report.attribute(), Figures.decimal(report.macroStd(), 3),
                Figures.decimal(spread.low(), 3), Figures.decimal(spread.high(), 3), spread.n()));
        text.append('\n');
        GroupResult worst = report.worst();
        if (worst != null) {
            Estimate gap = GapInterval.of(report);
            text.append(Texts.of("table.worst", worst.label(), worst.value(), Figures.percent(worst.accuracy()),
                    Figures.interval(report.worstEstimate().low(), report.worstEstimate().high()), worst.n(),
                    Figures.percent(report.gap()), Figures.interval(gap.low(), gap.high())));
            text.append('\n');
        }
        if (report.missing() > 0) {
            text.append(Texts.of("table.missing", report.missing(), report.attribute())).append('\n');
        }
        return text.toString();
    }
}
