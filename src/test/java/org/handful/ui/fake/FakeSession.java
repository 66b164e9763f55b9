package org.handful.ui.fake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.sessions.SessionReport;
import org.handful.error.InputException;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelSpace;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.model.TrainingEvent;
import org.handful.run.ImageFacts;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.data.AttributeShelf;
import org.handful.run.data.ClassShelf;
import org.handful.run.data.HistoryList;
import org.handful.run.data.SplitDesk;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.preflight.Preflight;
import org.handful.run.queue.RunQueue;
import org.handful.run.intake.Intake;
import org.handful.run.result.CheckReport;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.run.result.ProjectInfo;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.run.shelf.RunShelf;

/** A project in memory. Jobs run on the executor it is given: at once in tests. Thread-safe like the real one. */
public final class FakeSession implements ProjectSession {
    private record Step(String words, Runnable forth, Runnable back) {}

    private final Path path;
    private final Executor worker;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> memory = new ConcurrentHashMap<>();
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final Map<Long, RunResult> results = new TreeMap<>(Collections.reverseOrder());
    private final Map<Long, List<TrainingEvent>> curves = new HashMap<>();
    private final FakeShelf shelf = new FakeShelf(this);
    private final FakeAudits audits = new FakeAudits(this);
    final FakeLabels labels = new FakeLabels();
    private final FakeRaces races = new FakeRaces(this);
    private final List<Set<String>> nearDuplicates = new CopyOnWriteArrayList<>();
    private volatile Dataset dataset = new Dataset(new LabelSpace(List.of()), List.of(), List.of());
    private volatile FakeTraining training;
    private final FakePreflight preflight = new FakePreflight();
    private final FakeQueue queue = new FakeQueue();
    private final FakeIntake intake = new FakeIntake(this);
    private final FakeTexts texts = new FakeTexts(this);
    private long nextRun = 1;
    private boolean closed;

    public FakeSession(Path path, Executor worker) {
        this.path = path;
        this.worker = worker;
    }

