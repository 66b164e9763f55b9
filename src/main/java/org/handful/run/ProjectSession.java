package org.handful.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.RunSpec;
import org.handful.model.SplitRole;
import org.handful.model.TrainingEvent;
import org.handful.run.result.BackboneInfo;
import org.handful.run.data.AttributeShelf;
import org.handful.run.data.ClassShelf;
import org.handful.run.data.HistoryList;
import org.handful.run.data.SplitDesk;
import org.handful.run.intake.Intake;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.preflight.Preflight;
import org.handful.run.queue.RunQueue;
import org.handful.run.audit.Audits;
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
import org.handful.run.shelf.RunShelf;
import org.handful.run.text.TextShelf;

/**
 * One open project. Edits are on disk when the method returns. Thread-safe; apart from {@link #dataset()}, {@link
 * #path()} and {@link #activeTraining()} nothing here is for the FX thread.
 */
public interface ProjectSession extends AutoCloseable {
    Path path();

    ProjectInfo info() throws HandfulException;

    /** The current snapshot; cheap, from memory. */
    Dataset dataset();

    /** Its only backbone when the project holds embeddings from a file in place of images; empty otherwise. */
    default Optional<BackboneInfo> givenBackbone() throws HandfulException {
        return Optional.empty();
    }

    /** What there is to embed it with: that backbone, or all that are installed. */
    default List<BackboneInfo> backbones(Workbench workbench) throws HandfulException {
        Optional<BackboneInfo> given = givenBackbone();
        return given.isPresent() ? List.of(given.get()) : workbench.backbones();
    }

    /** Calls after every edit, undo, redo, import and run, on the thread that made it. */
    void onChange(Runnable listener);

    // What the images are

    /** JPEG, longer side 256 px. */
    byte[] thumbnail(String sha256) throws HandfulException;

    /** The file's bytes as they were imported; of an embedding that came without an image, a drawing of it. */
    byte[] imageBytes(String sha256) throws HandfulException;

    /**
     * Reads folders and files, or files of embeddings of images and of class names, into the project, in batches:
     * what was read stays when it is cancelled, and the report then says so.
     */
    Job<ImportReport> importImages(List<Path> sources, ImportOptions options);

    // Edits, each undoable

    void addClass(String name) throws HandfulException;

    void renameClass(String from, String to) throws HandfulException;

    /** Moves the images of one class to another and deletes the first. */
    void mergeClasses(String from, String into) throws HandfulException;

    /** Its images become unlabelled. */
    void deleteClass(String name) throws HandfulException;

    /** @param className null for unlabelled; a new name adds the class */
    void setLabel(List<String> images, String className) throws HandfulException;

    /** @param value null to take the value away; a new attribute name adds the attribute */
    void setAttribute(List<String> images, String attribute, String value) throws HandfulException;

    void setRole(List<String> images, SplitRole role) throws HandfulException;

    void removeImages(List<String> images) throws HandfulException;

    /** What undo would take back, in words; empty when there is nothing. Cheap. */
    Optional<String> undoable();

    Optional<String> redoable();

    void undo() throws HandfulException;

    void redo() throws HandfulException;

    /** Every edit, with what can be redone. */
    HistoryList history();

    // More about the data

    ClassShelf classes();

    SplitDesk split();

    AttributeShelf attributes();

    /** Embeddings of the class names, for a project of embeddings. */
    default TextShelf texts() {
        return TextShelf.NONE;
    }

    /** How images come in, and what is computed from their pixels. */
    Intake intake();

    // Runs

    /** Embeds (from the cache where it can), splits, adapts, evaluates, stores. Runs one after the other. */
    Job<RunResult> train(RunSpec spec, TrainingListener listener);

    /**
     * Learns each label of images that have several, where the names of classes list labels, and keeps it among the
     * runs.
     */
    Job<LabelRun> trainLabels(MultiLabelPlan plan);

    /** The run that is going on, if any. Cheap. */
    Optional<Job<RunResult>> activeTraining();

    /** What a run would cost. */
    Preflight preflight();

    /** The runs that wait. */
    RunQueue queue();

    /** Newest first. */
    List<RunInfo> runs() throws HandfulException;

    RunResult run(long id) throws HandfulException;

    List<TrainingEvent> events(long id) throws HandfulException;

    void renameRun(long id, String name) throws HandfulException;

    void deleteRun(long id) throws HandfulException;

    /** What can be done with runs once they ended. */
    RunShelf shelf();

    /** Methods against each other. */
    Races races();

    /** What may be wrong with labels, and with what a run learned. */
    Audits audits();

    /**
     * Adds the classes that a finished run does not know to what it knows, session after session. What comes of it
     * is kept with the run; nothing else changes.
     */
    Job<SessionReport> sessions(SessionPlan plan);

    // Use

    /**
     * Classifies images with a finished run, or, when that run is going on, with what it has learned so far, between
     * two of its steps.
     */
    Job<List<Guess>> predict(long runId, List<ImageInput> images);

    /** Embeddings of all images in dataset order. */
    Job<EmbeddingMatrix> embed(String backbone);

    /** Writes the embeddings of all images with names, labels and attributes in the metadata; a file or nothing. */
    Job<Path> exportEmbeddings(String backbone, Path out);

    /** What is known about the images that no person said. */
    ImageFacts facts();

    /** Images whose nearest other image is a near-duplicate: groups of names, each with two or more. */
    List<Set<String>> nearDuplicates();

    CheckReport check() throws HandfulException;

    /** A setting kept with the project, such as the open screen. */
    Optional<String> memory(String key);

    void remember(String key, String value);

    @Override
    void close();
}
