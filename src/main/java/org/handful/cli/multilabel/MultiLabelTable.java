package org.handful.cli.multilabel;

import java.util.List;
import java.util.Locale;
import org.handful.cli.console.Texts;
import org.handful.cli.table.Figures;
import org.handful.cli.table.TextTable;
import org.handful.eval.multilabel.LabelFigures;
import org.handful.eval.multilabel.MultiLabelReport;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.MultiLabelTrial;

/** Labels as text: both ways of learning over all labels, then each label. */
final class MultiLabelTable {
    private MultiLabelTable() {}

    static String of(LabelRun run) {
        MultiLabelTrial trial = run.trial();
        TextTable all = new TextTable(1, Texts.of("multilabel.learned"), "mAP", Texts.of("multilabel.macro"),
                Texts.of("multilabel.micro"), "Jaccard");
        row(all, Texts.of("multilabel.plain"), trial.plain());
        row(all, Texts.of("multilabel.half"), trial.half());
        row(all, Texts.of("multilabel.made", trial.made()), trial.augmented());
        TextTable each = new TextTable(1, Texts.of("multilabel.label"), "n", "AP", Texts.of("multilabel.precision"),
                Texts.of("multilabel.recall"), "F1", Texts.of("multilabel.threshold"), Texts.of("multilabel.added"));
        for (int k = 0; k < trial.labels().size(); k++) {
            LabelFigures l = trial.plain().labels().get(k);
            double added = trial.augmented().labels().get(k).averagePrecision() - l.averagePrecision();
            each.row(l.name(), String.valueOf(l.images()), percent(l.averagePrecision()), percent(l.precision()),
                    percent(l.recall()), percent(l.f1()),
                    String.format(Locale.ROOT, "%.2f%s", l.threshold().value(), l.threshold().chosen() ? "" : " *"),
                    Double.isNaN(added) ? "" : String.format(Locale.ROOT, "%+.1f", 100 * added));
        }
        boolean fallen = trial.plain().labels().stream().anyMatch(l -> !l.threshold().chosen());
        List<String> always = trial.plain().always();
        return Texts.of("multilabel.head", trial.labels().size(), run.plan().shots(), trial.support(),
                trial.plain().images(), run.plan().backbone(), String.valueOf(run.plan().seed())) + "\n\n" + all + "\n"
                + each + (fallen ? Texts.of("multilabel.fallen") + "\n" : "")
                + (always.isEmpty() ? "" : Texts.of("multilabel.always", String.join(", ", always)) + "\n");
    }

    private static void row(TextTable table, String name, MultiLabelReport r) {
        table.row(name, percent(r.meanAveragePrecision()), percent(r.f1Macro()), percent(r.f1Micro()),
                percent(r.jaccard()));
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? "" : Figures.percent(value);
    }
}
