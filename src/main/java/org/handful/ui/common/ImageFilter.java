package org.handful.ui.common;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;

/**
 * Which images a person wants to see now, in every screen that lists images. Scopes of one kind widen each other (Oak or
 * Elm), scopes of different kinds narrow each other (Oak, and light is lamp). FX thread.
 */
public final class ImageFilter {
    /** One thing that images must have. */
    public sealed interface Scope {
        /** Scopes with equal kinds widen each other. */
        Object kind();

        /** @param measures what was computed from the pixels */
        Predicate<Sample> test(LabelSpace labels, MeasureTable measures);

        /** The images of one class. */
        record OfClass(String name) implements Scope {
            @Override
            public Object kind() {
                return OfClass.class;
            }

            @Override
            public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
                int label = labels.indexOf(name);
                return sample -> sample.labelled() && sample.label() == label;
            }
        }

        /** Images that have no class yet. */
        record Unlabelled() implements Scope {
            @Override
            public Object kind() {
                return OfClass.class;
            }

            @Override
            public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
                return sample -> !sample.labelled();
            }
        }

        /** Images with a value of an attribute. */
        record WithValue(String attribute, String value) implements Scope {
            @Override
            public Object kind() {
                return attribute;
            }

            @Override
            public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
                return sample -> value.equals(sample.attributes().get(attribute));
            }
        }

        /** Images that a person assigned to a side of the split. */
        record OnSide(SplitRole role) implements Scope {
            @Override
            public Object kind() {
                return OnSide.class;
            }

            @Override
            public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
                return sample -> sample.role() == role;
            }
        }

        /** Images with a value of an attribute that was computed, as a word of {@link Computed}. */
        record Measured(Computed attribute, String value) implements Scope {
            @Override
            public Object kind() {
                return attribute;
            }

            @Override
            public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
                return sample -> measures.value(attribute, sample.image()).filter(value::equals).isPresent();
            }
        }

        /** Images that may be of little use and that nobody called fine. */
        record Flawed() implements Scope {
            @Override
            public Object kind() {
                return Flawed.class;
            }

            @Override
            public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
                return sample -> !measures.flaws(sample.image()).isEmpty();
            }
        }

        /** Images that were surrounded on the map. */
        record OnMap(Set<String> images) implements Scope {
            public OnMap {
                images = Set.copyOf(images);
            }

            @Override
            public Object kind() {
                return OnMap.class;
            }

            @Override
            public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
                return sample -> images.contains(sample.image().name());
            }
        }

        /** Images that a run brought up. Two are equal when finding and run are: a run never changes. */
        record Found(Finding finding, long run, Set<String> images) implements Scope {
            /** What about them. */
            public enum Finding {
                WRONG,
                LABEL_ISSUE
            }

            @Override
            public Object kind() {
                return finding;
            }

            @Override
            public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
                return sample -> images.contains(sample.image().name());
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Found f && f.finding == finding && f.run == run;
            }

            @Override
            public int hashCode() {
                return 31 * finding.hashCode() + Long.hashCode(run);
            }
        }
    }

    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Set<Scope>> scopes = new ReadOnlyObjectWrapper<>(Set.of());

    /** Text that must occur in the name, the class or an attribute value. */
    public StringProperty query() {
        return query;
    }

    /** In the order in which they were asked for; the set itself never changes. */
    public ReadOnlyObjectProperty<Set<Scope>> scopes() {
        return scopes.getReadOnlyProperty();
    }

    public boolean has(Scope scope) {
        return scopes.get().contains(scope);
    }

    public void clear() {
        query.set("");
        scopes.set(Set.of());
    }

    /** Filters as another one does. */
    public void takeOver(ImageFilter other) {
        query.set(other.query.get());
        scopes.set(other.scopes.get());
    }

    /** Adds the scope, or takes it away when it is there. */
    public void toggle(Scope wanted) {
        change(now -> {
            if (!now.remove(wanted)) {
                now.add(wanted);
            }
            return now;
        });
    }

    /** Asks for the images that were surrounded on the map in place of those before; for none, not for any. */
    public void onMap(Collection<String> images) {
        change(now -> {
            now.removeIf(Scope.OnMap.class::isInstance);
            if (!images.isEmpty()) {
                now.add(new Scope.OnMap(Set.copyOf(images)));
            }
            return now;
        });
    }

    public void remove(Scope scope) {
        change(now -> {
            now.remove(scope);
            return now;
        });
    }

    /** Puts a scope in the place of one that is there, as when a class gets another name; else does nothing. */
    public void replace(Scope old, Scope by) {
        if (has(old)) {
            change(now -> now.stream().map(s -> s.equals(old) ? by : s)
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
    }

    /** True while anything is left out. */
    public BooleanBinding active() {
        return new BooleanBinding() {
            {
                bind(query, scopes);
            }

            @Override
            protected boolean computeValue() {
                return !query.get().isBlank() || !scopes.get().isEmpty();
            }
        };
    }

    /**
     * The filter as it is now, for use on any thread.
     *
     * @param measures what was computed from the pixels
     */
    public Predicate<Sample> test(LabelSpace labels, MeasureTable measures) {
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        Map<Object, Predicate<Sample>> byKind = new LinkedHashMap<>();
        scopes.get().forEach(s -> byKind.merge(s.kind(), s.test(labels, measures), Predicate::or));
        List<Predicate<Sample>> all = List.copyOf(byKind.values());
        Set<Integer> named = new HashSet<>();
        for (int k = 0; k < labels.size() && !wanted.isEmpty(); k++) {
            if (has(labels.name(k), wanted)) {
                named.add(k);
            }
        }
        return sample -> all.stream().allMatch(p -> p.test(sample))
                && (wanted.isEmpty() || named.contains(sample.label()) || mentions(sample, wanted));
    }

    private void change(UnaryOperator<Set<Scope>> how) {
        Set<Scope> next = how.apply(new LinkedHashSet<>(scopes.get()));
        if (!next.equals(scopes.get())) {
            scopes.set(Collections.unmodifiableSet(next));
        }
    }

    private static boolean mentions(Sample sample, String wanted) {
        return has(sample.image().name(), wanted)
                || sample.attributes().values().stream().anyMatch(v -> has(v, wanted));
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
