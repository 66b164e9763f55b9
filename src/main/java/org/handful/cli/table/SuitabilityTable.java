package org.handful.cli.table;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.handful.cli.console.Texts;
import org.handful.eval.paired.PairedCounts;
import org.handful.eval.separability.Suitability;

/** How well each backbone keeps the classes of some images apart, the best first, and what follows in words. */
public final class SuitabilityTable {
    private SuitabilityTable() {}

    /** @param suits by backbone */
    public static String of(Map<String, Suitability> suits) {
        List<Entry<String, Suitability>> best = suits.entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().accuracy().value())).toList();
        TextTable table = new TextTable(1, Texts.of("backbones.id"), Texts.of("suits.accuracy"), Texts.of("suits.range"),
                Texts.of("suits.n"), Texts.of("suits.balanced"), Texts.of("suits.icnn"));
        for (Entry<String, Suitability> e : best) {
            Suitability s = e.getValue();
            table.row(e.getKey(), Figures.percent(s.accuracy().value()),
                    Figures.interval(s.accuracy().low(), s.accuracy().high()), String.valueOf(s.accuracy().n()),
                    Figures.percent(s.balanced()), Figures.decimal(s.icnn().orElse(Double.NaN), 2));
        }
        return table + System.lineSeparator() + sentence(best) + System.lineSeparator();
    }

    private static String sentence(List<Entry<String, Suitability>> best) {
        Suitability first = best.getFirst().getValue();
        if (first.accuracy().n() == 0) {
            return Texts.of("suits.none");
        }
        String told = Texts.of("suits.told", best.getFirst().getKey(), Figures.percent(first.accuracy().value()),
                first.accuracy().n(), first.neighbours(), Figures.percent(first.chance()));
        String alone = first.alone() == 0 ? "" : " " + Texts.of("suits.alone", first.alone());
        if (best.size() == 1) {
            return told + alone;
        }
        PairedCounts counts = first.against(best.get(1).getValue());
        PairedCounts.Difference d = counts.difference();
        return told + alone + " " + Texts.of(counts.distinguishable() ? "suits.better" : "suits.equal",
                best.getFirst().getKey(), best.get(1).getKey(), Figures.decimal(100 * d.value(), 1),
                Figures.decimal(100 * d.low(), 1), Figures.decimal(100 * d.high(), 1));
    }
}
