package org.handful.cli.table;

import org.handful.cli.console.Texts;
import org.handful.eval.openset.OpenSetReport;
import org.handful.model.SplitSpec;
import org.handful.run.result.RunResult;

/** A run as text: what it was made with, the figures, and what a reader must know about them. */
public final class RunTables {
    private RunTables() {}

    /** @param images of the source, on whichever side of the split or on none */
    public static String of(RunResult run, int images) {
        StringBuilder text = new StringBuilder();
        String backbone = run.backbone() == null ? Texts.of("table.embeddings")
                : run.auxiliary().map(a -> run.backbone().id() + " + " + a.id()).orElse(run.backbone().id());
        text.append(Texts.of("table.run", run.spec().method(), backbone, run.supportImages().size(),
                run.evaluation().accuracy().n(), run.classes().size(), String.valueOf(run.spec().seed())));
        text.append("\n\n").append(EvaluationTables.of(run.evaluation()));
        run.openSet().ifPresent(report -> text.append('\n').append(openSet(report)));
        if (!run.shortClasses().isEmpty()) {
            text.append('\n').append(Texts.of("table.short", String.join(", ", run.shortClasses()))).append('\n');
        }
        int used = run.supportImages().size() + run.evaluation().accuracy().n();
        if (!(run.spec().split() instanceof SplitSpec.Folds) && used < images) {
            text.append('\n').append(Texts.of("table.unused", images - used, images)).append('\n');
        }
        run.notes().forEach(note -> text.append('\n').append(note).append('\n'));
        text.append('\n').append(Texts.of("table.seconds", Figures.decimal(run.seconds().embed(), 2),
                Figures.decimal(run.seconds().fit(), 2), Figures.decimal(run.seconds().evaluate(), 2),
                run.provenance().device())).append('\n');
        return text.toString();
    }

    private static String openSet(OpenSetReport report) {
        TextTable table = new TextTable(1, Texts.of("table.openset"), Texts.of("table.auroc"),
                Texts.of("table.interval"), Texts.of("table.fpr95"), Texts.of("table.oscr"), Texts.of("table.accepted"),
                Texts.of("table.refused"));
        for (OpenSetReport.ByScore s : report.scores()) {
            table.row(s.score(), Figures.percent(s.auroc().value()),
                    Figures.interval(s.auroc().low(), s.auroc().high()), Figures.percent(s.fpr95().value()),
                    Figures.percent(s.oscr()), Figures.percent(s.accepted().value()),
                    Figures.percent(s.refused().value()));
        }
        return Texts.of("table.openset.note", report.unknown(), String.join(", ", report.unknownClasses()),
                report.known()) + "\n" + table;
    }
}
