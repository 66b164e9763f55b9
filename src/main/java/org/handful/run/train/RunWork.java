package org.handful.run.train;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.engine.DeviceReport;
import org.handful.engine.LinearHead;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.SettingNames;
import org.handful.eval.Pooling;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetRow;
import org.handful.method.Fit;
import org.handful.method.embedding.noisy.Decision;
import org.handful.method.embedding.text.Amu;
import org.handful.method.privacy.NoiseKind;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.ImageRef;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.TrainingEvent;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.TrainingListener;
import org.handful.run.TrainingListener.Keep;
import org.handful.run.checkpoint.CheckpointShelf;
import org.handful.run.checkpoint.RunCheckpoint;
import org.handful.run.fitted.Classifier;
import org.handful.run.fitted.Familiarities;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.preflight.Measurement;
import org.handful.run.preflight.RunTask;
import org.handful.run.privacy.PrivacyWords;
import org.handful.run.result.RunResult;
import org.handful.run.work.FitPace;
import org.handful.run.work.Pace;
import org.handful.run.work.PeakMemory;
import org.handful.store.ProjectFile;
import org.handful.store.record.FinishedRun;
import org.handful.store.record.HeadChoice;
import org.handful.store.record.RunStatus;
import org.handful.tune.LiveModel;
import org.handful.tune.NetworkMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from a dataset to stored figures: embed, fit, evaluate, store. Whatever ends it early is stored too, so that
 * a run never just vanishes.
 */
final class RunWork {
    private static final Logger LOG = LoggerFactory.getLogger(RunWork.class);

    private final ProjectFile file;
    private final RunPlan plan;
    private final ImageFeed feed;
    private final TrainingListener listener;
    private final Job<RunResult> job;
    private final LiveModel.Port live;
    private final CheckpointShelf checkpoints;
    private final Consumer<Measurement> costs;
    private final Map<String, Double> seconds = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<RunCheckpoint> left = Optional.empty();
    private int embedded;
    private int steps;
    private double vectorSeconds;
    private double probeSeconds;

    RunWork(ProjectFile file, RunPlan plan, ImageFeed feed, TrainingListener listener, Job<RunResult> job,
            LiveModel.Port live, CheckpointShelf checkpoints, Consumer<Measurement> costs) {
        this.checkpoints = checkpoints;
        this.file = file;
        this.plan = plan;
        this.feed = feed;
        this.listener = listener;
        this.job = job;
        this.live = live;
        this.costs = costs;
    }

    /** Tells this first in the notes of the run. */
    RunWork noting(List<String> words) {
        notes.addAll(words);
        return this;
    }

    /** @param run number that the project file gave it */
    RunResult perform(long run, DeviceReport device) throws HandfulException {
        try (PeakMemory memory = new PeakMemory()) {
            FinishedRun finished = work(run, device.device());
            file.recordPeak(run, memory.bytes());
            file.finishRun(run, finished);
            if (finished.status() == RunStatus.DONE || steps > 0) {
                record(device, memory.bytes());
            }
            return Results.of(file.run(run), id -> Stream.of(Optional.of(feed), feed.second()).flatMap(Optional::stream)
                    .map(f -> f.session().card()).filter(c -> c.id().equals(id)).findFirst());
        } catch (CancellationException e) {
            end(run, RunStatus.CANCELLED, "", e);
            throw e;
        } catch (HandfulException | RuntimeException | Error e) {
            end(run, RunStatus.FAILED, String.valueOf(e.getMessage()), e);
            throw e;
        } finally {
            // Stored, thrown away or failed: only a killed program leaves something to go on from.
            left.ifPresent(RunCheckpoint::discard);
        }
    }

    /** Cross-validation fits many times what it is counted as, and two backbones embed twice: they tell nothing of a plain run. */
    private void record(DeviceReport device, long peak) throws HandfulException {
        if (!plan.folds().isEmpty() || plan.spec().fuses()) {
            return;
        }
        Map<String, String> done = new TreeMap<>(plan.spec().settings());
        done.computeIfPresent("steps", (name, asked) -> steps > 0 ? String.valueOf(steps) : asked);
        done.computeIfPresent("chooseSteps", (name, asked) -> steps > 0 ? "false" : asked);
        Split s = plan.split();
        RunTask task = RunTasks.of(feed.session().card(), plan.method(), done,
                new RunTasks.Counts(embedded, s.support().length, s.test().length, plan.data().labels().size()),
                device.device(), device.threads());
        costs.accept(new Measurement(Instant.now(), task, seconds.getOrDefault("embed", 0.0),
                seconds.getOrDefault("fit", 0.0), seconds.getOrDefault("evaluate", 0.0), peak, vectorSeconds,
                probeSeconds));
    }

    private void end(long run, RunStatus status, String why, Throwable reason) {
        try {
            file.failRun(run, status, why);
        } catch (HandfulException | RuntimeException second) {
            reason.addSuppressed(second);
        }
    }

