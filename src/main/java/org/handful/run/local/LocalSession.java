package org.handful.run.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.RunSpec;
import org.handful.model.SplitRole;
import org.handful.model.TrainingEvent;
import org.handful.run.fitted.GivenEmbeddings;
import org.handful.run.result.BackboneInfo;
import org.handful.run.ImageFacts;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.audit.Audits;
import org.handful.run.audit.ProjectAudits;
import org.handful.run.data.AttributeShelf;
import org.handful.run.data.ClassShelf;
import org.handful.run.data.HistoryList;
import org.handful.run.data.SplitDesk;
import org.handful.run.intake.Intake;
import org.handful.run.intake.MeasureTable;
import org.handful.run.local.data.Editing;
import org.handful.run.local.data.FileAttributes;
import org.handful.run.local.data.FileClasses;
import org.handful.run.local.data.FileHistory;
import org.handful.run.local.data.FileSplit;
import org.handful.run.local.data.FileTexts;
import org.handful.run.local.data.LookAlikes;
import org.handful.run.local.intake.FileIntake;
import org.handful.run.local.intake.MeasureBook;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.preflight.Preflight;
import org.handful.run.queue.RunQueue;
import org.handful.run.race.Races;
import org.handful.run.result.CheckReport;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.run.result.ProjectInfo;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.sessions.SessionPlan;
import org.handful.run.sessions.SessionReport;
import org.handful.run.shelf.RunImages;
import org.handful.run.shelf.RunShelf;
import org.handful.run.text.TextShelf;
import org.handful.run.train.ProjectRuns;
import org.handful.run.train.Words;
import org.handful.run.work.JobGroup;
import org.handful.store.ProjectFile;
import org.handful.store.record.IntegrityReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A project file with its jobs. Edits go to the file first; then the snapshot is read anew and listeners hear of it. */
final class LocalSession implements ProjectSession {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSession.class);

    private final ProjectFile file;
    private final JobGroup jobs;
    private final ProjectRuns runs;
    private final RunShelf shelf;
    private final Races races;
    private final Audits audits;
    private final LocalPreflight preflight;
    private final Listeners listeners = new Listeners();
    private final LookAlikes lookAlikes = new LookAlikes();
    private final MeasureBook measures = new MeasureBook(this::fine);
    private final Intake intake;
    private final Runnable remember;
    private final Runnable afterClose;
    private final Consumer<LocalSession> closing;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Snapshot snapshot;

    LocalSession(ProjectFile file, JobGroup jobs, ProjectRuns runs, Function<Supplier<Dataset>, Races> races,
            Function<ProjectAudits.Source, Audits> audits,
            LocalPreflight preflight, Runnable remember, Runnable afterClose, Consumer<LocalSession> closing) throws HandfulException {
        this.file = file;
        this.jobs = jobs;
        this.runs = runs;
        this.shelf = new LocalShelf(file, runs, this::dataset, this::edit, listeners::tell);
        this.races = races.apply(this::dataset);
        this.audits = audits.apply(new AuditSource());
        this.preflight = preflight;
        this.remember = remember;
        this.afterClose = afterClose;
        this.closing = closing;
        this.snapshot = Snapshot.of(file);
        this.intake = new FileIntake(file, jobs, measures, this::dataset, lookAlikes::sets, this::edit, this::take);
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public ProjectInfo info() throws HandfulException {
        var i = file.info();
        return new ProjectInfo(file.path(), i.created(), i.images(), i.perClass(), i.unlabelled(), i.attributes(),
                i.runs(), i.bytesOnDisk(), i.formatVersion());
    }

    @Override
    public Dataset dataset() {
        return snapshot.dataset();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public byte[] thumbnail(String sha256) throws HandfulException {
        return file.thumbnail(sha256);
    }

    @Override
    public byte[] imageBytes(String sha256) throws HandfulException {
        return dataset().imageless() ? file.thumbnail(sha256) : file.imageBytes(sha256);
    }

    @Override
    public Optional<BackboneInfo> givenBackbone() throws HandfulException {
        return GivenEmbeddings.of(file).map(GivenEmbeddings::installed).map(LocalWorkbench::info);
    }

    @Override
    public Job<ImportReport> importImages(List<Path> sources, ImportOptions options) {
        return jobs.start(() -> Words.say("run.job.import"),
                job -> {
                    try {
                        return EmbeddingImport.suits(sources)
                                ? new EmbeddingImport(file, this::refreshQuietly).perform(sources, job)
                                : importWork(options).perform(sources, job);
                    } finally {
                        remember.run();
                    }
                });
    }

    @Override
    public void addClass(String name) throws HandfulException {
        edit(f -> f.addClass(name));
    }

    @Override
    public void renameClass(String from, String to) throws HandfulException {
        edit(f -> f.renameClass(from, to));
    }

    @Override
    public void mergeClasses(String from, String into) throws HandfulException {
        edit(f -> f.mergeClasses(List.of(from), into));
    }

    @Override
    public void deleteClass(String name) throws HandfulException {
        edit(f -> f.deleteClass(name));
    }

    @Override
    public void setLabel(List<String> images, String className) throws HandfulException {
        edit(f -> f.setLabel(images, className));
    }

    @Override
    public void setAttribute(List<String> images, String attribute, String value) throws HandfulException {
        edit(f -> f.setAttribute(images, attribute, value));
    }

    @Override
    public void setRole(List<String> images, SplitRole role) throws HandfulException {
        edit(f -> f.setRole(images, role));
    }

    @Override
    public void removeImages(List<String> images) throws HandfulException {
        edit(f -> f.removeImages(images));
    }

    @Override
    public Optional<String> undoable() {
        return snapshot.undoable();
    }

    @Override
    public Optional<String> redoable() {
        return snapshot.redoable();
    }

    @Override
    public void undo() throws HandfulException {
        edit(ProjectFile::undo);
    }

    @Override
    public void redo() throws HandfulException {
        edit(ProjectFile::redo);
    }

    @Override
    public HistoryList history() {
        return new FileHistory(file, this::edit);
    }

    @Override
    public ClassShelf classes() {
        return new FileClasses(this::edit);
    }

    @Override
    public SplitDesk split() {
        return new FileSplit(this::edit, this::dataset, lookAlikes::groups, () -> snapshot.testLocked());
    }

    @Override
    public AttributeShelf attributes() {
        return new FileAttributes(this::edit);
    }

    @Override
    public TextShelf texts() {
        return new FileTexts(this::edit, () -> snapshot.texts());
    }

    @Override
    public Job<RunResult> train(RunSpec spec, TrainingListener listener) {
        return runs.train(dataset(), spec, listener, listeners::tell);
    }

    @Override
    public Optional<Job<RunResult>> activeTraining() {
        return runs.active();
    }

    @Override
    public Preflight preflight() {
        return preflight.of(this::dataset);
    }

    @Override
    public RunQueue queue() {
        return new StoredQueue(file.toCome());
    }

    @Override
    public List<RunInfo> runs() throws HandfulException {
        return runs.list();
    }

    @Override
    public RunResult run(long id) throws HandfulException {
        return runs.result(id);
    }

    @Override
    public List<TrainingEvent> events(long id) throws HandfulException {
        return file.events(id);
    }

    @Override
    public void renameRun(long id, String name) throws HandfulException {
        edit(f -> f.renameRun(id, name));
    }

    @Override
    public void deleteRun(long id) throws HandfulException {
        edit(f -> f.deleteRun(id));
    }

    @Override
    public RunShelf shelf() {
        return shelf;
    }

    @Override
    public Races races() {
        return races;
    }

    @Override
    public Audits audits() {
        return audits;
    }

    private final class AuditSource implements ProjectAudits.Source {
        @Override
        public Dataset dataset() {
            return LocalSession.this.dataset();
        }

        @Override
        public RunResult run(long id) throws HandfulException {
            return LocalSession.this.run(id);
        }

        @Override
        public RunImages images(long id) throws HandfulException {
            return shelf.images(id);
        }

        @Override
        public MeasureTable measures() {
            return intake.measures().table();
        }

        @Override
        public byte[] bytes(String sha256) throws HandfulException {
            return file.imageBytes(sha256);
        }
    }

    @Override
    public Job<LabelRun> trainLabels(MultiLabelPlan plan) {
        return runs.labels(dataset(), plan, listeners::tell);
    }

    @Override
    public Job<SessionReport> sessions(SessionPlan plan) {
        return runs.sessions(dataset(), plan);
    }

    @Override
    public Job<List<Guess>> predict(long runId, List<ImageInput> images) {
        return runs.predict(runId, images);
    }

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public Job<EmbeddingMatrix> embed(String backbone) {
        return runs.embed(dataset(), backbone);
    }

    @Override
    public Job<Path> exportEmbeddings(String backbone, Path out) {
        return runs.export(dataset(), backbone, out);
    }

    @Override
    public ImageFacts facts() {
        return new LocalImageFacts(file, this::dataset);
    }

    @Override
    public List<Set<String>> nearDuplicates() {
        return lookAlikes.sets(dataset());
    }

    @Override
    public CheckReport check() throws HandfulException {
        IntegrityReport report = file.check();
        return new CheckReport(report.images(), file.runs().size(), report.problems());
    }

    @Override
    public Optional<String> memory(String key) {
        try {
            return file.setting(key);
        } catch (HandfulException e) {
            // A window that forgets its place is no reason to stop anybody's work.
            LOG.warn("{} is not readable", key, e);
            return Optional.empty();
        }
    }

    @Override
    public void remember(String key, String value) {
        try {
            file.putSetting(key, value);
        } catch (HandfulException e) {
            LOG.warn("{} was not stored", key, e);
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        jobs.close();
        try {
            remember.run();
        } finally {
            file.close();
            afterClose.run();
            closing.accept(this);
        }
    }

    private Set<String> fine() {
        return snapshot.fine();
    }

    private void edit(Editing.Edit edit) throws HandfulException {
        edit.on(file);
        refresh();
    }

    private Job<ImportReport> take(List<ImageInput> pictures, Optional<String> intoClass) {
        var options = new ImportOptions(Optional.empty(), Optional.empty(), false, intoClass);
        return jobs.start(() -> Words.say("run.job.import"), job -> importWork(options).take(pictures, job));
    }

    private ImportWork importWork(ImportOptions options) {
        return new ImportWork(file, jobs, options, measures, this::refreshQuietly);
    }

    private void refresh() throws HandfulException {
        synchronized (this) {
            snapshot = Snapshot.of(file);
        }
        listeners.tell();
    }

    /** For a batch of an import: if reading fails, the import itself meets the same trouble and reports it. */
    private void refreshQuietly() {
        try {
            refresh();
        } catch (HandfulException e) {
            LOG.warn("the project could not be read", e);
        }
    }
}
