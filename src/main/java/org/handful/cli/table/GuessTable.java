package org.handful.cli.table;

import java.util.List;
import java.util.stream.Collectors;
import org.handful.cli.console.Texts;
import org.handful.run.result.Guess;

/** One line for each image with its most probable classes. */
public final class GuessTable {
    private GuessTable() {}

    /** @param openSet name of the score that tells what is none of the classes */
    public static String of(List<Guess> guesses, String openSet, int top) {
        if (guesses.stream().anyMatch(Guess::ofLabels)) {
            return labels(guesses, top);
        }
        TextTable table = new TextTable(3, Texts.of("table.image"), Texts.of("table.predicted"),
                Texts.of("table.top"));
        for (Guess g : guesses) {
            boolean none = g.familiarity(openSet).filter(Guess.Familiarity::none).isPresent();
            String said = none ? Texts.of("table.none") : g.ranked().getFirst().className();
            table.row(g.image(), said, g.ranked().stream()
                    .limit(top)
                    .map(r -> r.className() + " " + Figures.percent(r.probability()))
                    .collect(Collectors.joining(", ")));
        }
        String note = guesses.stream().findFirst().flatMap(g -> g.familiarity(openSet))
                .map(f -> "\n" + (f.known()
                        ? Texts.of("table.none.note", f.score(), f.leftOut())
                        : Texts.of("table.none.unknown")) + "\n")
                .orElse("");
        return table + note;
    }

    /** Every label that an image is said to have, however many are asked for. */
    private static String labels(List<Guess> guesses, int top) {
        TextTable table = new TextTable(3, Texts.of("table.image"), Texts.of("table.labels"), Texts.of("table.top"));
        for (Guess g : guesses) {
            List<String> told = g.told();
            table.row(g.image(), told.isEmpty() ? Texts.of("table.labels.nothing") : String.join(", ", told),
                    g.labels().stream().limit(Math.max(top, told.size()))
                            .map(l -> Texts.of("table.labels.from", l.name(), Figures.percent(l.probability()),
                                    Figures.percent(l.threshold())))
                            .collect(Collectors.joining(", ")));
        }
        return table + "\n" + Texts.of("table.labels.note") + "\n";
    }
}
