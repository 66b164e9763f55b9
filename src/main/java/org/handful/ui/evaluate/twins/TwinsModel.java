package org.handful.ui.evaluate.twins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.audit.TwinAudit;
import org.handful.run.audit.TwinAudit.Side;
import org.handful.run.audit.TwinAudit.Twin;
import org.handful.run.result.RunResult;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.evaluate.asking.PerRun;

/**
 * Near-duplicates that matter, and what was decided about each pair. Every decision but "they may stay so" is an edit of
 * the project, to be undone like any other; that one is remembered with the project. FX thread.
 */
public final class TwinsModel {
    private static final String FINE = "twins.fine";

    /** What became of a pair. */
    public enum State { OPEN, SETTLED, LEFT_OUT, FINE, GONE }

    /** One image of a pair as it is by now. @param sample null when it has left the project. @param label null without */
    public record Half(String image, Sample sample, String label, Side side) {}

    /** @param across whether one is learned from and the other tested on, by now. @param labels whether they differ */
    public record Item(Twin twin, Half first, Half second, boolean across, boolean labels, State state) {}

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final PerRun<TwinAudit> search;
    private final ReadOnlyObjectWrapper<TwinAudit> audit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final Set<String> fine = new TreeSet<>();
    private final StringBinding whyNot;

    /** @param run whose sides are looked at; its backbone makes the embeddings */
    public TwinsModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        search = new PerRun<>(kit, run);
        whyNot = Bindings.createStringBinding(
                () -> search.going().get() != null ? kit.texts().get("evaluate.labels.busy") : null, search.going());
        project.dataset().addListener((_, _, _) -> refresh());
        search.answer().addListener((_, _, found) -> show(found));
    }

    /** Null until it was looked for in the run that is looked at. */
    public ReadOnlyObjectProperty<TwinAudit> audit() {
        return audit.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Item>> items() {
        return items.getReadOnlyProperty();
    }

    /** The search that goes on, or null. */
    ReadOnlyObjectProperty<JobModel> going() {
        return search.going();
    }

    /** Null when it can be looked for. */
    StringBinding whyNot() {
        return whyNot;
    }

    /** Looks again with sides and labels as they are now. */
    public void look() {
        if (search.going().get() == null && run.get() != null && run.get().backbone() != null) {
            search.ask(project.session().audits().twins(run.get().id()));
        }
    }

    /** Puts both images of each pair on one side, for all runs to come. One edit. */
    public void together(List<Item> pairs, SplitRole role) {
        edit(names(pairs, true, true), role);
    }

    /** Switches the first or the second image of each pair off. One edit. */
    public void leaveOut(List<Item> pairs, boolean first) {
        edit(names(pairs, first, !first), SplitRole.OFF);
    }

    /** Gives one image of each pair the label of the other. One edit per pair. */
    public void sameLabel(List<Item> pairs, boolean ofFirst) {
        for (Item pair : pairs) {
            Half from = ofFirst ? pair.first() : pair.second();
            Half to = ofFirst ? pair.second() : pair.first();
            if (pair.labels() && from.label() != null && to.sample() != null) {
                project.edit(s -> s.setLabel(List.of(to.image()), from.label()));
            }
        }
    }

    /** They may stay as they are: not to be asked about again. */
    public void fine(List<Item> pairs) {
        pairs.stream().filter(TwinsModel::there).forEach(p -> fine.add(key(p.first(), p.second())));
        String all = String.join("\n", fine);
        kit.background().edit(() -> project.session().remember(FINE, all));
        refresh();
    }

    private void edit(List<String> images, SplitRole role) {
        if (!images.isEmpty()) {
            project.edit(s -> s.setRole(images, role));
        }
    }

    private static List<String> names(List<Item> pairs, boolean first, boolean second) {
        Set<String> out = new TreeSet<>();
        pairs.stream().filter(TwinsModel::there).forEach(p -> {
            if (first) {
                out.add(p.first().image());
            }
            if (second) {
                out.add(p.second().image());
            }
        });
        return new ArrayList<>(out);
    }

    private Set<String> remembered() {
        return project.session().memory(FINE).filter(t -> !t.isEmpty())
                .map(text -> Set.of(text.split("\n"))).orElse(Set.of());
    }

    /** Another run has other sides: what was found of the one before goes. */
    private void show(TwinAudit found) {
        if (found == null) {
            kit.background().forget(this);
            audit.set(null);
            items.set(List.of());
            return;
        }
        kit.background().load(this, this::remembered, known -> {
            fine.addAll(known);
            audit.set(found);
            refresh();
        });
    }

    private void refresh() {
        if (audit.get() == null) {
            return;
        }
        Map<String, Sample> samples = new HashMap<>();
        project.dataset().get().samples().forEach(s -> samples.put(s.image().name(), s));
        items.set(audit.get().twins().stream().map(t -> item(t, samples)).toList());
    }

    private Item item(Twin twin, Map<String, Sample> samples) {
        Half first = half(twin.first(), samples.get(twin.first()));
        Half second = half(twin.second(), samples.get(twin.second()));
        boolean across = TwinAudit.across(first.side(), second.side(), twin.copy());
        boolean labels = first.label() != null && second.label() != null && !first.label().equals(second.label());
        return new Item(twin, first, second, across, labels, state(first, second, across || labels));
    }

    private State state(Half first, Half second, boolean matters) {
        if (first.sample() == null || second.sample() == null) {
            return State.GONE;
        }
        if (first.sample().role() == SplitRole.OFF || second.sample().role() == SplitRole.OFF) {
            return State.LEFT_OUT;
        }
        return !matters ? State.SETTLED : fine.contains(key(first, second)) ? State.FINE : State.OPEN;
    }

    private Half half(String image, Sample now) {
        String label = now == null || !now.labelled() ? null : project.dataset().get().labels().name(now.label());
        return new Half(image, now, label, now == null ? Side.NEITHER : audit.get().side(now));
    }

    private static boolean there(Item pair) {
        return pair.first().sample() != null && pair.second().sample() != null;
    }

    /** Contents, labels and sides: what is fine so may not be fine otherwise. */
    private static String key(Half first, Half second) {
        return String.join(" ", first.sample().image().sha256(), second.sample().image().sha256(),
                first.side().name(), second.side().name(), first.label(), second.label());
    }
}
