package org.handful.ui.train.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handful.eval.curve.ImagesNeeded;
import org.handful.eval.curve.ShotsCurve;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.run.race.RaceLine;
import org.handful.run.race.RaceReport;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.words.MethodWords;

/** What a race comes to, in sentences. Immutable. */
final class RaceWords {
    private static final double ERROR_RATE = 0.05;
    private static final int MOST_NAMED = 3;

    private final RaceChoice choice;
    private final Texts texts;
    private final Figures figures;
    private final MethodWords methods;

    RaceWords(RaceChoice choice, Texts texts) {
        this.choice = choice;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.methods = new MethodWords(texts);
    }

    String method(RaceLine line) {
        return choice.methods().stream().filter(m -> m.id().equals(line.method())).findFirst()
                .map(methods::title).orElse(line.method());
    }

    /** The backbone, or both. */
    String backbone(RaceLine line) {
        return line.fuses() ? texts.get("race.both", backbone(line.backbone()), backbone(line.auxiliary()))
                : backbone(line.backbone());
    }

    private String backbone(String id) {
        return choice.backbones().stream().filter(b -> b.id().equals(id)).findFirst().map(BackboneInfo::name).orElse(id);
    }

    /** The backbone is named only where there are several. */
    String name(RaceReport report, RaceLine line) {
        return report.spec().backbones().size() == 1 && !line.fuses()
                ? method(line) : texts.get("race.name", method(line), backbone(line));
    }

    /** Which of the methods see a second backbone, or how they could; empty when none of them can. */
    Optional<String> second(Set<String> chosen) {
        List<String> able = choice.methods().stream()
                .filter(m -> chosen.contains(m.id()) && m instanceof EmbeddingMethod<?> e && e.usesAuxiliary())
                .map(methods::title).toList();
        BackboneInfo second = choice.second().getValue();
        if (able.isEmpty() || second == null && choice.backbones().size() < 2) {
            return Optional.empty();
        }
        return Optional.of(second == null ? texts.get("race.second.none", listed(able))
                : texts.get("race.second", listed(able), second.name()));
    }

    String methodSummary(AdaptationMethod<?> method) {
        return methods.summary(method);
    }

    /** Which is best, and which of the others can be told from it. */
    String verdict(RaceReport report) {
        List<RaceReport.Standing> all = report.standings();
        if (all.isEmpty()) {
            return texts.get("race.verdict.none");
        }
        String best = name(report, all.getFirst().line());
        if (all.size() == 1) {
            return texts.get("race.verdict.alone", best, figures.estimate(all.getFirst().line().accuracy()));
        }
        List<String> parts = new ArrayList<>();
        List<RaceReport.Standing> worse = all.stream().skip(1).filter(s -> s.p() < ERROR_RATE).toList();
        for (RaceReport.Standing s : worse.subList(0, Math.min(MOST_NAMED, worse.size()))) {
            parts.add(texts.get(parts.isEmpty() ? "race.verdict.better" : "race.verdict.also", best,
                    name(report, s.line()), points(s.behind().value(), 1), points(s.behind().low(), 1),
                    points(s.behind().high(), 1)));
        }
        if (worse.size() > MOST_NAMED) {
            parts.add(texts.get("race.verdict.more", worse.size() - MOST_NAMED));
        }
        List<String> alike = all.stream().skip(1).filter(s -> !(s.p() < ERROR_RATE))
                .map(s -> name(report, s.line())).toList();
        if (!alike.isEmpty()) {
            parts.add(texts.get("race.verdict.alike", alike.size(), listed(alike), best));
        }
        return String.join("; ", parts) + ".";
    }

    /** What the accuracies rest on. */
    String basis(RaceReport report) {
        return texts.get("race.basis", report.support(), report.test(), report.classes().size(),
                String.valueOf(report.spec().seed()));
    }

    /** How many more images the next round figure would take; empty when no curve was measured. */
    Optional<String> needed(RaceReport report, RaceLine line) {
        ShotsCurve curve = line.curve();
        if (curve.shots().length == 0) {
            return Optional.empty();
        }
        int measured = curve.shots()[curve.shots().length - 1];
        ImagesNeeded n = curve.needed(curve.nextTarget(), report.spec().seed());
        String target = figures.percent(n.target(), Math.rint(1000 * n.target()) % 10 == 0 ? 0 : 1);
        String name = name(report, line);
        return Optional.of(switch (n.outcome()) {
            case REACHED -> texts.get("race.needed.reached", name, target, measured);
            case WITHIN -> Double.isInfinite(n.high())
                    ? texts.get("race.needed.open", name, more(n.middle(), measured), target, more(n.low(), measured),
                            n.limit())
                    : texts.get("race.needed.within", name, more(n.middle(), measured), target,
                            more(n.low(), measured), more(n.high(), measured));
            case BEYOND -> texts.get("race.needed.beyond", name, n.limit(), target);
            case UNBOUNDED -> texts.get("race.needed.unbounded", name, target);
            case TOO_FEW -> texts.get("race.needed.few", measured, 1 << ImagesNeeded.FEWEST_SIZES - 1);
        });
    }

    /** The class that more images would help most. */
    Optional<String> gain(RaceReport report, RaceLine line) {
        return line.curve().mostGaining().map(g -> texts.get("race.gain", report.classes().get(g.label()),
                figures.number(100 * g.gain(), 0)));
    }

    String behind(RaceReport.Standing s, boolean best) {
        return best ? texts.get("race.best") : texts.get("race.behind", points(s.behind().value(), 1),
                points(s.behind().low(), 1), points(s.behind().high(), 1));
    }

    /** Chance of a difference like that when both are equally good; empty for the best itself. */
    String p(RaceReport.Standing s, boolean best) {
        double p = s.p();
        return best ? "" : p < 0.001 ? texts.get("compare.p.small", figures.number(0.001, 3))
                : texts.get("compare.p.equals", figures.number(p, p < 0.095 ? 3 : 2));
    }

    Figures figures() {
        return figures;
    }

    private String points(double share, int digits) {
        return figures.number(100 * share, digits).replace('-', '\u2212');
    }

    private String listed(List<String> names) {
        int n = names.size();
        if (n > MOST_NAMED + 1) {
            return texts.get("race.list.more", String.join(", ", names.subList(0, MOST_NAMED)), n - MOST_NAMED);
        }
        return n == 1 ? names.getFirst()
                : texts.get("race.list", String.join(", ", names.subList(0, n - 1)), names.getLast());
    }

    private static long more(double images, int measured) {
        return Math.max(0, (long) Math.ceil(images - 1e-9) - measured);
    }
}
