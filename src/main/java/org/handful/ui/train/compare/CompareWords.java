package org.handful.ui.train.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handful.eval.paired.PairedCounts;
import org.handful.eval.paired.Pairing;
import org.handful.model.SplitSpec;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.train.runs.RunFigure;

/** What a comparison comes to, in sentences. Immutable. */
final class CompareWords {
    private final Texts texts;
    private final Figures figures;
    private final CompareTable table;

    CompareWords(Texts texts, CompareTable table) {
        this.texts = texts;
        this.figures = new Figures(texts);
        this.table = table;
    }

    /** One sentence per run beside the reference. */
    List<String> verdicts(Comparison comparison) {
        List<String> out = new ArrayList<>();
        for (Column column : comparison.columns()) {
            if (column.place() != comparison.reference()) {
                out.add(verdict(column, comparison.referenceColumn(), comparison.pairings().get(column.place())));
            }
        }
        return out;
    }

    private String verdict(Column run, Column reference, Pairing pairing) {
        PairedCounts counts = pairing.counts();
        String name = name(run);
        String other = name(reference);
        if (counts.n() == 0) {
            return texts.get("compare.verdict.apart", name, other);
        }
        if (counts.onlyFirst() + counts.onlySecond() == 0) {
            return texts.get("compare.verdict.equal", name, other, counts.n());
        }
        if (!counts.distinguishable()) {
            return texts.get("compare.verdict.same", name, other, counts.n(), counts.onlySecond(), counts.onlyFirst(),
                    table.p(counts.p()));
        }
        PairedCounts.Difference d = counts.difference();
        double low = Math.min(Math.abs(d.low()), Math.abs(d.high()));
        double high = Math.max(Math.abs(d.low()), Math.abs(d.high()));
        return texts.get(d.value() > 0 ? "compare.verdict.better" : "compare.verdict.worse", name, other, counts.n(),
                figures.number(100 * Math.abs(d.value()), 1), d.low() * d.high() < 0 ? 0 : figures.number(100 * low, 0),
                figures.number(100 * high, 0), table.p(counts.p()));
    }

    /** What makes the figures hard to compare. */
    List<String> cautions(Comparison comparison) {
        List<String> out = new ArrayList<>();
        String apart = comparison.columns().stream()
                .filter(c -> !comparison.pairings().get(c.place()).sameTest())
                .map(c -> {
                    Pairing p = comparison.pairings().get(c.place());
                    return texts.get("compare.caution.part", c.mark(), p.counts().n(), p.onlyInSecond(),
                            p.onlyInFirst(), p.relabelled());
                }).collect(Collectors.joining(" "));
        if (!apart.isEmpty()) {
            out.add(texts.get("compare.caution.test", comparison.referenceColumn().mark()) + " " + apart);
        }
        if (comparison.columns().size() > 2) {
            out.add(texts.get("compare.caution.many"));
        }
        if (comparison.columns().stream().anyMatch(c -> c.info().spec().split() instanceof SplitSpec.Folds)) {
            out.add(texts.get("compare.caution.folds"));
        }
        return out;
    }

    private String name(Column column) {
        return texts.get("compare.name", column.mark(), column.info().name());
    }

    /** Of what changed on the shared images. */
    String changed(Column run, Column reference, Pairing pairing) {
        return texts.get("compare.changed.title", run.mark(), reference.mark(), pairing.counts().n(),
                RunFigure.signed(100 * pairing.counts().difference().value(), 1, figures));
    }
}
