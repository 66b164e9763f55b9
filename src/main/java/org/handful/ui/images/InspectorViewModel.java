package org.handful.ui.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.ProjectSession;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;

/** Details of the selected images, and edits of all of them at once. FX thread. */
public final class InspectorViewModel {
    private final ProjectModel project;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<List<Set<String>>> groups = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectBinding<Details> details;

    public InspectorViewModel(ProjectModel project, Selection selection, UiKit kit) {
        this.project = project;
        this.selection = selection;
        details = Bindings.createObjectBinding(this::look, project.dataset(), selection.names(), selection.lead(),
                groups);
        Runnable compare = () -> kit.background().load("inspector.lookAlikes",
                () -> project.session().nearDuplicates(), groups::set);
        project.dataset().subscribe(d -> compare.run());
    }

    /** Null when nothing is selected. */
    ObjectBinding<Details> details() {
        return details;
    }

    List<String> classes() {
        return project.dataset().get().labels().names();
    }

    /** The selected images. */
    List<Sample> chosen() {
        Set<String> names = selection.names().get();
        return project.dataset().get().samples().stream().filter(s -> names.contains(s.image().name())).toList();
    }

    /** Values of an attribute that are in use. */
    List<String> knownValues(String attribute) {
        var known = new TreeSet<String>();
        project.dataset().get().samples().forEach(s -> {
            if (s.attributes().containsKey(attribute)) {
                known.add(s.attributes().get(attribute));
            }
        });
        return List.copyOf(known);
    }

    /** @param className null for none; a new name adds the class */
    void setClass(String className) {
        edit((s, images) -> s.setLabel(images, className == null || className.isBlank() ? null : className.strip()));
    }

    void setRole(SplitRole role) {
        edit((s, images) -> s.setRole(images, role));
    }

    /** @param value blank to take it away */
    void setAttribute(String attribute, String value) {
        String name = attribute.strip();
        if (!name.isEmpty()) {
            String clean = value == null || value.isBlank() ? null : value.strip();
            edit((s, images) -> s.setAttribute(images, name, clean));
        }
    }

    void select(Sample sample) {
        selection.select(sample.image().name());
    }

    private interface SelectionEdit {
        void on(ProjectSession session, List<String> images) throws HandfulException;
    }

    private void edit(SelectionEdit edit) {
        List<String> images = new ArrayList<>(selection.names().get());
        if (!images.isEmpty()) {
            project.edit(s -> edit.on(s, images));
        }
    }

    private Details look() {
        Dataset data = project.dataset().get();
        List<Sample> chosen = chosen();
        Sample lead = chosen.stream().filter(s -> s.image().name().equals(selection.lead().get())).findFirst()
                .orElse(chosen.isEmpty() ? null : chosen.getLast());
        if (lead == null) {
            return null;
        }
        Integer label = common(chosen, Sample::label);
        List<Details.Value> values = data.attributeNames().stream()
                .map(a -> new Details.Value(a, common(chosen, s -> s.attributes().getOrDefault(a, "")))).toList();
        String className = label == null || label < 0 ? null : data.labels().name(label);
        return new Details(lead, chosen.size(), className, label != null, common(chosen, Sample::role), values,
                alike(data, lead));
    }

    private List<Sample> alike(Dataset data, Sample lead) {
        String name = lead.image().name();
        return groups.get().stream().filter(g -> g.contains(name))
                .flatMap(g -> data.samples().stream()
                        .filter(s -> g.contains(s.image().name()) && !s.image().name().equals(name)))
                .distinct().toList();
    }

    private static <T> T common(List<Sample> samples, Function<Sample, T> of) {
        List<T> distinct = samples.stream().map(of).distinct().limit(2).toList();
        return distinct.size() == 1 ? distinct.getFirst() : null;
    }
}
