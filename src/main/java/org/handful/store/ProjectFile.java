package org.handful.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.ImageRef;
import org.handful.model.SplitRole;
import org.handful.model.TrainingEvent;
import org.handful.store.content.Compaction;
import org.handful.store.content.DatasetReader;
import org.handful.store.content.EmbeddingCache;
import org.handful.store.content.Figures;
import org.handful.store.content.ImageContent;
import org.handful.store.content.ImageDates;
import org.handful.store.content.IntegrityCheck;
import org.handful.store.edit.ClassEdits;
import org.handful.store.edit.ImageEdits;
import org.handful.store.edit.Journal;
import org.handful.store.edit.SplitEdits;
import org.handful.store.record.AddedImages;
import org.handful.store.record.EmbeddingKey;
import org.handful.store.record.FinishedRun;
import org.handful.store.record.HeadChoice;
import org.handful.store.record.HistoryEntry;
import org.handful.store.record.IntegrityReport;
import org.handful.store.record.NewImage;
import org.handful.store.record.NewRun;
import org.handful.store.record.ProjectInfo;
import org.handful.store.record.RunStatus;
import org.handful.store.record.RunSummary;
import org.handful.store.record.StoredRun;
import org.handful.store.runs.RunEdits;
import org.handful.store.runs.RunQueries;
import org.handful.store.runs.RunRecorder;
import org.handful.store.sql.Database;
import org.handful.store.sql.DatabaseOpener;
import org.handful.store.sql.Migrations;
import org.handful.store.sql.Work;

/**
 * An open project, so that the rest of the program needs to know no database. Every change is on the disk when its call
 * returns, and entirely absent when it throws. Edits of images, classes and runs can be undone without limit, also
 * after closing and opening again. Thread-safe; calls block, so make them from background threads. {@link #close} waits for
 * calls under way and leaves a single file.
 */
public final class ProjectFile implements AutoCloseable {
    private final Database database;
    private final DatasetReader reader = new DatasetReader();

    ProjectFile(Database database) {
        this.database = database;
    }

    // Opening

    /** @throws HandfulException when a file of that name exists or cannot be written */
    public static ProjectFile create(Path file) throws HandfulException {
        return new ProjectFile(opener().create(file, sql -> sql.update(
                "INSERT INTO project (id, created, handful) VALUES (1, ?, ?)", Instant.now(), ProgramVersion.read())));
    }

    /** For reading and writing, by one process at a time. Runs that a killed program left are marked as interrupted. */
    public static ProjectFile open(Path file) throws HandfulException {
        ProjectFile project = new ProjectFile(opener().open(file));
        try {
            project.change(RunRecorder::interruptAll);
            return project;
        } catch (HandfulException | RuntimeException e) {
            project.close();
            throw e;
        }
    }

    /** For looking only: works where nothing may be written and while another process has the project open. */
    public static ProjectFile openReadOnly(Path file) throws HandfulException {
        return new ProjectFile(opener().openReadOnly(file));
    }

    private static DatabaseOpener opener() {
        return new DatabaseOpener(Migrations.RELEASED);
    }

    public Path path() {
        return database.file();
    }

    public boolean readOnly() {
        return database.readOnly();
    }

    @Override
    public void close() {
        database.close();
    }

    public ProjectInfo info() throws HandfulException {
        String file = path().getFileName().toString();
        String name = file.endsWith(".handful") ? file.substring(0, file.length() - ".handful".length()) : file;
        try {
            long bytes = database.bytesOnDisk();
            return database.read(sql -> Figures.of(sql, name, bytes));
        } catch (IOException e) {
            throw StorageException.reading(e, path());
        }
    }

    /** Verifies everything; reads every byte of the project. */
    public IntegrityReport check() throws HandfulException {
        return database.read(IntegrityCheck::run);
    }

    /**
     * Deletes what no undo or redo can bring back, and gives the space back to the disk.
     *
     * @param forgetHistory also give up undo and redo, so that removed images are gone for good
     */
    public void compact(boolean forgetHistory) throws HandfulException {
        synchronized (reader) {
            change(sql -> Compaction.run(sql, forgetHistory));
            reader.forget();
        }
        database.vacuum();
    }

    // Images

    /** The current images with labels and attributes; after an edit only what it touched is read again. */
    public Dataset dataset() throws HandfulException {
        synchronized (reader) {
            return database.read(reader::read);
        }
    }

    /** One edit. An image whose name and content are there already is skipped. */
    public AddedImages addImages(List<NewImage> images) throws HandfulException {
        return startImport().add(images);
    }

