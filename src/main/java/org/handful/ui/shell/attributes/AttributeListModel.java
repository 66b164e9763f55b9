package org.handful.ui.shell.attributes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.memory.ProjectMemory;
import org.handful.ui.shell.attributes.ValueRow.Kind;

/** The attributes with their values and counts, and edits of them as a whole. FX thread. */
public final class AttributeListModel {
    /** Values that are listed of one attribute: the commonest, for the search finds every other. */
    static final int LISTED = 30;

    private final ProjectModel project;
    private final ImageFilter filter;
    private final Navigation navigation;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<Set<String>> folded = new ReadOnlyObjectWrapper<>(Set.of());
    private final ObjectBinding<List<ValueRow>> rows;

    public AttributeListModel(ProjectModel project, ImageFilter filter, Navigation navigation, UiKit kit) {
        this.project = project;
        this.filter = filter;
        this.navigation = navigation;
        this.kit = kit;
        rows = Bindings.createObjectBinding(this::look, project.census(), filter.scopes(), folded);
    }

    /** Takes up which attributes were folded when the project was closed, and keeps it. */
    public void remember(ProjectMemory memory) {
        memory.keep(ProjectMemory.FOLDED, folded, names -> String.join("\n", names),
                text -> text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split("\n"))));
    }

    /** Each attribute, then its values. */
    ObjectBinding<List<ValueRow>> rows() {
        return rows;
    }

    /** Narrows the gallery to a value, or widens it again, and goes there; folds the values of an attribute. */
    void choose(ValueRow row) {
        switch (row.kind()) {
            case HEAD -> {
                Set<String> next = new TreeSet<>(folded.get());
                if (!next.remove(row.attribute())) {
                    next.add(row.attribute());
                }
                folded.set(next);
            }
            case VALUE -> {
                filter.toggle(new Scope.WithValue(row.attribute(), row.value()));
                navigation.show(Navigation.IMAGES);
            }
            case REST -> { }
        }
    }

    /** Gives an attribute or a value another name; the name of another value merges the two. */
    void rename(ValueRow row, String to) {
        String clean = to.strip();
        String from = row.kind() == Kind.HEAD ? row.attribute() : row.value();
        if (clean.isEmpty() || clean.equals(from)) {
            return;
        }
        String attribute = row.attribute();
        if (row.kind() == Kind.HEAD) {
            project.edit(s -> s.attributes().rename(attribute, clean));
            return;
        }
        boolean merged = values(attribute).containsKey(clean);
        project.edit(s -> s.attributes().renameValue(attribute, from, clean));
        filter.replace(new Scope.WithValue(attribute, from), new Scope.WithValue(attribute, clean));
        if (merged) {
            project.offerUndo(kit.texts().get("shell.classes.merged", from, clean), kit.texts().get("shell.undo"));
        }
    }

    /** Takes an attribute, or one of its values, away from every image that has it. */
    void delete(ValueRow row) {
        String attribute = row.attribute();
        if (row.kind() == Kind.HEAD) {
            values(attribute).keySet().forEach(v -> filter.remove(new Scope.WithValue(attribute, v)));
            project.edit(s -> s.attributes().delete(attribute));
        } else {
            filter.remove(new Scope.WithValue(attribute, row.value()));
            List<String> images = project.dataset().get().samples().stream()
                    .filter(s -> row.value().equals(s.attributes().get(attribute)))
                    .map(s -> s.image().name()).toList();
            project.edit(s -> s.setAttribute(images, attribute, null));
        }
        String told = row.kind() == Kind.HEAD ? attribute : attribute + ": " + row.value();
        project.offerUndo(kit.texts().get("data.attributes.deleted", told, row.count()), kit.texts().get("shell.undo"));
    }

    private SortedMap<String, Integer> values(String attribute) {
        return project.census().get().values().get(attribute);
    }

    private List<ValueRow> look() {
        List<ValueRow> all = new ArrayList<>();
        project.census().get().values().forEach((attribute, counts) -> {
            boolean shut = folded.get().contains(attribute);
            int images = counts.values().stream().mapToInt(Integer::intValue).sum();
            all.add(new ValueRow(Kind.HEAD, attribute, null, images, shut));
            if (!shut) {
                listed(attribute, counts).forEach((value, n) -> all.add(new ValueRow(Kind.VALUE, attribute, value, n,
                        filter.has(new Scope.WithValue(attribute, value)))));
                if (counts.size() > LISTED) {
                    all.add(new ValueRow(Kind.REST, attribute, null, counts.size() - LISTED, false));
                }
            }
        });
        return List.copyOf(all);
    }

    private static Map<String, Integer> listed(String attribute, SortedMap<String, Integer> counts) {
        if (counts.size() <= LISTED) {
            return counts;
        }
        var commonest = new java.util.TreeMap<String, Integer>();
        counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(LISTED)
                .forEach(e -> commonest.put(e.getKey(), e.getValue()));
        return commonest;
    }
}
