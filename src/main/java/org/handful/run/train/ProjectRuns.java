package org.handful.run.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.DeviceReport;
import org.handful.engine.Engine;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.method.multilabel.LabelHead;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelSpace;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.TrainingListener;
import org.handful.run.fitted.Feeds;
import org.handful.run.fitted.Guesser;
import org.handful.run.fitted.ImageFeed;
import org.handful.run.fitted.Learner;
import org.handful.run.checkpoint.CheckpointShelf;
import org.handful.run.fitted.ProjectBackbones;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.preflight.Measurement;
import org.handful.run.preflight.Obstacles;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.sessions.KeptSessions;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.sessions.SessionReport;
import org.handful.run.sessions.SessionWork;
import org.handful.run.work.JobGroup;
import org.handful.run.work.Pace;
import org.handful.store.ProjectFile;
import org.handful.store.record.StoredRun;
import org.handful.tune.LiveModel;

/** The runs of one project: starts them, lists them, predicts with them. Thread-safe. */
public final class ProjectRuns {
    /** Fitted models kept ready; the one unused for longest makes room. */
    private static final int KEPT = 2;

    private final ProjectFile file;
    private final JobGroup jobs;
    private final Engine engine;
    private final ProjectBackbones backbones;
    private final Feeds feeds;
    private final Provenances provenances;
    private final CheckpointShelf checkpoints;
    private final Consumer<Measurement> costs;
    private final LinkedHashMap<Long, Guesser> guessers = new LinkedHashMap<>(4, 0.75f, true);
    private volatile Job<RunResult> active;
    private volatile Live live = new Live(0, null);

    /** The training that goes on. @param model null while it cannot be asked */
    private record Live(long run, LiveModel model) {}

    /** @param costs hears what every finished run has cost */
    public ProjectRuns(ProjectFile file, JobGroup jobs, Engine engine, ProjectBackbones backbones,
            CheckpointShelf checkpoints, Consumer<Measurement> costs) {
        this.checkpoints = checkpoints;
        this.file = file;
        this.jobs = jobs;
        this.engine = engine;
        this.backbones = backbones;
        this.costs = costs;
        this.feeds = new Feeds(file, engine, backbones, jobs.decoding());
        this.provenances = new Provenances(engine);
    }

    /** @param changed called when the run was stored as started and as ended */
    public Job<RunResult> train(Dataset data, RunSpec spec, TrainingListener listener, Runnable changed) {
        return jobs.queue(() -> Words.say("run.job.train", Words.title(spec.method())),
                job -> goingOn(job, changed, () -> perform(RunPlan.of(data, spec).withTextOf(file), listener, changed, job)));
    }

    /** A run again with the images, labels and split that it recorded; what came of it is in the notes of the new one. */
    public Job<RunResult> repeat(long id, TrainingListener listener, Runnable changed) {
        return jobs.queue(() -> Words.say("run.job.repeat", id), job -> goingOn(job, changed, () -> {
            StoredRun run = file.run(id);
            LabelRuns.refuse(id, run.summary().spec());
            feeds.of(run);
            Repeat repeat = Repeat.of(run, file);
            return perform(repeat.plan(), repeat.stoppingAsThen(listener, job), changed, job);
        }));
    }

    private interface Going {
        RunResult on() throws HandfulException;
    }

    private RunResult goingOn(Job<RunResult> job, Runnable changed, Going work) throws HandfulException {
        active = job;
        try {
            return work.on();
        } finally {
            active = null;
            changed.run();
        }
    }

    private RunResult perform(RunPlan given, TrainingListener listener, Runnable changed, Job<RunResult> job)
            throws HandfulException {
        ImageFeed feed = feeds.of(given.spec());
        int dim = feed.session().card().embedding();
        RunPlan plan = given.fitting(dim);
        List<String> beforehand = plan == given ? List.of() : given.text().stream()
                .map(t -> Words.say("run.note.text.length", t.name(), t.vectors().dim(), dim)).toList();
        Obstacles.check(backbones.byId(plan.spec().backbone()), plan.method(), plan.spec().settings(),
                plan.data().labels().size());
        DeviceReport device = engine.device();
        long run = file.startRun(plan.start(feed, provenances.now()));
        changed.run();
        LiveModel.Port port = model -> live = new Live(run, model);
        return new RunWork(file, plan, feed, listener, job, port, checkpoints, costs).noting(beforehand).perform(run, device);
    }

