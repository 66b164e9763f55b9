package org.handful.cli.table;

import java.util.List;
import java.util.stream.Collectors;
import org.handful.cli.console.Texts;
import org.handful.run.result.Guess;

/** One line for each image with its most probable classes. */
public final class GuessTable {
    private GuessTable() {}

    public static String of(List<Guess> guesses, int top) {
        TextTable table = new TextTable(3, Texts.of("table.image"), Texts.of("table.predicted"),
                Texts.of("table.top"));
        for (Guess g : guesses) {
            table.row(g.image(), g.ranked().getFirst().className(), g.ranked().stream()
                    .limit(top)
                    .map(r -> r.className() + " " + Figures.percent(r.probability()))
                    .collect(Collectors.joining(", ")));
        }
        return table.toString();
    }
}
