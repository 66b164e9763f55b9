package org.handful.ui.common;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The selected images, by name: one selection for the whole window, so that what is picked in a chart is picked in the
 * gallery. FX thread.
 */
public final class Selection {
    private final ReadOnlyObjectWrapper<Set<String>> names = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<String> lead = new ReadOnlyObjectWrapper<>();

    /** In the order in which they were selected; the set itself never changes. */
    public ReadOnlyObjectProperty<Set<String>> names() {
        return names.getReadOnlyProperty();
    }

    /** The image that was selected last, or null: what the inspector shows and the arrow keys start from. */
    public ReadOnlyObjectProperty<String> lead() {
        return lead.getReadOnlyProperty();
    }

    public boolean contains(String name) {
        return names.get().contains(name);
    }

    public void clear() {
        set(new LinkedHashSet<>(), null);
    }

    public void select(String name) {
        select(Set.of(name));
    }

    /** Selects these instead of what was selected; the last one leads. */
    public void select(Collection<String> images) {
        LinkedHashSet<String> next = new LinkedHashSet<>(images);
        set(next, next.isEmpty() ? null : next.getLast());
    }

    /** Selects these with an image among them that leads. */
    public void select(Collection<String> images, String leading) {
        set(new LinkedHashSet<>(images), leading);
    }

    /** Adds an image or takes it away. */
    public void toggle(String name) {
        LinkedHashSet<String> next = new LinkedHashSet<>(names.get());
        if (!next.remove(name)) {
            next.add(name);
        }
        set(next, next.contains(name) ? name : next.isEmpty() ? null : next.getLast());
    }

    /** Forgets images that are no longer there. */
    public void retain(Set<String> existing) {
        if (!existing.containsAll(names.get())) {
            LinkedHashSet<String> next = new LinkedHashSet<>(names.get());
            next.retainAll(existing);
            set(next, next.contains(lead.get()) ? lead.get() : next.isEmpty() ? null : next.getLast());
        }
    }

    private void set(LinkedHashSet<String> next, String leading) {
        names.set(Collections.unmodifiableSet(next));
        lead.set(leading);
    }
}
