package org.handful.ui.train.suits;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handful.eval.separability.Suitability;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/**
 * How well each backbone keeps the classes of the project apart: one after the other is asked, and what one has told
 * stays when the rest is cancelled. It goes when images or labels change. FX thread.
 */
public final class SuitsModel {
    /** @param suits what the backbone makes of the images */
    public record Suited(BackboneInfo backbone, Suitability suits) {}

    private static final Comparator<Suited> BEST_FIRST = Comparator.comparing(s -> -s.suits().accuracy().value());

    private final UiKit kit;
    private final ProjectModel project;
    private final ObservableList<Suited> found = FXCollections.observableArrayList();
    private final ObservableList<Suited> readOnly = FXCollections.unmodifiableObservableList(found);
    private final ReadOnlyObjectWrapper<JobModel> going = new ReadOnlyObjectWrapper<>();
    private final Deque<BackboneInfo> waiting = new ArrayDeque<>();
    private long round;

    public SuitsModel(UiKit kit, ProjectModel project) {
        this.kit = kit;
        this.project = project;
        project.dataset().addListener((_, _, _) -> forget());
    }

    /** The best first. */
    public ObservableList<Suited> found() {
        return readOnly;
    }

    /** The backbone that looks at the images now; null while none does. */
    public ReadOnlyObjectProperty<JobModel> going() {
        return going.getReadOnlyProperty();
    }

    /** Asks all of them anew. */
    public void ask(List<BackboneInfo> backbones) {
        forget();
        waiting.addAll(backbones);
        next(round);
    }

    private void next(long asked) {
        BackboneInfo backbone = waiting.poll();
        if (backbone == null) {
            return;
        }
        Dataset data = project.dataset().get();
        boolean[] over = new boolean[1];
        JobModel job = kit.jobs().follow(project.session().embed(backbone.id()), rows -> {
            over[0] = true;
            weigh(asked, backbone, data, rows);
        }, failure -> {
            over[0] = true;
            failed(asked, failure);
        });
        if (!over[0]) {
            going.set(job);
        }
    }

    private void weigh(long asked, BackboneInfo backbone, Dataset data, EmbeddingMatrix rows) {
        if (asked != round) {
            return;
        }
        going.set(null);
        kit.background().load(this, () -> new Suited(backbone,
                Suitability.of(data, rows, project.session().nearDuplicates())), suited -> {
            if (asked == round) {
                found.add(suited);
                found.sort(BEST_FIRST);
                next(asked);
            }
        });
    }

    private void failed(long asked, Throwable failure) {
        if (asked == round) {
            going.set(null);
            waiting.clear();
        }
        if (!(failure instanceof CancellationException)) {
            kit.errors().accept(failure);
        }
    }

    /** What was asked about other images or labels has nobody to answer. */
    private void forget() {
        round++;
        waiting.clear();
        found.clear();
        JobModel old = going.get();
        going.set(null);
        if (old != null) {
            old.cancel();
        }
    }
}
