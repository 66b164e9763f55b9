package org.handful.ui.train.several;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.handful.method.multilabel.SetNames;
import org.handful.model.Dataset;
import org.handful.run.Job;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** How well each label of images that have several is told. What was found goes with other images or labels. FX thread. */
public final class SeveralModel {
    static final List<Integer> SHOTS = List.of(1, 2, 5, 10, 20, 50);

    private final UiKit kit;
    private final ProjectModel project;
    private final ObservableList<BackboneInfo> backbones;
    private final ObjectProperty<BackboneInfo> backbone;
    private final Supplier<Long> seed;
    private final ObjectProperty<Integer> shots = new SimpleObjectProperty<>(MultiLabelPlan.SHOTS);
    private final ReadOnlyObjectWrapper<JobModel> going = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<MultiLabelTrial> found = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<Boolean> offered;
    private final ObservableValue<String> whyNot;
    private Dataset asked;

    /** @param backbone that is chosen in Train */
    public SeveralModel(UiKit kit, ProjectModel project, ObservableList<BackboneInfo> backbones,
            ObjectProperty<BackboneInfo> backbone, Supplier<Long> seed) {
        this.kit = kit;
        this.project = project;
        this.backbones = backbones;
        this.backbone = backbone;
        this.seed = seed;
        offered = project.dataset().map(data -> !data.imageless() && SetNames.anyIn(data.labels().names()));
        whyNot = Bindings.createStringBinding(this::reason, going, backbone);
        project.dataset().addListener((_, _, now) -> {
            if (found.get() != null && !now.equals(asked)) {
                found.set(null);
            }
        });
    }

    /** Goes on where another one of the same project was. */
    public void takeOver(SeveralModel before) {
        shots.set(before.shots.get());
        asked = before.asked;
        before.found.subscribe(now -> {
            if (now != null) {
                found.set(now);
            }
        });
        going.bind(before.going);
    }

    /** Whether the classes of the project list labels. */
    public ObservableValue<Boolean> offered() {
        return offered;
    }

    ObservableList<BackboneInfo> backbones() {
        return backbones;
    }

    ObjectProperty<BackboneInfo> backbone() {
        return backbone;
    }

    /** Images of each label to learn from. */
    ObjectProperty<Integer> shots() {
        return shots;
    }

    /** Null while nothing is learned. */
    ReadOnlyObjectProperty<JobModel> going() {
        return going.getReadOnlyProperty();
    }

    /** Null until it is learned. */
    ReadOnlyObjectProperty<MultiLabelTrial> found() {
        return found.getReadOnlyProperty();
    }

    /** Null when it can be done. */
    ObservableValue<String> whyNot() {
        return whyNot;
    }

    void start() {
        if (whyNot.getValue() != null) {
            return;
        }
        going.unbind();
        asked = project.dataset().get();
        Job<MultiLabelTrial> job = project.session().audits().severalLabels(
                new MultiLabelPlan(backbone.get().id(), shots.get(), MultiLabelPlan.MADE, seed.get()));
        JobModel model = kit.jobs().follow(job, trial -> {
            going.set(null);
            found.set(project.dataset().get().equals(asked) ? trial : null);
        }, failure -> {
            going.set(null);
            if (!(failure instanceof CancellationException)) {
                kit.errors().accept(failure);
            }
        });
        if (!job.result().isDone()) {
            going.set(model);
        }
    }

    private String reason() {
        return going.get() != null ? kit.texts().get("several.busy")
                : backbone.get() == null ? kit.texts().get("several.noBackbone") : null;
    }
}