    /** Measures, dates and reviewed duplicates. */
    public ImageFacts facts() {
        return new ImageFacts(database);
    }

    /** For an import in batches that is one edit in the history. */
    public ImageImporting startImport() {
        return new ImageImporting(database);
    }

    /** @return images removed */
    public int removeImages(Collection<String> names) throws HandfulException {
        return database.write(sql -> ImageEdits.remove(sql, names));
    }

    /** The image file's bytes, from the project or from where it links to. */
    public byte[] imageBytes(String sha256) throws HandfulException {
        return database.read(sql -> ImageContent.bytes(sql, sha256));
    }

    /** Size and perceptual hash of contents that are in the project, also of removed images, by sha-256. */
    public Map<String, ImageRef> contents(Collection<String> sha256) throws HandfulException {
        return database.read(sql -> ImageContent.known(sql, sha256));
    }

    /** JPEG. */
    public byte[] thumbnail(String sha256) throws HandfulException {
        return database.read(sql -> ImageContent.thumbnail(sql, sha256));
    }

    /**
     * @param className made when there is none of that name; null takes the label away
     * @return images changed
     */
    public int setLabel(Collection<String> images, String className) throws HandfulException {
        return database.write(sql -> ImageEdits.setLabel(sql, images, className));
    }

    /**
     * As one edit.
     *
     * @param classByImage classes are made where there is none of that name; a null value takes the label away
     * @return images changed
     */
    public int setLabels(Map<String, String> classByImage) throws HandfulException {
        return database.write(sql -> ImageEdits.setLabels(sql, classByImage));
    }

    /**
     * @param value null clears the attribute
     * @return images changed
     */
    public int setAttribute(Collection<String> images, String attribute, String value) throws HandfulException {
        return database.write(sql -> ImageEdits.setAttribute(sql, images, attribute, value));
    }

    /**
     * As one edit; attributes that are not named stay as they are.
     *
     * @param byImage image to attribute to value; a null value clears the attribute
     * @return images changed
     */
    public int setAttributes(Map<String, Map<String, String>> byImage) throws HandfulException {
        return database.write(sql -> ImageEdits.setAttributes(sql, byImage));
    }

    /** @return images changed */
    public int setRole(Collection<String> images, SplitRole role) throws HandfulException {
        return database.write(sql -> SplitEdits.setRole(sql, images, role));
    }

    // Classes

    public void addClass(String name) throws HandfulException {
        change(sql -> ClassEdits.add(sql, name));
    }

    public void renameClass(String from, String to) throws HandfulException {
        change(sql -> ClassEdits.rename(sql, from, to));
    }

    /** The images of these classes get the label of another; the emptied classes go. */
    public void mergeClasses(Collection<String> from, String into) throws HandfulException {
        change(sql -> ClassEdits.merge(sql, from, into));
    }

    /** Its images stay, without a label. */
    public void deleteClass(String name) throws HandfulException {
        change(sql -> ClassEdits.delete(sql, name));
    }

    /** @param position among the classes, from 0 */
    public void moveClass(String name, int position) throws HandfulException {
        change(sql -> ClassEdits.move(sql, name, position));
    }

    /** Colours, and which classes take part. */
    public ClassEditing classes() {
        return new ClassEditing(database);
    }

    // Split and attributes

    public SplitEditing split() {
        return new SplitEditing(database);
    }

    public AttributeEditing attributes() {
        return new AttributeEditing(database);
    }

    /** What became of runs when classes were added. */
    public RunSessions sessions() {
        return new RunSessions(database);
    }

    /** Runs that tell any number of labels of an image. */
    public RunLabels labels() {
        return new RunLabels(database);
    }

    /** Embeddings of the class names. */
    public TextEditing texts() {
        return new TextEditing(database);
    }

    // History

    /** What was done, oldest first, with what can be redone at the end. */
    public List<HistoryEntry> history() throws HandfulException {
        return database.read(Journal::history);
    }

    /** What {@link #undo} would take back; looks at one step only. */
    public Optional<HistoryEntry> undoable() throws HandfulException {
        return database.read(Journal::undoable);
    }

    /** What {@link #redo} would do again; looks at one step only. */
    public Optional<HistoryEntry> redoable() throws HandfulException {
        return database.read(Journal::redoable);
    }

    /** @return what was taken back; empty when there was nothing */
    public Optional<HistoryEntry> undo() throws HandfulException {
        return database.write(Journal::undo);
    }

    /** @return what was done again; empty when there was nothing */
    public Optional<HistoryEntry> redo() throws HandfulException {
        return database.write(Journal::redo);
    }

