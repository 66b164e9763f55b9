package org.handful.ui.train.details;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.method.AdaptationMethod;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.train.runs.RunFigure;
import org.handful.ui.train.runs.RunWords;

/** A run in lines: what went in, what came out, with what it was computed. Immutable. */
final class RunFacts {
    /** So many digits of a checksum tell it from every other one that a person will meet. */
    private static final int CHECKSUM_DIGITS = 12;

    private final RunWords words;
    private final Texts texts;
    private final Figures figures;
    private final List<AdaptationMethod<?>> methods;

    RunFacts(RunWords words, List<AdaptationMethod<?>> methods) {
        this.words = words;
        this.texts = words.texts();
        this.figures = words.figures();
        this.methods = methods;
    }

    /** What determined the run. */
    List<Fact> inputs(RunInfo info, Optional<RunResult> result) {
        RunSpec spec = info.spec();
        List<Fact> out = new ArrayList<>();
        out.add(new Fact(texts.get("runs.fact.method"), words.methodTitle(spec.method())));
        out.add(new Fact(texts.get("runs.fact.backbone"), words.backbones(spec)));
        out.add(new Fact(texts.get("runs.fact.split"), words.split(spec)));
        out.add(new Fact(texts.get("runs.fact.seed"), String.valueOf(spec.seed()),
                texts.get("train.seed.help")));
        result.ifPresent(r -> {
            out.add(new Fact(texts.get("runs.fact.images"),
                    texts.get("runs.fact.imagesValue", r.supportImages().size(), r.predictions().size())));
            out.add(new Fact(texts.get("runs.fact.classes"), String.join(", ", r.classes())));
        });
        return out;
    }

    /** What the method was told. */
    List<Fact> settings(RunSpec spec) {
        Optional<AdaptationMethod<?>> method = methods.stream().filter(m -> m.id().equals(spec.method())).findFirst();
        List<SettingSpec> specs = method.map(Settings::describe).orElse(List.of());
        List<Fact> out = new ArrayList<>();
        for (SettingSpec s : specs) {
            String value = spec.settings().getOrDefault(s.name(), s.defaultValue());
            out.add(new Fact(words.methods().label(spec.method(), s), words.methods().value(spec.method(), s, value),
                    words.methods().help(spec.method(), s)));
        }
        for (Map.Entry<String, String> other : spec.settings().entrySet()) {
            if (specs.stream().noneMatch(s -> s.name().equals(other.getKey()))) {
                String key = "runs.setting." + other.getKey();
                out.add(new Fact(texts.has(key) ? texts.get(key) : other.getKey(), other.getValue()));
            }
        }
        return out;
    }

    /** What came out, beside the accuracy. */
    List<Fact> figures(RunResult run) {
        List<Fact> out = new ArrayList<>();
        for (RunFigure figure : RunFigure.values()) {
            if (figure != RunFigure.ACCURACY && figure != RunFigure.SECONDS && !Double.isNaN(figure.of(run))) {
                out.add(new Fact(figure.title(texts), figure.words(run, figures, texts) + note(figure, run),
                        figure.help(texts)));
            }
        }
        run.privacy().filter(spent -> Double.isFinite(spent.epsilon())).ifPresent(spent -> {
            out.add(new Fact(texts.get("runs.fact.delta"), texts.get("runs.fact.deltaValue", figures.number(spent.delta(), spent.deltaDigits()),
                    figures.number(1 / spent.delta(), 0)), texts.get("runs.fact.deltaHelp")));
            out.add(new Fact(texts.get("runs.fact.sigma"), texts.get("runs.fact.sigmaValue", figures.number(spent.sigma(), 2)),
                    texts.get("runs.fact.sigmaHelp")));
        });
        run.evaluation().perClass().stream().filter(c -> c.n() > 0).forEach(c -> out.add(new Fact(c.name(),
                figures.estimate(new Estimate(c.accuracy(), c.n(), c.low(), c.high())))));
        return out;
    }

    /** Which group the worst one is: a figure of a group without its name and its count says nothing. */
    private String note(RunFigure figure, RunResult run) {
        if (figure != RunFigure.WORST) {
            return "";
        }
        return run.evaluation().subgroups().stream().filter(s -> s.worst() != null)
                .filter(s -> s.worst().accuracy() == figure.of(run)).findFirst()
                .map(s -> {
                    GroupResult g = s.worst();
                    return " " + texts.get("runs.fact.group", g.label(), s.attribute(), g.value(), g.n());
                }).orElse("");
    }

    /** With what it was computed, and how long it took. */
    List<Fact> surroundings(RunInfo info, Optional<RunResult> result) {
        List<Fact> out = new ArrayList<>();
        out.add(new Fact(texts.get("runs.fact.started"), words.time(info)));
        if (result.isEmpty()) {
            return out;
        }
        RunResult run = result.get();
        RunResult.Seconds s = run.seconds();
        out.add(new Fact(texts.get("runs.fact.time"), texts.get("runs.fact.timeValue",
                duration(s.embed() + s.fit() + s.evaluate()), duration(s.embed()), duration(s.fit()),
                duration(s.evaluate()))));
        Provenance p = run.provenance();
        String device = "train.device." + p.device();
        out.add(new Fact(texts.get("runs.fact.device"), texts.has(device) ? texts.get(device) : p.device()));
        out.add(new Fact(texts.get("runs.fact.checksum"), run.backbone().sha256()
                .substring(0, Math.min(CHECKSUM_DIGITS, run.backbone().sha256().length()))));
        out.add(new Fact(texts.get("runs.fact.program"), texts.get("runs.fact.programValue",
                p.handful(), p.djl(), p.libtorch(), p.java())));
        out.add(new Fact(texts.get("runs.fact.system"), p.os()));
        return out;
    }

    private String duration(double seconds) {
        return figures.duration(Duration.ofMillis(Math.round(1000 * seconds)));
    }
}
