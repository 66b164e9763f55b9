package org.handful.ui.evaluate.labels;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.TrainingListener;
import org.handful.run.audit.LabelAudit;
import org.handful.run.audit.LabelAudit.Suspect;
import org.handful.run.result.RunResult;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/**
 * Labels that may be wrong, with what a person decided about each. Every decision but "it is right" is an edit of the
 * project, to be undone like any other; that one is remembered with the project for this image and this label. FX thread.
 */
public final class LabelsModel {
    private static final String KEPT = "labels.kept";

    /** What became of a doubt. */
    public enum State { OPEN, CHANGED, KEPT, LEFT_OUT, GONE }

    /** @param sha256 null when the image has left the project; @param now its class by now, null without one */
    public record Item(Suspect suspect, String sha256, String now, State state) {}

    private record Found(LabelAudit audit, Set<String> kept) {}

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final ReadOnlyObjectWrapper<LabelAudit> audit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Set<String> kept = new TreeSet<>();
    private final StringBinding whyNotCheck;
    private final StringBinding whyNotTrain;

    /** @param run that is looked at; its backbone makes the embeddings */
    public LabelsModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        whyNotCheck = Bindings.createStringBinding(
                () -> busy.get() ? kit.texts().get("evaluate.labels.busy") : null, busy);
        whyNotTrain = Bindings.createStringBinding(() -> project.training().get() != null
                ? kit.texts().get("evaluate.labels.training") : null, project.training());
        project.dataset().addListener((_, _, _) -> refresh());
    }

    /** Null until it was looked for. */
    public ReadOnlyObjectProperty<LabelAudit> audit() {
        return audit.getReadOnlyProperty();
    }

    /** The most doubtful first. */
    public ReadOnlyObjectProperty<List<Item>> items() {
        return items.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Null when it can be done. */
    StringBinding whyNotCheck() {
        return whyNotCheck;
    }

    StringBinding whyNotTrain() {
        return whyNotTrain;
    }

    /** Looks again with the labels as they are now. */
    public void check() {
        if (busy.get() || run.get() == null || run.get().backbone() == null) {
            return;
        }
        busy.set(true);
        kit.jobs().follow(project.session().audits().labels(run.get().backbone().id()),
                found -> kit.background().load(this, () -> new Found(found, remembered()), this::publish),
                failure -> {
                    busy.set(false);
                    kit.errors().accept(failure);
                });
    }

    /** Gives images the class that is suggested. One edit per class. */
    public void accept(List<Item> wrong) {
        wrong.stream().filter(i -> i.sha256() != null)
                .collect(Collectors.groupingBy(i -> i.suspect().suggested(),
                        Collectors.mapping(i -> i.suspect().image(), Collectors.toList())))
                .forEach((name, images) -> project.edit(s -> s.setLabel(images, name)));
    }

    /** The label is right: not to be asked about again. */
    public void keep(List<Item> right) {
        right.stream().filter(i -> i.sha256() != null).forEach(i -> kept.add(key(i.sha256(), i.suspect())));
        String all = String.join("\n", kept);
        kit.background().edit(() -> project.session().remember(KEPT, all));
        refresh();
    }

    /** Switches images off: they keep their label and take no part in runs. */
    public void leaveOut(List<Item> doubtful) {
        List<String> images = doubtful.stream().filter(i -> i.sha256() != null).map(i -> i.suspect().image()).toList();
        if (!images.isEmpty()) {
            project.edit(s -> s.setRole(images, SplitRole.OFF));
        }
    }

    /** The same run again with the labels as they are now. */
    public void trainAgain() {
        if (whyNotTrain.get() == null && run.get() != null) {
            project.train(run.get().spec(), TrainingListener.QUIET, () -> {});
        }
    }

    private Set<String> remembered() {
        return project.session().memory(KEPT).filter(t -> !t.isEmpty())
                .map(text -> Set.of(text.split("\n"))).orElse(Set.of());
    }

    private void publish(Found found) {
        busy.set(false);
        kept.addAll(found.kept());
        audit.set(found.audit());
        refresh();
    }

    private void refresh() {
        if (audit.get() == null) {
            return;
        }
        Map<String, Sample> samples = new HashMap<>();
        project.dataset().get().samples().forEach(s -> samples.put(s.image().name(), s));
        items.set(audit.get().suspects().stream().map(s -> item(s, samples.get(s.image()))).toList());
    }

    private Item item(Suspect suspect, Sample now) {
        if (now == null) {
            return new Item(suspect, null, null, State.GONE);
        }
        String label = now.labelled() ? project.dataset().get().labels().name(now.label()) : null;
        State state = now.role() == SplitRole.OFF ? State.LEFT_OUT
                : !suspect.given().equals(label) ? State.CHANGED
                : kept.contains(key(now.image().sha256(), suspect)) ? State.KEPT : State.OPEN;
        return new Item(suspect, now.image().sha256(), label, state);
    }

    private static String key(String sha256, Suspect suspect) {
        return sha256 + " " + suspect.given();
    }
}
