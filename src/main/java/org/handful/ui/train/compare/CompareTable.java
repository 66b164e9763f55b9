package org.handful.ui.train.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.eval.paired.PairedCounts;
import org.handful.eval.paired.Pairing;
import org.handful.method.AdaptationMethod;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;
import org.handful.run.result.RunResult;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.train.runs.RunFigure;
import org.handful.ui.train.runs.RunWords;

/** Makes the lines of the table: figures with their differences, then what the runs were made of. Immutable. */
final class CompareTable {
    private final RunWords words;
    private final Texts texts;
    private final Figures figures;
    private final List<AdaptationMethod<?>> methods;

    CompareTable(RunWords words, List<AdaptationMethod<?>> methods) {
        this.words = words;
        this.texts = words.texts();
        this.figures = words.figures();
        this.methods = methods;
    }

    List<CompareRow> rows(Comparison comparison) {
        List<CompareRow> rows = new ArrayList<>();
        rows.add(CompareRow.heading(texts.get("compare.section.figures")));
        for (RunFigure figure : RunFigure.values()) {
            figure(comparison, figure).ifPresent(rows::add);
        }
        rows.add(paired(comparison));
        rows.add(CompareRow.heading(texts.get("compare.section.made")));
        rows.add(row(comparison, texts.get("runs.fact.method"), c -> words.methodTitle(c.info().spec().method())));
        rows.add(row(comparison, texts.get("runs.fact.backbone"), c -> words.backbones(c.info().spec())));
        rows.add(row(comparison, texts.get("runs.fact.split"), c -> words.split(c.info().spec())));
        rows.add(row(comparison, texts.get("runs.fact.seed"), c -> String.valueOf(c.info().spec().seed())));
        rows.add(row(comparison, texts.get("compare.learned"), c -> texts.get("compare.images",
                c.run().supportImages().size(), c.run().predictions().size())));
        rows.addAll(settings(comparison));
        return rows;
    }

    private Optional<CompareRow> figure(Comparison comparison, RunFigure figure) {
        RunResult reference = comparison.referenceColumn().run();
        if (comparison.columns().stream().allMatch(c -> Double.isNaN(figure.of(c.run())))) {
            return Optional.empty();
        }
        List<CompareRow.Cell> cells = comparison.columns().stream().map(c -> {
            String text = figure == RunFigure.ACCURACY
                    ? figures.estimate(c.run().evaluation().accuracy()) : figure.words(c.run(), figures, texts);
            if (c.place() == comparison.reference()) {
                return new CompareRow.Cell(text);
            }
            double d = figure.of(c.run()) - figure.of(reference);
            Boolean better = Double.isNaN(d) || d == 0 || figure == RunFigure.SECONDS
                    ? null : d > 0 == figure.highIsGood();
            return new CompareRow.Cell(text, figure.difference(c.run(), reference, figures, texts), better);
        }).toList();
        return Optional.of(new CompareRow(figure.title(texts), figure.help(texts), cells, false, false));
    }

    /** The difference on the images that both were tested on, with its interval and what the test says. */
    private CompareRow paired(Comparison comparison) {
        List<CompareRow.Cell> cells = IntStream.range(0, comparison.columns().size()).mapToObj(i -> {
            Pairing pairing = comparison.pairings().get(i);
            if (i == comparison.reference()) {
                return new CompareRow.Cell(texts.get("compare.paired.reference"));
            }
            if (pairing.counts().n() == 0) {
                return new CompareRow.Cell(texts.get("compare.paired.none"));
            }
            PairedCounts.Difference d = pairing.counts().difference();
            return new CompareRow.Cell(texts.get("compare.paired.value",
                    RunFigure.signed(100 * d.value(), 1, figures), RunFigure.signed(100 * d.low(), 0, figures),
                    RunFigure.signed(100 * d.high(), 0, figures), pairing.counts().n()),
                    texts.get("compare.paired.p", p(pairing.counts().p())), null);
        }).toList();
        return new CompareRow(texts.get("compare.paired"), texts.get("compare.paired.help"), cells, false, false);
    }

    private CompareRow row(Comparison comparison, String name, Function<Column, String> value) {
        return CompareRow.plain(name, "", comparison.columns().stream().map(value).toList());
    }

    /** By name: the same setting of two methods is one line. */
    private List<CompareRow> settings(Comparison comparison) {
        List<Map<String, String>> all = comparison.columns().stream().map(this::settings).toList();
        Set<String> names = all.stream().flatMap(m -> m.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return names.stream().map(name -> CompareRow.plain(name, "",
                all.stream().map(m -> m.getOrDefault(name, texts.get("compare.notSet"))).toList())).toList();
    }

    private Map<String, String> settings(Column column) {
        var spec = column.info().spec();
        Optional<AdaptationMethod<?>> method = methods.stream().filter(m -> m.id().equals(spec.method())).findFirst();
        Map<String, String> out = new java.util.LinkedHashMap<>();
        for (SettingSpec s : method.map(Settings::describe).orElse(List.of())) {
            String value = spec.settings().getOrDefault(s.name(), s.defaultValue());
            out.put(words.methods().label(spec.method(), s), words.methods().value(spec.method(), s, value));
        }
        return out;
    }

    /** A chance with the digits that say something. */
    String p(double p) {
        return p < 0.001 ? texts.get("compare.p.small", figures.number(0.001, 3))
                : texts.get("compare.p.equals", figures.number(p, p < 0.095 ? 3 : 2));
    }
}