    private FinishedRun work(long run, String device) throws HandfulException {
        embed();
        int[] watched = plan.folds().isEmpty() && plan.method().hasCurves() ? watched() : new int[0];
        listener.prepared(run, plan.data(), plan.split(), watched);
        List<Scored> pooled = crossValidate();
        Fit<Classifier> fit = fit(run, watched);
        steps = fit.steps();
        HeadChoice kept = keep(fit);
        Map<HeadChoice, HeadState> heads = new EnumMap<>(HeadChoice.class);
        heads.put(HeadChoice.LAST, fit.last().state());
        fit.best().ifPresent(best -> heads.put(HeadChoice.BEST, best.state()));
        Classifier chosen = kept == HeadChoice.BEST ? fit.best().orElseThrow() : fit.last();
        List<Scored> predictions = timed("evaluate",
                () -> plan.folds().isEmpty() ? predict(chosen, plan.split()) : pooled);
        List<OpenSetRow> openSet = timed("evaluate", seconds.getOrDefault("evaluate", 0.0), () -> openSet(predictions));
        note(fit, kept);
        if (plan.original().isPresent()) {
            String finding = Repeat.finding(plan.original().get(), predictions);
            boolean secret = promise().filter(p -> p.noise() == NoiseKind.SECRET).isPresent();
            notes.add(secret ? finding + " " + Words.say("run.repeat.secret") : finding);
        }
        return new FinishedRun(fit.stopped() ? RunStatus.STOPPED : RunStatus.DONE, Instant.now(), predictions,
                heads, kept, seconds, device, List.of(), notes, openSet);
    }

    /** What was shown of the curves is stored too, also when the fit is cancelled or fails. */
    private Fit<Classifier> fit(long run, int[] watched) throws HandfulException {
        EventSink events = new EventSink(file, run, listener);
        RunCheckpoint checkpoint = checkpoints.of(plan.identity(feed, watched));
        left = Optional.of(checkpoint);
        FitPace pace = new FitPace(job);
        try {
            return timed("fit", () -> plan.learner(feed).keeping(checkpoint)
                    .beside(plan.unchecked(plan.split())).fit(plan.method(), plan.spec(),
                    plan.split().support(), watched, progressing(events, pace), job.token(), live));
        } finally {
            vectorSeconds = pace.seconds(TrainingEvent.Before.SINGULAR_VECTORS);
            probeSeconds = pace.seconds(TrainingEvent.Before.HEAD);
            events.flush();
        }
    }

    private int[] watched() {
        return Watched.choose(plan.data(), plan.split().test(), RunTasks.watchedAtMost(plan.method()),
                plan.spec().seed());
    }

    /** Fills the cache, so that the fit itself never waits for an image. */
    private void embed() throws HandfulException {
        if (plan.method() instanceof NetworkMethod<?>) {
            return;
        }
        timed("embed", () -> {
            Split s = plan.split();
            int[] all = Stream.of(s.support(), s.test(), plan.unchecked(s)).flatMapToInt(Arrays::stream)
                    .distinct().sorted().toArray();
            Pace pace = new Pace(job, Stage.EMBEDDING);
            feed.fused(plan.refs(all), (done, total) -> {
                embedded = (int) total;
                pace.update(done, total);
            }, job.token());
            return null;
        });
    }

    private List<Scored> crossValidate() throws HandfulException {
        List<Scored> all = new ArrayList<>();
        Pace pace = new Pace(job, Stage.FITTING);
        for (int i = 0; i < plan.folds().size(); i++) {
            job.token().betweenSteps();
            Split fold = plan.folds().get(i);
            pace.update(i, plan.folds().size());
            Fit<Classifier> fit = plan.learner(feed).beside(plan.unchecked(fold)).fit(
                    plan.method(), plan.spec(), fold.support(), new int[0], e -> {}, job.token(), LiveModel.Port.NONE);
            all.addAll(predict(fit.last(), fold));
        }
        return all.isEmpty() ? all : Pooling.average(all);
    }

    private Consumer<TrainingEvent> progressing(EventSink events, FitPace pace) {
        return e -> {
            pace.accept(e);
            if (e instanceof TrainingEvent.Preparing) {
                return;
            }
            if (e instanceof TrainingEvent.Note n && !notes.contains(n.text())) {
                notes.add(n.text());
            }
            events.accept(e);
        };
    }

