package org.handful.ui.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.interval.MacroStdInterval;
import org.handful.eval.subgroup.Crossing;
import org.handful.eval.subgroup.EqualisedOdds;
import org.handful.eval.subgroup.GroupTest;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/**
 * One attribute's groups, and how its MacroStd comes about: per class the standard deviation of the group accuracies,
 * weighted by the groups' sizes; then the plain mean over the classes. Immutable.
 */
final class SubgroupModel {
    private final SubgroupReport report;
    private final Texts texts;
    private final Figures figures;

    SubgroupModel(SubgroupReport report, Texts texts) {
        this.report = report;
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    SubgroupReport report() {
        return report;
    }

    List<GroupResult> small() {
        return report.groups().stream().filter(GroupResult::small).toList();
    }

    /** The definition worked through with this run's numbers, one line per class and one for the mean. */
    List<String> workedOut() {
        Map<String, List<GroupResult>> perClass = new LinkedHashMap<>();
        report.counted().forEach(g -> perClass.computeIfAbsent(g.label(), _ -> new ArrayList<>()).add(g));
        List<String> out = new ArrayList<>();
        List<String> spreads = new ArrayList<>();
        perClass.forEach((label, groups) -> {
            String spread = figures.number(100 * spread(groups), 1);
            spreads.add(spread);
            out.add(texts.get("evaluate.macrostd.class", label,
                    String.join(", ", groups.stream().map(this::group).toList()), spread));
        });
        if (spreads.isEmpty()) {
            return out;
        }
        out.add(texts.get("evaluate.macrostd.mean", String.join(" + ", spreads), spreads.size(),
                figures.number(100 * report.macroStd(), 1)));
        return out;
    }

    /** What else the groups say: which are worse than chance would make them, and how unequal the odds are. */
    List<String> further(Crossing crossing, List<String> classes, List<Scored> scored) {
        List<String> out = new ArrayList<>();
        int asked = GroupTest.of(report).size();
        List<GroupTest> worse = GroupTest.worse(report);
        if (asked > 0) {
            out.add(worse.isEmpty() ? texts.get("evaluate.groups.worse.none", asked)
                    : texts.get("evaluate.groups.worse", String.join("; ", worse.stream().map(this::test).toList())));
        }
        EqualisedOdds.widest(crossing, classes.size(), scored).ifPresent(w -> out.add(texts.get("evaluate.groups.odds",
                classes.get(w.ofClass()), least(w.odds().truePositive()), most(w.odds().truePositive()),
                least(w.odds().falsePositive()), most(w.odds().falsePositive()), report.attribute(),
                figures.number(100 * w.odds().worstCase(), 1))));
        return out;
    }

    private String test(GroupTest t) {
        GroupResult g = t.group();
        String p = t.adjusted() < 0.001 ? "< " + figures.number(0.001, 3) : "= " + figures.number(t.adjusted(), 3);
        return texts.get("evaluate.groups.worse.one", g.label(), g.value(), g.correct(), g.n(), t.correct(), t.n(), p);
    }

    private String least(double[] rates) {
        return figures.percent(Arrays.stream(rates).filter(r -> !Double.isNaN(r)).min().orElse(Double.NaN), 0);
    }

    private String most(double[] rates) {
        return figures.percent(Arrays.stream(rates).filter(r -> !Double.isNaN(r)).max().orElse(Double.NaN), 0);
    }

    /** sqrt( sum n_g/N (a_g - a)^2 ) with a the accuracy over all of the class's groups. */
    static double spread(List<GroupResult> groups) {
        double all = groups.stream().mapToInt(GroupResult::n).sum();
        double mean = groups.stream().mapToDouble(g -> g.n() / all * g.accuracy()).sum();
        return Math.sqrt(groups.stream()
                .mapToDouble(g -> g.n() / all * (g.accuracy() - mean) * (g.accuracy() - mean)).sum());
    }

    /** What MacroStd rests on. */
    String basis() {
        Estimate e = MacroStdInterval.of(report);
        int digits = e.high() - e.low() >= 0.02 ? 0 : 1;
        return e.n() == 0 ? "" : texts.get("evaluate.macrostd.interval", figures.number(100 * e.low(), digits),
                figures.number(100 * e.high(), digits), report.counted().size(), e.n());
    }

    /** What must be known to read the figures. */
    Optional<String> caution() {
        if (report.worst() == null) {
            return Optional.of(texts.get("evaluate.groups.noneCount", report.minimum()));
        }
        int aside = report.groups().size() - report.counted().size();
        if (aside > 0) {
            return Optional.of(texts.get("evaluate.groups.aside", aside, report.groups().size(), report.minimum()));
        }
        if (!small().isEmpty()) {
            return Optional.of(texts.get("evaluate.groups.few", small().size(), report.groups().size(),
                    GroupResult.SMALL));
        }
        return Optional.empty();
    }

    Optional<String> missing() {
        return report.missing() == 0 ? Optional.empty()
                : Optional.of(texts.get("evaluate.groups.missing", report.missing(), report.attribute()));
    }

    private String group(GroupResult g) {
        return texts.get("evaluate.macrostd.group", g.value(), g.correct(), g.n(), figures.percent(g.accuracy(), 0));
    }
}
