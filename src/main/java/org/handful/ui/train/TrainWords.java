package org.handful.ui.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handful.eval.Estimate;
import org.handful.method.AdaptationMethod;
import org.handful.method.Settings;
import org.handful.model.RunSpec;
import org.handful.model.TrainingEvent;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.words.MethodWords;
import org.handful.ui.train.runs.RunWords;

/** What the screen Train says, made from what it knows. Immutable. */
final class TrainWords {
    private final Texts texts;
    private final Figures figures;
    private final List<AdaptationMethod<?>> methods;
    private final MethodWords words;

    TrainWords(Texts texts, List<AdaptationMethod<?>> methods) {
        this.texts = texts;
        this.figures = new Figures(texts);
        this.methods = methods;
        this.words = new MethodWords(texts);
    }

    Figures figures() {
        return figures;
    }

    String methodTitle(String id) {
        return methods.stream().filter(m -> m.id().equals(id)).map(words::title).findFirst().orElse(id);
    }

    MethodWords methods() {
        return words;
    }

    String backboneLine(BackboneInfo b) {
        if (b.size() == 0) {
            return texts.get("train.backbone.given", b.dim());
        }
        return texts.get("train.backbone.line", b.size(), b.dim(), figures.bytes(b.bytes()),
                texts.get(b.trainable() ? "train.backbone.trainable" : "train.backbone.frozen"));
    }

    String phase(LiveTraining training) {
        String key = "train.phase." + training.phase().get().name().toLowerCase(Locale.ROOT);
        if (training.paused().get()) {
            return texts.get("train.phase.paused");
        }
        return training.phase().get() == LiveTraining.Phase.ASKING
                ? texts.get(key, training.stoppedStep()) : texts.get(key);
    }

    /** {@code step 120 of 300 · 85 steps per second · 3 s left · on the CPU · 812 MB of memory}. */
    String status(TrainingEvent.Step step, String device, boolean running) {
        List<String> parts = new ArrayList<>();
        if (step != null) {
            parts.add(step.totalSteps() > 0
                    ? texts.get("train.status.step", step.step(), step.totalSteps())
                    : texts.get("train.status.stepOnly", step.step()));
            if (step.stepsPerSecond() > 0) {
                parts.add(texts.get("train.status.rate",
                        figures.number(step.stepsPerSecond(), step.stepsPerSecond() < 10 ? 1 : 0)));
                timeLeft(step).filter(_ -> running)
                        .ifPresent(d -> parts.add(texts.get("train.status.left", figures.duration(d))));
            }
        }
        if (device != null) {
            parts.add(texts.has("train.device." + device) ? texts.get("train.device." + device) : device);
        }
        if (step != null && step.memoryBytes() > 0) {
            parts.add(texts.get("train.status.memory", figures.bytes(step.memoryBytes())));
        }
        return String.join(" \u00b7 ", parts);
    }

    /** @param of how many held-out images there are: a large set is watched in part */
    String watched(List<LiveTraining.Watched> all, int of) {
        long seen = all.stream().filter(w -> w.predicted().get() != null).count();
        return seen == 0
                ? texts.get("train.strip.waiting", all.size())
                : texts.get(all.size() < of ? "train.strip.sample" : "train.strip.count",
                        all.stream().filter(LiveTraining.Watched::right).count(), all.size(), of);
    }

    /** The sentence under the headline figure. */
    String accuracy(Estimate e) {
        return texts.get("train.result.images", e.n(), figures.percent(e.low(), 0), figures.percent(e.high(), 0));
    }

    /** {@code Linear probe, Pocket · 5 per class · seed 3 · steps 400}: what tells a run that waits from others. */
    String spec(RunSpec spec, TrainViewModel model) {
        RunWords runs = model.runs().words();
        List<String> parts = new ArrayList<>(List.of(methodTitle(spec.method()) + ", " + backbones(spec, model),
                runs.split(spec), texts.get("queue.seed", String.valueOf(spec.seed()))));
        methods.stream().filter(m -> m.id().equals(spec.method())).findFirst().ifPresent(m ->
                Settings.describe(m).stream().filter(s -> spec.settings().containsKey(s.name())).forEach(s -> parts.add(
                        texts.get("queue.setting", words.label(m.id(), s),
                                words.value(m.id(), s, spec.settings().get(s.name()))))));
        return String.join(" \u00b7 ", parts);
    }

    /** Of a run, by name; the second one behind a plus. */
    String backbones(RunSpec spec, TrainViewModel model) {
        return model.runs().words().backbones(spec);
    }

    String backbone(String id, TrainViewModel model) {
        return model.runs().words().backbone(id);
    }

    private static Optional<Duration> timeLeft(TrainingEvent.Step step) {
        return step.totalSteps() <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(
                Math.round(1000.0 * (step.totalSteps() - step.step()) / step.stepsPerSecond())));
    }
}
