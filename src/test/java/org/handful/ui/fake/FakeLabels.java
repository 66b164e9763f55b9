package org.handful.ui.fake;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handful.eval.multilabel.MultiLabelReport;
import org.handful.eval.multilabel.Threshold;
import org.handful.run.Job;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.result.Guess;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;

/** Runs that tell labels: whatever the session holds, a cat is told better than a dog. */
final class FakeLabels {
    private record Kept(RunInfo info, MultiLabelTrial trial) {}

    private final Map<Long, Kept> runs = new TreeMap<>(Collections.reverseOrder());

    /** @param audits whose {@link FakeAudits#hold} holds this too @param changed hears of a new run */
    Job<LabelRun> train(long id, MultiLabelPlan plan, FakeAudits audits, Runnable changed) {
        double[][] p = {{0.9, 0.2}, {0.8, 0.6}, {0.1, 0.3}, {0.2, 0.4}};
        boolean[][] truth = {{true, false}, {true, true}, {false, true}, {false, false}};
        List<String> names = List.of("cat", "dog");
        var plain = MultiLabelReport.of(names, p, truth, List.of(new Threshold(0.5, true), new Threshold(0.35, true)));
        var half = MultiLabelReport.of(names, p, truth, List.of(Threshold.HALF, Threshold.HALF));
        var trial = new MultiLabelTrial(names, 8, 2, 24, plain, half, half, List.of());
        Job<LabelRun> job = audits.explained(new LabelRun(id, plan, trial));
        job.result().thenRun(() -> {
            runs.put(id, new Kept(new RunInfo(id, "Labels " + id, Instant.EPOCH, LabelRuns.spec(plan), RunStatus.DONE, null,
                    false, "", "cpu", 0.1, "", 2, new RunInfo.Labels(2, plain.meanAveragePrecision(), plain.f1Macro())),
                    trial));
            changed.run();
        });
        return job;
    }

    boolean has(long id) {
        return runs.containsKey(id);
    }

    List<RunInfo> infos() {
        return runs.values().stream().map(Kept::info).toList();
    }

    Optional<MultiLabelTrial> trial(long id) {
        return Optional.ofNullable(runs.get(id)).map(Kept::trial);
    }

    Map<Long, ?> runs() {
        return runs;
    }

    /** A cat and no dog, with a probability that is higher than that of the cat. */
    static Guess guess(String image) {
        return new Guess(image, List.of(), List.of(), 0, List.of(),
                List.of(new Guess.Label("cat", 0.4, 0.35), new Guess.Label("dog", 0.45, 0.5)));
    }
}