    public Optional<Job<RunResult>> active() {
        return Optional.ofNullable(active);
    }

    /** Newest first. */
    public List<RunInfo> list() throws HandfulException {
        return file.runs().stream().map(Results::line).toList();
    }

    public RunResult result(long run) throws HandfulException {
        StoredRun stored = file.run(run);
        List<InstalledBackbone> installed = backbones.list();
        return Results.of(stored, id -> installed.stream().filter(b -> b.id().equals(id)).findFirst()
                .map(InstalledBackbone::card));
    }

    public Job<List<Guess>> predict(long run, List<ImageInput> images) {
        return jobs.start(() -> Words.say("run.job.predict", images.size()),
                job -> guess(run, images, job));
    }

    private List<Guess> guess(long run, List<ImageInput> images, Job<?> job) throws HandfulException {
        Pace pace = new Pace(job, Stage.EVALUATING);
        try {
            return guesser(run).guess(images, pace, job.token());
        } catch (CancellationException e) {
            job.token().throwIfCancelled();
            // Nobody cancelled this: the training that was asked ended meanwhile, and may have left its model.
            return kept(run).guess(images, pace, job.token());
        }
    }

    private Guesser guesser(long run) throws HandfulException {
        Live now = live;
        if (now.model() != null && now.run() == run) {
            StoredRun stored = file.run(run);
            return new Guesser(feeds.of(stored), stored, now.model());
        }
        return kept(run);
    }

    /** What becomes of a run's classes when others are added. */
    public Job<SessionReport> sessions(Dataset data, SessionPlan plan) {
        return jobs.start(() -> Words.say("run.job.sessions"), job -> {
            StoredRun run = file.run(plan.run());
            LabelRuns.refuse(plan.run(), run.summary().spec());
            SessionReport report = new SessionWork(feeds.of(run), run, plan, job).perform(data, RunPlan.groups(data));
            KeptSessions.keep(file, report);
            return report;
        });
    }

    /** Learns each label of images that have several, and keeps the run. */
    public Job<LabelRun> labels(Dataset data, MultiLabelPlan plan, Runnable changed) {
        return jobs.queue(() -> Words.say("run.job.several"), job -> {
            ImageFeed feed = feeds.of(plan.backbone());
            LabelRun run = LabelRuns.perform(file, feed, data, RunPlan.groups(data), plan,
                    Words.say("run.name.labels", feed.session().card().name(), plan.shots()), provenances.now(), job);
            changed.run();
            return run;
        });
    }

    public Job<EmbeddingMatrix> embed(Dataset data, String backbone) {
        return jobs.start(() -> Words.say("run.job.embed", data.size(), backbone),
                job -> embeddings(data, backbone, job));
    }

    public Job<Path> export(Dataset data, String backbone, Path out) {
        return jobs.start(() -> Words.say("run.job.embed", data.size(), backbone), job -> {
            EmbeddingFile.write(out, data, embeddings(data, backbone, job), backbone);
            return out;
        });
    }

    private EmbeddingMatrix embeddings(Dataset data, String backbone, Job<?> job) throws HandfulException {
        return feeds.of(backbone).embeddings(data.samples().stream().map(Sample::image).toList(),
                new Pace(job, Stage.EMBEDDING), job.token());
    }

    private Guesser kept(long run) throws HandfulException {
        synchronized (guessers) {
            Guesser known = guessers.get(run);
            if (known != null) {
                return known;
            }
            Guesser fresh = restore(run);
            guessers.put(run, fresh);
            if (guessers.size() > KEPT) {
                guessers.pollFirstEntry();
            }
            return fresh;
        }
    }

    private Guesser restore(long run) throws HandfulException {
        StoredRun stored = file.run(run);
        HeadState state = file.headState(run).orElseThrow(() -> new InputException(
                InputException.Problem.UNKNOWN, Because.of("because.what.model", stored.summary().name()),
                Because.of("because.there.finished")));
        ImageFeed feed = feeds.of(stored);
        if (LabelRuns.is(stored.summary().spec())) {
            return new Guesser(feed, stored, LabelHead.restore(state));
        }
        AdaptationMethod<?> method = Methods.byId(stored.summary().spec().method());
        Dataset nothing = new Dataset(new LabelSpace(stored.summary().classes()), List.of(),
                List.of());
        return new Guesser(feed, stored, new Learner(feed, nothing).restore(method, state));
    }
}
