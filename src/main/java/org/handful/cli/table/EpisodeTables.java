package org.handful.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handful.cli.console.Texts;
import org.handful.eval.curve.ImagesNeeded;
import org.handful.eval.curve.ShotsCurve;
import org.handful.eval.episode.EpisodeGroups;
import org.handful.run.race.EpisodeReport;
import org.handful.run.race.Verdict;
import org.handful.run.result.RunResult.BackboneUsed;

/** Methods on the same episodes, as text. */
public final class EpisodeTables {
    private static final int MOST_NAMED = 12;

    private EpisodeTables() {}

    /** @param target accuracy that the curve is asked about; empty for the next round figure */
    public static String of(EpisodeReport report, Optional<Double> target) {
        StringBuilder text = new StringBuilder();
        String backbone = report.backbones().isEmpty() ? Texts.of("table.embeddings")
                : report.backbones().stream().map(BackboneUsed::id).collect(Collectors.joining(", "));
        text.append(Texts.of("episodes.head", String.valueOf(report.plan().episodes()), backbone, report.plan().ways(),
                report.plan().queries(), String.valueOf(report.plan().seed()))).append('\n');
        report.fused().ifPresent(f -> text.append(Texts.of("episodes.fused", String.join(", ", f.methods()),
                f.backbone() == null ? Texts.of("table.embeddings") : f.backbone().id())).append('\n'));
        for (EpisodeReport.Nameless n : report.nameless()) {
            text.append(Texts.of("episodes.nameless", n.backbone(), n.dim(), n.text(), n.leftOut().size(),
                    String.join(", ", n.leftOut()), n.without().size(), String.join(", ", n.without()))).append('\n');
        }
        text.append('\n');
        text.append(results(report));
        if (!report.pairs().isEmpty()) {
            text.append('\n').append(pairs(report));
            text.append('\n').append(sentence(report.verdict())).append('\n');
        }
        text.append(curves(report, target));
        if (!report.shortClasses().isEmpty()) {
            text.append('\n').append(Texts.of("episodes.short", report.plan().mostShots() + report.plan().queries(),
                    named(report.shortClasses()))).append('\n');
        }
        return text.append('\n').append(Texts.of("episodes.note")).append('\n').toString();
    }

    /** The best method, and which of the others can be told from it. */
    public static String sentence(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        for (Verdict.Against other : verdict.worse()) {
            text.append(text.isEmpty() ? "" : "; ");
            int digits = digits(other.low(), other.high());
            String difference = points(other.difference(), digits);
            String low = Figures.decimal(100 * other.low(), digits);
            String high = Figures.decimal(100 * other.high(), digits);
            text.append(text.isEmpty()
                    ? Texts.of("episodes.better", verdict.best(), other.name(), difference, low, high)
                    : Texts.of("episodes.also", other.name(), difference, low, high));
        }
        if (!verdict.alike().isEmpty()) {
            int n = verdict.alike().size();
            String names = n == 1 ? verdict.alike().getFirst() : Texts.of("episodes.and",
                    String.join(", ", verdict.alike().subList(0, n - 1)), verdict.alike().getLast());
            text.append(text.isEmpty() ? "" : "; ").append(Texts.of("episodes.alike", names, n, verdict.best()));
        }
        return text.append(text.isEmpty() ? "" : ".").toString();
    }

