package org.handful.run.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handful.error.HandfulException;
import org.handful.method.embedding.noisy.Decision;
import org.handful.model.Dataset;
import org.handful.model.SplitRole;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.local.data.Editing;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.result.RunResult;
import org.handful.run.sessions.KeptSessions;
import org.handful.run.shelf.Cleaning;
import org.handful.run.shelf.Drift;
import org.handful.run.shelf.RunImages;
import org.handful.run.shelf.RunShelf;
import org.handful.run.train.Drifts;
import org.handful.run.train.ProjectRuns;
import org.handful.store.ProjectFile;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;

/** The runs of a project file, as cards. */
final class LocalShelf implements RunShelf {
    private final ProjectFile file;
    private final ProjectRuns runs;
    private final Supplier<Dataset> dataset;
    private final Editing editing;
    private final Runnable changed;

    /** @param changed called when a repetition starts and ends */
    LocalShelf(ProjectFile file, ProjectRuns runs, Supplier<Dataset> dataset, Editing editing, Runnable changed) {
        this.file = file;
        this.runs = runs;
        this.dataset = dataset;
        this.editing = editing;
        this.changed = changed;
    }

    @Override
    public void star(long run, boolean starred) throws HandfulException {
        editing.make(f -> f.starRun(run, starred));
    }

    @Override
    public void note(long run, String notes) throws HandfulException {
        editing.make(f -> f.noteRun(run, notes));
    }

    @Override
    public RunImages images(long run) throws HandfulException {
        StoredRun stored = file.run(run);
        List<String> classes = stored.summary().classes();
        return new RunImages(used(stored.support(), classes), used(stored.test(), classes));
    }

    @Override
    public Drift drift(long run) throws HandfulException {
        return Drifts.of(run, file, dataset.get());
    }

    @Override
    public Optional<Cleaning> cleaning(long run) throws HandfulException {
        List<String> classes = file.run(run).summary().classes();
        List<Decision> all = file.headState(run).map(Decision::of).orElse(List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(new Cleaning(
                all.stream().filter(d -> d.decided() == d.given()).map(Decision::name).toList(),
                all.stream().filter(d -> d.decided() >= 0 && d.decided() != d.given())
                        .map(d -> new Cleaning.Relabelled(d.name(), classes.get(d.given()), classes.get(d.decided())))
                        .toList(),
                all.stream().filter(d -> d.decided() < 0).map(Decision::name).toList()));
    }

    @Override
    public List<KeptSessions> sessions(long run) throws HandfulException {
        return KeptSessions.of(file, run);
    }

    @Override
    public Optional<MultiLabelTrial> labels(long run) throws HandfulException {
        return LabelRuns.trial(file, run);
    }

    @Override
    public void takeOver(Cleaning cleaning) throws HandfulException {
        Set<String> there = dataset.get().samples().stream().map(s -> s.image().name()).collect(Collectors.toSet());
        Map<String, String> labels = cleaning.relabelled().stream().filter(r -> there.contains(r.image()))
                .collect(Collectors.toMap(Cleaning.Relabelled::image, Cleaning.Relabelled::to));
        List<String> in = Stream.concat(cleaning.kept().stream(), labels.keySet().stream()).filter(there::contains)
                .sorted().toList();
        if (!labels.isEmpty()) {
            editing.make(f -> f.setLabels(labels));
        }
        editing.make(f -> f.setRole(in, SplitRole.ANY));
    }

    @Override
    public Job<RunResult> repeat(long run, TrainingListener listener) {
        return runs.repeat(run, listener, changed);
    }

    private static List<RunImages.Used> used(List<RunImage> images, List<String> classes) {
        return images.stream().map(i -> new RunImages.Used(i.name(), i.sha256(),
                i.truth() < 0 ? null : classes.get(i.truth()), i.attributes())).toList();
    }
}