    /**
     * Undoes or redoes until that step is the last that is applied.
     *
     * @param step 0 for the beginning of the history
     * @return steps taken
     */
    public int goTo(long step) throws HandfulException {
        return database.write(sql -> Journal.goTo(sql, step));
    }

    // Settings and cache

    /** What the window remembers for this project; no part of the history. */
    public Optional<String> setting(String key) throws HandfulException {
        return database.read(
                sql -> sql.first("SELECT value FROM setting WHERE key = ?", row -> row.getString(1), key));
    }

    public void putSetting(String key, String value) throws HandfulException {
        change(sql -> sql.update("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", key, value));
    }

    /** Cached embeddings by sha-256 of the image; what was never computed is absent. */
    public Map<String, float[]> embeddings(EmbeddingKey key, Collection<String> sha256) throws HandfulException {
        return database.read(sql -> EmbeddingCache.get(sql, key, sha256));
    }

    /** How many of these images have a cached embedding. */
    public int countEmbeddings(EmbeddingKey key, Collection<String> sha256) throws HandfulException {
        return database.read(sql -> EmbeddingCache.count(sql, key, sha256));
    }

    /** @param embeddings row i belongs to the i-th digest */
    public void putEmbeddings(EmbeddingKey key, List<String> sha256, EmbeddingMatrix embeddings)
            throws HandfulException {
        change(sql -> EmbeddingCache.put(sql, key, sha256, embeddings));
    }

    /** The key that most images have an embedding under; empty when there is none. */
    public Optional<EmbeddingKey> mostUsedEmbedding() throws HandfulException {
        return database.read(EmbeddingCache::mostUsed);
    }

    /** Every cached embedding under a key, one at a time. */
    public void eachEmbedding(EmbeddingKey key, EmbeddingCache.Each each) throws HandfulException {
        database.read(sql -> {
            EmbeddingCache.each(sql, key, each);
            return true;
        });
    }

    /** When images were taken, or came in; by name, absent where it is not known. */
    public Map<String, Instant> dates() throws HandfulException {
        return database.read(ImageDates::of);
    }

    // Runs

    /** @return the run's id */
    public long startRun(NewRun run) throws HandfulException {
        return database.write(sql -> RunRecorder.start(sql, run));
    }

    /** Points of the curves, in order; give many at once. */
    public void appendEvents(long run, List<TrainingEvent> events) throws HandfulException {
        change(sql -> RunRecorder.append(sql, run, events));
    }

    /** The highest memory during a run, while it goes on. */
    public void recordPeak(long run, long bytes) throws HandfulException {
        change(sql -> sql.update("UPDATE run SET peak_bytes = ? WHERE id = ?", bytes, run));
    }

    /** After this the run never changes, whatever becomes of the images. */
    public void finishRun(long run, FinishedRun result) throws HandfulException {
        change(sql -> RunRecorder.finish(sql, run, result));
    }

    /** @param status FAILED or CANCELLED */
    public void failRun(long run, RunStatus status, String reason) throws HandfulException {
        change(sql -> RunRecorder.fail(sql, run, status, reason));
    }

    /** Newest first. */
    public List<RunSummary> runs() throws HandfulException {
        return database.read(RunQueries::all);
    }

    public StoredRun run(long id) throws HandfulException {
        return database.read(sql -> RunQueries.one(sql, id));
    }

    /** The curves so far. */
    public List<TrainingEvent> events(long run) throws HandfulException {
        return database.read(sql -> RunQueries.events(sql, run));
    }

    /** The weights that made the run's predictions; empty when it gave none. */
    public Optional<HeadState> headState(long run) throws HandfulException {
        return database.read(sql -> RunQueries.keptHead(sql, run));
    }

    /** These weights of the run, if it has them. */
    public Optional<HeadState> headState(long run, HeadChoice choice) throws HandfulException {
        return database.read(sql -> RunQueries.head(sql, run, choice));
    }

    public void renameRun(long run, String name) throws HandfulException {
        change(sql -> RunEdits.rename(sql, run, name));
    }

    public void starRun(long run, boolean starred) throws HandfulException {
        change(sql -> RunEdits.star(sql, run, starred));
    }

    public void noteRun(long run, String notes) throws HandfulException {
        change(sql -> RunEdits.note(sql, run, notes));
    }

    /** Can be undone. */
    public void deleteRun(long run) throws HandfulException {
        change(sql -> RunEdits.delete(sql, run));
    }

    /** The runs that wait. */
    public RunsToCome toCome() {
        return new RunsToCome(database);
    }

    private void change(Work.Action action) throws HandfulException {
        database.write(action.asWork());
    }
}