    private static String results(EpisodeReport report) {
        boolean grouped = report.results().stream().anyMatch(r -> r.groups().worst() != null);
        List<String> head = new ArrayList<>(List.of(Texts.of("table.method"), Texts.of("episodes.shots"),
                Texts.of("table.share"), Texts.of("episodes.plusminus"), Texts.of("episodes.seconds")));
        if (grouped) {
            head.addAll(List.of(Texts.of("episodes.worst"), Texts.of("episodes.macrostd")));
        }
        TextTable table = new TextTable(1, head.toArray(String[]::new));
        for (EpisodeReport.Result r : report.results()) {
            List<String> row = new ArrayList<>(List.of(r.name(), String.valueOf(r.shots()), percent(r.mean().mean()),
                    "± " + Figures.decimal(100 * r.mean().half(), 2), Figures.decimal(r.seconds(), 2)));
            if (grouped) {
                EpisodeGroups.Worst worst = r.groups().worst();
                row.add(Texts.of("episodes.group", percent(worst.accuracy()), worst.label(), worst.value(), worst.images()));
                row.add(Texts.of("episodes.points", Figures.decimal(100 * r.groups().macroStd(), 1)));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String pairs(EpisodeReport report) {
        TextTable table = new TextTable(2, Texts.of("episodes.a"), Texts.of("episodes.b"), Texts.of("episodes.shots"),
                Texts.of("episodes.difference"), Texts.of("table.interval"), Texts.of("episodes.p"),
                Texts.of("episodes.holm"));
        for (EpisodeReport.Pair p : report.pairs()) {
            int digits = digits(p.difference().low(), p.difference().high());
            table.row(p.a(), p.b(), String.valueOf(p.shots()),
                    Texts.of("episodes.points", points(p.difference().value(), digits)),
                    Texts.of("figures.interval", Figures.decimal(100 * p.difference().low(), digits),
                            Figures.decimal(100 * p.difference().high(), digits)),
                    probability(p.difference().p()), probability(p.holm()));
        }
        return table.toString();
    }

    private static String curves(EpisodeReport report, Optional<Double> target) {
        StringBuilder text = new StringBuilder();
        if (report.plan().shots().size() >= ImagesNeeded.FEWEST_SIZES) {
            text.append('\n');
            for (String name : report.names()) {
                ShotsCurve curve = report.curve(name);
                ImagesNeeded needed = curve.needed(target.orElseGet(curve::nextTarget), report.plan().seed());
                String words = words(name, needed, report.plan().mostShots());
                text.append(words).append(words.isEmpty() ? "" : "\n");
                curve.mostGaining().ifPresent(g -> text.append(Texts.of("episodes.gain", name,
                        report.classes().get(g.label()), Figures.decimal(100 * g.gain(), 1))).append('\n'));
            }
        }
        return text.toString();
    }

    private static String words(String method, ImagesNeeded n, int measured) {
        String target = Math.rint(1000 * n.target()) % 10 == 0
                ? Math.round(100 * n.target()) + " %" : percent(n.target());
        return switch (n.outcome()) {
            case REACHED -> Texts.of("episodes.needed.reached", method, target, measured);
            case WITHIN -> Double.isInfinite(n.high())
                    ? Texts.of("episodes.needed.open", method, more(n.middle(), measured), target,
                            more(n.low(), measured), n.limit())
                    : Texts.of("episodes.needed.within", method, more(n.middle(), measured), target,
                            more(n.low(), measured), more(n.high(), measured));
            case BEYOND -> Texts.of("episodes.needed.beyond", method, n.limit(), target);
            case UNBOUNDED -> Texts.of("episodes.needed.unbounded", method, target);
            case TOO_FEW -> "";
        };
    }

    private static long more(double images, int measured) {
        return Math.max(0, (long) Math.ceil(images - 1e-9) - measured);
    }

    /** As many as the interval justifies. */
    private static int digits(double low, double high) {
        return high - low < 0.005 ? 2 : 1;
    }

    private static String points(double share, int digits) {
        return (share < 0 ? "" : "+") + Figures.decimal(100 * share, digits);
    }

    private static String named(List<String> classes) {
        int more = classes.size() - MOST_NAMED;
        return more <= 1
                ? String.join(", ", classes)
                : Texts.of("episodes.more", String.join(", ", classes.subList(0, MOST_NAMED)), more);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String probability(double p) {
        return p < 0.001 ? String.format(Locale.ROOT, "%.0e", p) : Figures.decimal(p, 3);
    }
}