    private List<Scored> predict(Classifier classifier, Split split) throws HandfulException {
        double[][] p = classifier.probabilities(
                plan.refs(split.test()), new Pace(job, Stage.EVALUATING), job.token());
        List<Scored> out = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Sample s = plan.data().samples().get(split.test()[i]);
            if (!Arrays.stream(p[i]).allMatch(Double::isFinite)) {
                throw new InputException(InputException.Problem.BAD_SETTING, Because.of("because.setting.of", SettingNames.method(plan.method().id())),
                        Results.settings(plan.spec()), Because.of("because.setting.probabilities.image", s.image().name()));
            }
            out.add(new Scored(s.image().name(), s.label(), p[i], s.attributes()));
        }
        return out;
    }

    /** Only where the embeddings are there anyway, or where there are strangers to be told from the test images. */
    private List<OpenSetRow> openSet(List<Scored> predictions) throws HandfulException {
        if (!plan.folds().isEmpty() || (plan.unknown().isEmpty() && plan.method() instanceof NetworkMethod<?>)) {
            return List.of();
        }
        int[] support = plan.split().support();
        List<ImageRef> learned = plan.refs(support);
        int[] labels = Arrays.stream(support).map(i -> plan.data().samples().get(i).label()).toArray();
        Familiarities all = new Familiarities(
                new LabelledEmbeddings(embeddings(learned), labels, plan.data().labels().size()),
                learned.stream().map(ImageRef::name).toList(), plan.data().labels().names());
        List<ImageRef> strangers = plan.unknown().images();
        if (!strangers.isEmpty()) {
            List<ImageRef> batch = new ArrayList<>(plan.refs(plan.split().test()));
            batch.addAll(strangers);
            all.compare(embeddings(batch), predictions, strangers.stream().map(ImageRef::name).toList(),
                    plan.unknown().classes());
        }
        return all.rows();
    }

    private EmbeddingMatrix embeddings(List<ImageRef> images) throws HandfulException {
        return feed.embeddings(images, new Pace(job, Stage.EVALUATING), job.token());
    }

    /** Asks what to keep of a training that was stopped; a training that ran to its end keeps its end. */
    private HeadChoice keep(Fit<Classifier> fit) {
        if (!fit.stopped()) {
            return HeadChoice.LAST;
        }
        OptionalInt best = fit.best().isPresent() ? OptionalInt.of(fit.bestStep()) : OptionalInt.empty();
        Keep answer = await(listener.stopped(fit.steps(), best));
        return switch (answer) {
            case DISCARD -> throw new CancellationException("discarded");
            case BEST -> fit.best().isPresent() ? HeadChoice.BEST : HeadChoice.LAST;
            case LAST -> HeadChoice.LAST;
        };
    }

    private Keep await(CompletableFuture<Keep> answer) {
        while (true) {
            job.token().throwIfCancelled();
            try {
                return answer.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Nobody has answered: look for a cancel and wait on.
                continue;
            } catch (ExecutionException e) {
                LOG.error("nobody could be asked what to keep: the last state is kept", e.getCause());
                return Keep.LAST;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("interrupted").initCause(e);
            }
        }
    }

    private void note(Fit<Classifier> fit, HeadChoice kept) throws HandfulException {
        promise().ifPresent(spent -> notes.add(PrivacyWords.of(spent)));
        if (!plan.folds().isEmpty()) {
            notes.add(Words.say("run.note.folds"));
        }
        plan.text().ifPresent(t -> notes.add(Words.say("run.note.text", t.name())));
        if (!plan.off().isEmpty()) {
            notes.add(Words.say("run.note.off", plan.off().size(), String.join(", ", plan.off())));
        }
        List<Decision> unchecked = Decision.of(fit.last().state());
        if (!unchecked.isEmpty()) {
            long dropped = unchecked.stream().filter(d -> d.decided() < 0).count();
            long asGiven = unchecked.stream().filter(d -> d.decided() == d.given()).count();
            notes.add(Words.say("run.note.unchecked", unchecked.size(), asGiven,
                    unchecked.size() - asGiven - dropped, dropped));
        }
        String share = fit.last().state().notes().get(Amu.SHARE);
        if (share != null && plan.spec().fuses()) {
            notes.add(Words.say("run.note.share", plan.spec().auxiliary(), Math.round(100 * Double.parseDouble(share))));
        }
        LinearHead.sources(fit.last().state().tensors()).ifPresent(sources -> notes.add(
                Words.mapping(plan.data().labels().names(), sources, feed.session().card().classes())));
        if (fit.stopped()) {
            notes.add(Words.say("run.note.stopped", fit.steps()));
        }
        if (kept == HeadChoice.BEST) {
            notes.add(Words.say("run.note.best", fit.bestStep()));
        }
    }

    private Optional<PrivacySpent> promise() throws HandfulException {
        return PrivacySpent.of(plan.method(), plan.spec().settings(), plan.split().support().length);
    }

    /** Work with a result that may fail. */
    private interface Timed<T> {
        T get() throws HandfulException;
    }

    private <T> T timed(String phase, Timed<T> work) throws HandfulException {
        return timed(phase, 0, work);
    }

    /** @param before seconds that the phase took earlier */
    private <T> T timed(String phase, double before, Timed<T> work) throws HandfulException {
        long from = System.nanoTime();
        long rested = job.token().restedNanos();
        T out = work.get();
        seconds.put(phase, before + (System.nanoTime() - from - (job.token().restedNanos() - rested)) / 1e9);
        return out;
    }
}
