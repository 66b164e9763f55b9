package org.handful.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.handful.error.HandfulException;
import org.handful.eval.Calibration;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluation;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetReport;
import org.handful.eval.openset.OpenSetRow;
import org.handful.method.openset.OpenSetScore;
import org.handful.method.openset.Threshold;
import org.handful.model.Dataset;
import org.handful.model.Provenance;
import org.handful.model.Sample;
import org.handful.model.RunSpec;
import org.handful.model.Split;
import org.handful.model.SplitSpec;
import org.handful.model.TrainingEvent;
import org.handful.run.Job;
import org.handful.run.JobProgress;
import org.handful.run.TrainingListener;
import org.handful.run.TrainingListener.Keep;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;

/** A training that goes on exactly as far as the test says. Not thread-safe: one thread drives it. */
public final class FakeTraining {
    static final int STEPS = 200;

    final long id;
    public final RunSpec spec;
    final Dataset dataset;
    final Split split;
    final List<TrainingEvent> events = new ArrayList<>();
    private final Job<RunResult> job = new Job<>("Training");
    private final TrainingListener listener;
    private final FakeSession session;
    private final Instant started;
    private int step;
    private int bestStep;
    private double bestLoss = Double.MAX_VALUE;

    FakeTraining(long id, RunSpec spec, FakeSession session, TrainingListener listener) {
        this.id = id;
        this.spec = spec;
        this.session = session;
        this.listener = listener;
        this.dataset = session.dataset();
        this.started = Instant.parse("2026-05-04T09:30:00Z").plus(Duration.ofMinutes(id));
        this.split = FakeSplit.of(dataset, spec.split() instanceof SplitSpec.Shots(int k) ? k : 5);
    }

    public Job<RunResult> job() {
        return job;
    }

    public int currentStep() {
        return step;
    }

    /** Tells the listener its split and that the training has begun. */
    public FakeTraining begin() {
        listener.prepared(id, dataset, split, split.test());
        send(new TrainingEvent.Started(STEPS, "cpu"));
        return this;
    }

    /** One step with a loss and an accuracy that follow a smooth curve. */
    public void step() {
        step++;
        double progress = (double) step / STEPS;
        double wobble = 0.05 * Math.sin(step * 1.7) + 0.03 * Math.sin(step * 0.61);
        double loss = 1.6 * Math.exp(-4 * progress) + 0.06 + Math.abs(wobble);
        double accuracy = Math.clamp(1 - 0.72 * Math.exp(-6 * progress) - Math.abs(wobble) / 2, 0, 1);
        send(new TrainingEvent.Step(step, STEPS, loss, accuracy, 12.5, 640_000_000L));
        job.report(new JobProgress(JobProgress.Stage.FITTING, step, STEPS, 12.5,
                Optional.of(Duration.ofMillis((STEPS - step) * 80L))));
    }

    /** A look at the held-out images: the further it is, the more of them are right. */
    public void heldOut() {
        double progress = (double) step / STEPS;
        double loss = 1.5 * Math.exp(-3 * progress) + 0.22 + 0.15 * Math.max(0, progress - 0.7);
        if (loss < bestLoss) {
            bestLoss = loss;
            bestStep = step;
        }
        int[] predicted = predicted(1 - 0.75 * Math.exp(-5 * progress));
        int right = 0;
        for (int i = 0; i < predicted.length; i++) {
            right += predicted[i] == dataset.samples().get(split.test()[i]).label() ? 1 : 0;
        }
        send(new TrainingEvent.HeldOut(step, loss, (double) right / Math.max(1, predicted.length), predicted));
    }

    /** Sends any event. */
    public void send(TrainingEvent event) {
        events.add(event);
        listener.event(event);
    }

    /** The training has done all its steps. */
    public RunResult finish() {
        send(new TrainingEvent.Ended(step, false));
        return complete(RunStatus.DONE);
    }

    /** What the engine does when a person pressed stop: asks what to keep, then ends as told. */
    public void stopNow() {
        listener.stopped(step, bestStep == 0 ? OptionalInt.empty() : OptionalInt.of(bestStep)).thenAccept(keep -> {
            send(new TrainingEvent.Ended(step, true));
            if (keep == Keep.DISCARD) {
                session.ended(this, null);
                job.result().completeExceptionally(new CancellationException("discarded"));
            } else {
                complete(RunStatus.STOPPED);
            }
        });
    }

    /** What the engine does after {@link Job#cancel()}. */
    public void cancelNow() {
        session.ended(this, null);
        job.result().completeExceptionally(new CancellationException("cancelled"));
    }

