package org.handful.ui.train.runs;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.handful.eval.SubgroupReport;
import org.handful.method.privacy.PrivacySpent;
import org.handful.run.result.RunResult;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** The figures by which runs are read and compared, in the order in which they matter. */
public enum RunFigure {
    ACCURACY(Unit.SHARE, true, r -> r.evaluation().accuracy().value()),
    BALANCED(Unit.SHARE, true, r -> r.evaluation().balancedAccuracy()),
    /** Over all attributes. */
    WORST(Unit.SHARE, true, r -> r.evaluation().subgroups().stream().filter(s -> s.worst() != null)
            .mapToDouble(s -> s.worst().accuracy()).min().orElse(Double.NaN)),
    /** Of the attribute where it is largest. */
    MACRO_STD(Unit.POINTS, false, r -> r.evaluation().subgroups().stream()
            .map(SubgroupReport::macroStd).filter(v -> !v.isNaN())
            .max(Comparator.naturalOrder()).orElse(Double.NaN)),
    ECE(Unit.POINTS, false, r -> r.evaluation().calibration().ece()),
    NLL(Unit.NUMBER, false, r -> r.evaluation().calibration().nll()),
    /** What a private run may give away; none without privacy. */
    EPSILON(Unit.NUMBER, false, r -> r.privacy().map(PrivacySpent::epsilon).filter(Double::isFinite).orElse(Double.NaN)),
    SECONDS(Unit.SECONDS, false, r -> r.seconds().embed() + r.seconds().fit() + r.seconds().evaluate());

    private enum Unit {
        SHARE,
        POINTS,
        NUMBER,
        SECONDS
    }

    private final Unit unit;
    private final boolean highIsGood;
    private final ToDoubleFunction<RunResult> value;

    RunFigure(Unit unit, boolean highIsGood, ToDoubleFunction<RunResult> value) {
        this.unit = unit;
        this.highIsGood = highIsGood;
        this.value = value;
    }

    /** NaN when the run has nothing to say it from. */
    public double of(RunResult run) {
        return value.applyAsDouble(run);
    }

    public boolean highIsGood() {
        return highIsGood;
    }

    public String title(Texts texts) {
        return texts.get("runs.figure." + name().toLowerCase(Locale.ROOT));
    }

    /** What it means, in one sentence. */
    public String help(Texts texts) {
        return texts.get("runs.figureHelp." + name().toLowerCase(Locale.ROOT));
    }

    /** The figure in words; an accuracy with its interval. */
    public String words(RunResult run, Figures figures, Texts texts) {
        double v = of(run);
        if (Double.isNaN(v)) {
            return texts.get("figure.none");
        }
        return switch (unit) {
            case SHARE -> this == ACCURACY
                    ? figures.percent(run.evaluation().accuracy()) : figures.percent(v, shareDigits(run));
            case POINTS -> texts.get("runs.points", figures.number(100 * v, 1));
            case NUMBER -> figures.number(v, 2);
            case SECONDS -> figures.duration(Duration.ofMillis(Math.round(1000 * v)));
        };
    }

    /** By how much it is above or below that of another run, with its sign; empty when either has none. */
    public String difference(RunResult run, RunResult reference, Figures figures, Texts texts) {
        double d = of(run) - of(reference);
        if (Double.isNaN(d)) {
            return "";
        }
        return switch (unit) {
            case SHARE, POINTS -> texts.get("runs.points", signed(100 * d, 1, figures));
            case NUMBER -> signed(d, 2, figures);
            case SECONDS -> texts.get("runs.seconds", signed(d, 1, figures));
        };
    }

    /** With a plus or a true minus sign, and neither before a zero. */
    public static String signed(double value, int digits, Figures figures) {
        String amount = figures.number(Math.abs(value), digits);
        boolean zero = amount.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero ? amount : (value < 0 ? "\u2212" : "+") + amount;
    }

    private static int shareDigits(RunResult run) {
        var a = run.evaluation().accuracy();
        return a.high() - a.low() >= 0.2 ? 0 : 1;
    }
}