    /** Classes of leaves with so many images each, every third image with an attribute {@code light}. */
    public FakeSession withLeaves(int perClass, String... classes) {
        List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < classes.length; k++) {
            for (int i = 0; i < perClass; i++) {
                String leaf = classes[k] + "/" + classes[k].toLowerCase(java.util.Locale.ROOT) + "-" + (100 + i);
                samples.add(FakeImages.sample(files, leaf + ".jpg", k, k, i, i % 3 == 0 ? Map.of("light", i % 2 == 0 ? "lamp" : "window") : Map.of()));
            }
        }
        return with(new LabelSpace(List.of(classes)), List.of("light"), samples);
    }

    public FakeSession withUnlabelled(int count) {
        List<Sample> samples = new ArrayList<>(dataset.samples());
        for (int i = 0; i < count; i++) {
            samples.add(FakeImages.sample(files, "new/scan-" + (100 + i) + ".jpg", Sample.UNLABELLED, i % 4, 900 + i, Map.of()));
        }
        return with(dataset.labels(), dataset.attributeNames(), samples);
    }

    public FakeSession withNearDuplicates(Set<String> group) {
        nearDuplicates.add(group);
        return this;
    }

    /** The training that was started last, for the test to drive. */
    public FakeTraining training() {
        return training;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public ProjectInfo info() {
        return FakeSessions.info(path, dataset, results.size());
    }

    @Override
    public Dataset dataset() {
        return dataset;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public byte[] thumbnail(String sha256) throws InputException {
        return imageBytes(sha256);
    }

    @Override
    public byte[] imageBytes(String sha256) throws InputException {
        byte[] bytes = files.get(sha256);
        if (bytes == null) {
            throw new InputException(InputException.Problem.UNKNOWN, "image " + sha256, "no such");
        }
        return bytes;
    }

    @Override
    public Job<ImportReport> importImages(List<Path> sources, ImportOptions options) {
        Job<ImportReport> job = new Job<>("Importing images");
        worker.execute(() -> new FakeImport(this, files).run(job, sources, options));
        return job;
    }

    @Override
    public void addClass(String name) throws InputException {
        if (dataset.labels().indexOf(name) >= 0) {
            throw new InputException(InputException.Problem.BAD_SETTING, "class name", name, "there is one already");
        }
        edit("adding class " + name, d -> {
            List<String> names = new ArrayList<>(d.labels().names());
            names.add(name);
            return new Dataset(FakeClasses.named(d.labels(), names), d.attributeNames(), d.samples());
        });
    }

    @Override
    public void renameClass(String from, String to) {
        edit("renaming " + from, d -> new Dataset(FakeClasses.renamed(d.labels(), from, to),
                d.attributeNames(), d.samples()));
    }

    @Override
    public void mergeClasses(String from, String into) {
        edit("merging " + from + " into " + into, d -> FakeClasses.without(d, from, d.labels().indexOf(into)));
    }

    @Override
    public void deleteClass(String name) {
        edit("deleting class " + name, d -> FakeClasses.without(d, name, Sample.UNLABELLED));
    }

    @Override
    public void setLabel(List<String> images, String className) {
        String words = className == null ? "taking labels away" : "labelling " + images.size() + " as " + className;
        edit(words, d -> {
            List<String> names = new ArrayList<>(d.labels().names());
            if (className != null && !names.contains(className)) {
                names.add(className);
            }
            int label = className == null ? Sample.UNLABELLED : names.indexOf(className);
            return new Dataset(FakeClasses.named(d.labels(), names), d.attributeNames(), FakeSessions.each(d, images,
                    s -> new Sample(s.image(), label, s.attributes(), s.role())));
        });
    }

    @Override
    public void setAttribute(List<String> images, String attribute, String value) {
        edit("setting " + attribute, d -> {
            List<String> names = new ArrayList<>(d.attributeNames());
            if (!names.contains(attribute)) {
                names.add(attribute);
            }
            return new Dataset(d.labels(), names, FakeSessions.each(d, images, s -> {
                Map<String, String> next = new HashMap<>(s.attributes());
                if (value == null) {
                    next.remove(attribute);
                } else {
                    next.put(attribute, value);
                }
                return new Sample(s.image(), s.label(), next, s.role());
            }));
        });
    }

    @Override
    public void setRole(List<String> images, SplitRole role) {
        edit("changing the side of " + images.size(), d -> new Dataset(d.labels(), d.attributeNames(),
                FakeSessions.each(d, images, s -> new Sample(s.image(), s.label(), s.attributes(), role))));
    }

    @Override
    public void removeImages(List<String> images) {
        edit("removing " + images.size() + " images", d -> new Dataset(d.labels(), d.attributeNames(),
                d.samples().stream().filter(s -> !images.contains(s.image().name())).toList()));
    }

    @Override
    public Optional<String> undoable() {
        synchronized (done) {
            return Optional.ofNullable(done.peek()).map(Step::words);
        }
    }

    @Override
    public Optional<String> redoable() {
        synchronized (done) {
            return Optional.ofNullable(undone.peek()).map(Step::words);
        }
    }

    @Override
    public void undo() {
        move(done, undone, Step::back);
    }

    @Override
    public void redo() {
        move(undone, done, Step::forth);
    }

    private void move(Deque<Step> from, Deque<Step> to, Function<Step, Runnable> way) {
        synchronized (done) {
            if (!from.isEmpty()) {
                Step step = from.pop();
                to.push(step);
                way.apply(step).run();
            }
        }
        changed();
    }

    @Override
    public HistoryList history() {
        return new FakeHistory(this);
    }

    @Override
    public ClassShelf classes() {
        return new FakeClasses(this);
    }

    @Override
    public SplitDesk split() {
        return new FakeSplitDesk(this);
    }

    @Override
    public AttributeShelf attributes() {
        return new FakeAttributes(this);
    }

    @Override
    public FakeTexts texts() {
        return texts;
    }

    /** Words of every edit, oldest first; the first so many are applied. */
    List<String> words() {
        synchronized (done) {
            return Stream.concat(done.reversed().stream(), undone.stream()).map(Step::words).toList();
        }
    }

    int applied() {
        synchronized (done) {
            return done.size();
        }
    }

    @Override
    public Job<RunResult> train(RunSpec spec, TrainingListener listener) {
        training = new FakeTraining(nextRun++, spec, this, listener);
        changed();
        return training.job();
    }

    @Override
    public Optional<Job<RunResult>> activeTraining() {
        FakeTraining now = training;
        return now == null || now.job().result().isDone() ? Optional.empty() : Optional.of(now.job());
    }

    @Override
    public FakePreflight preflight() {
        return preflight;
    }

    /** Says what runs will cost. */
    public FakePreflight costs() {
        return preflight;
    }

    @Override
    public RunQueue queue() {
        return queue;
    }

    @Override
    public List<RunInfo> runs() {
        List<RunInfo> out = new ArrayList<>();
        FakeTraining now = training;
        if (now != null && !now.job().result().isDone() && !results.containsKey(now.id)) {
            out.add(new RunInfo(now.id, now.spec.method() + " " + now.id, Instant.EPOCH, now.spec, RunStatus.RUNNING,
                    null));
        }
        results.values().forEach(r -> out.add(FakeSessions.line(r, shelf)));
        out.addAll(labels.infos());
        return out;
    }

    @Override
    public Job<LabelRun> trainLabels(MultiLabelPlan plan) {
        return labels.train(nextRun++, plan, audits, this::changed);
    }

    @Override
    public RunResult run(long id) throws InputException {
        return FakeSessions.known(results, id);
    }

    @Override
    public List<TrainingEvent> events(long id) {
        return curves.getOrDefault(id, List.of());
    }

    @Override
    public void renameRun(long id, String name) {
        results.computeIfPresent(id, (k, r) -> FakeSessions.renamed(r, name));
        changed();
    }

    @Override
    public void deleteRun(long id) {
        Map<Long, ?> from = labels.has(id) ? labels.runs() : results;
        FakeSessions.delete(from, id, this);
    }

    @Override
    public RunShelf shelf() {
        return shelf;
    }

    @Override
    public FakeAudits audits() {
        return audits;
    }

    @Override
    public FakeRaces races() {
        return races;
    }

    @Override
    public Job<SessionReport> sessions(SessionPlan plan) {
        return FakeSessions.of(plan, results.get(plan.run()), dataset().labels().names(), shelf);
    }

    @Override
    public Job<List<Guess>> predict(long runId, List<ImageInput> images) {
        Job<List<Guess>> job = new Job<>("Predicting");
        worker.execute(() -> {
            FakeTraining now = training;
            var empty = new InputException(InputException.Problem.UNREADABLE, "empty.png", "the file is empty");
            if (images.stream().allMatch(FakeGuess::nothing)) {
                job.result().completeExceptionally(empty);
                return;
            }
            int step = now != null && now.id == runId && !now.job().result().isDone() ? now.currentStep() : 0;
            job.result().complete(images.stream().map(i -> FakeGuess.nothing(i) ? Guess.unread(i.name(), empty) : labels.has(runId) ? FakeLabels.guess(i.name())
                    : FakeGuess.of(i, dataset, step)).toList());
        });
        return job;
    }

    @Override
    public Job<EmbeddingMatrix> embed(String backbone) {
        return FakeSessions.done(new EmbeddingMatrix(dataset.size(), 2, new float[2 * dataset.size()]));
    }

    @Override
    public Job<Path> exportEmbeddings(String backbone, Path out) {
        return FakeSessions.done(out);
    }

    @Override
    public ImageFacts facts() {
        return new FakeImageFacts(this);
    }

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public List<Set<String>> nearDuplicates() {
        return List.copyOf(nearDuplicates);
    }

    @Override
    public CheckReport check() {
        return new CheckReport(dataset.size(), results.size(), List.of());
    }

    @Override
    public Optional<String> memory(String key) {
        return Optional.ofNullable(memory.get(key));
    }

    @Override
    public void remember(String key, String value) {
        memory.put(key, value);
    }

    @Override
    public void close() {
        closed = true;
    }

    void ended(FakeTraining run, RunResult result) {
        if (result != null) {
            results.put(run.id, result);
            curves.put(run.id, List.copyOf(run.events));
        }
        run.job().result().whenComplete((r, e) -> changed());
    }

    void edit(String words, UnaryOperator<Dataset> change) {
        synchronized (done) {
            Dataset before = dataset;
            Dataset after = change.apply(before);
            edit(words, () -> dataset = after, () -> dataset = before);
        }
    }

    void edit(String words, Runnable forth, Runnable back) {
        synchronized (done) {
            forth.run();
            done.push(new Step(words, forth, back));
            undone.clear();
        }
        changed();
    }

    static Dataset sorted(LabelSpace labels, List<String> attributes, List<Sample> samples) {
        return new Dataset(labels, attributes, samples.stream()
                .sorted(java.util.Comparator.comparing(s -> s.image().name())).toList());
    }

    public FakeSession with(LabelSpace labels, List<String> attributes, List<Sample> samples) {
        dataset = sorted(labels, attributes, samples);
        changed();
        return this;
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }
}
