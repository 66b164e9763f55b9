package org.handful.cli.table;

import java.util.List;
import org.handful.cli.console.Texts;
import org.handful.eval.Scored;
import org.handful.eval.label.LabelIssues;
import org.handful.eval.label.LabelIssues.Doubt;

/** The labels that look wrong, the worst first. */
public final class LabelIssueTable {
    private LabelIssueTable() {}

    public static String of(List<Scored> scored, List<String> classes) {
        List<Doubt> wrong = LabelIssues.rank(scored, classes.size()).stream().filter(Doubt::flagged).toList();
        if (wrong.isEmpty()) {
            return Texts.of("table.labels.none") + "\n";
        }
        TextTable table = new TextTable(3, Texts.of("table.image"), Texts.of("table.labels.given"),
                Texts.of("table.labels.suggested"), Texts.of("table.labels.margin"));
        for (Doubt doubt : wrong) {
            Scored s = scored.get(doubt.position());
            table.row(s.image(), classes.get(s.truth()), classes.get(doubt.suggested()),
                    Figures.decimal((1 - doubt.margin()) / 2, 3));
        }
        return Texts.of("table.labels.head", wrong.size(), scored.size()) + "\n" + table;
    }
}
