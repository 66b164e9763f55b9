package org.handful.cli.table;

import java.util.List;
import org.handful.cli.console.Texts;
import org.handful.eval.Scored;

/** What was predicted for every test image. */
public final class PredictionTable {
    private PredictionTable() {}

    public static String of(List<Scored> scored, List<String> classes) {
        TextTable table = new TextTable(3, Texts.of("table.image"), Texts.of("table.true"),
                Texts.of("table.predicted"), Texts.of("table.probability"));
        for (Scored s : scored) {
            table.row(s.image(), classes.get(s.truth()), classes.get(s.predicted()), Figures.percent(s.confidence()));
        }
        return table.toString();
    }
}
