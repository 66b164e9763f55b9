package org.handful.ui.train.details;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.handful.model.RunSpec;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.ui.train.runs.RunsModel;

/** What the privacy of a run costs: the same run without noise, beside it once it is there. FX thread. */
final class PrivacyPrice {
    private final RunsModel runs;
    private final Consumer<RunSpec> training;

    /** @param training begins a run, or lets it wait for its turn */
    PrivacyPrice(RunsModel runs, Consumer<RunSpec> training) {
        this.runs = runs;
        this.training = training;
    }

    /** Whether there is a price to ask for: of a run that was trained with noise. */
    static boolean has(RunResult run) {
        return run.privacy().filter(spent -> Double.isFinite(spent.epsilon())).isPresent();
    }

    /** The newest run that differs in nothing but the noise. */
    Optional<RunInfo> twin(RunInfo run) {
        RunSpec wanted = withoutNoise(run.spec());
        return runs.list().get().stream().filter(RunsModel::evaluated).filter(r -> r.spec().equals(wanted)).findFirst();
    }

    /** Compares with that run, or makes it first. */
    void ask(RunInfo run) {
        Optional<RunInfo> twin = twin(run);
        if (twin.isPresent()) {
            runs.tickAll(List.of(twin.get(), run));
            runs.compare();
        } else {
            training.accept(withoutNoise(run.spec()));
        }
    }

    private static RunSpec withoutNoise(RunSpec spec) {
        Map<String, String> settings = new TreeMap<>(spec.settings());
        settings.put("noise", "none");
        return spec.with(settings);
    }
}