    /** The training fails. */
    public void fail(HandfulException reason) {
        session.ended(this, null);
        job.result().completeExceptionally(reason);
    }

    private RunResult complete(RunStatus status) {
        RunResult result = result(status);
        session.ended(this, result);
        job.report(new JobProgress(JobProgress.Stage.DONE, STEPS, STEPS, 0, Optional.empty()));
        job.result().complete(result);
        return result;
    }

    private int[] predicted(double rightShare) {
        int[] out = new int[split.test().length];
        int classes = dataset.labels().size();
        for (int i = 0; i < out.length; i++) {
            int truth = dataset.samples().get(split.test()[i]).label();
            boolean right = (i * 37 + 11) % 100 < rightShare * 100;
            out[i] = right ? truth : (truth + 1 + i % Math.max(1, classes - 1)) % classes;
        }
        return out;
    }

    private RunResult result(RunStatus status) {
        int classes = dataset.labels().size();
        int[] predicted = predicted(0.86 - 0.08 * spec.seed());
        List<Scored> scored = new ArrayList<>();
        int[][] confusion = new int[classes][classes];
        for (int i = 0; i < predicted.length; i++) {
            var sample = dataset.samples().get(split.test()[i]);
            double sure = 0.55 + 0.4 * ((i * 17) % 10) / 10;
            double[] p = new double[classes];
            java.util.Arrays.fill(p, (1 - sure) / Math.max(1, classes - 1));
            p[predicted[i]] = sure;
            scored.add(new Scored(sample.image().name(), sample.label(), p, sample.attributes()));
            confusion[sample.label()][predicted[i]]++;
        }
        List<ClassResult> perClass = new ArrayList<>();
        int correct = 0;
        double recall = 0;
        for (int k = 0; k < classes; k++) {
            int n = java.util.Arrays.stream(confusion[k]).sum();
            Estimate e = FakeSplit.wilson(confusion[k][k], n);
            perClass.add(new ClassResult(dataset.labels().name(k), n, confusion[k][k], e.value(), e.low(), e.high()));
            correct += confusion[k][k];
            recall += n == 0 ? 0 : e.value() / classes;
        }
        var evaluation = new Evaluation(FakeSplit.wilson(correct, scored.size()), recall, perClass, confusion,
                FakeSplit.subgroups(dataset, scored), new Calibration(0.061, 15, 0.42, 0.21));
        Map<String, Object> settings = new TreeMap<>(spec.settings());
        return new RunResult(id, spec.method() + " " + id, started, status, spec, dataset.size(),
                dataset.labels().names(), List.of(), new RunResult.BackboneUsed(spec.backbone(), "0".repeat(64), 512),
                settings, spec.split() instanceof SplitSpec.Shots(int k) ? k : 0, split.shortClasses(),
                java.util.Arrays.stream(split.support()).mapToObj(i -> dataset.samples().get(i).image().name())
                        .toList(),
                evaluation, scored, new RunResult.Seconds(1.2, 16, 0.3),
                new Provenance("0.1.0", "25", "Linux", "0.35.1", "2.7.1", "cpu", 1), List.of(), openSet(dataset, scored),
                spec.fuses() ? Optional.of(new RunResult.BackboneUsed(spec.auxiliary(), "1".repeat(64), 320))
                        : Optional.empty());
    }

    /** Images of classes that are switched off look a little stranger than the others. */
    private static Optional<OpenSetReport> openSet(Dataset dataset, List<Scored> scored) {
        List<OpenSetRow> rows = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            rows.add(row(OpenSetRow.Part.KNOWN, scored.get(i).image(), "known", scored.get(i).correct(), 10 + i % 7));
            rows.add(row(OpenSetRow.Part.LEFT_OUT, "left " + i, "known", false, 9 + i % 7));
        }
        for (Sample s : dataset.samples()) {
            if (s.labelled() && !dataset.labels().active(s.label())) {
                rows.add(row(OpenSetRow.Part.UNKNOWN, s.image().name(), dataset.labels().name(s.label()), false,
                        4 + rows.size() % 8));
            }
        }
        return OpenSetReport.of(rows, leftOut -> new Threshold(leftOut).value());
    }

    private static OpenSetRow row(OpenSetRow.Part part, String image, String name, boolean right, double value) {
        Map<String, Double> scores = new TreeMap<>();
        for (OpenSetScore s : OpenSetScore.values()) {
            scores.put(s.id(), value);
        }
        return new OpenSetRow(part, image, name, right, scores);
    }
}
