package org.handful.ui.common;

import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;

/** Which images a person wants to see now, in every screen that lists images. FX thread. */
public final class ImageFilter {
    /** What the side bar can narrow to. */
    public sealed interface Scope {
        /** Every image. */
        record All() implements Scope {}

        /** The images of one class. */
        record OfClass(String name) implements Scope {}

        /** Images that have no class yet. */
        record Unlabelled() implements Scope {}

        /** Images with a value of an attribute. */
        record WithValue(String attribute, String value) implements Scope {}
    }

    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(new Scope.All());

    /** Text that must occur in the name, the class or an attribute value. */
    public StringProperty query() {
        return query;
    }

    public ObjectProperty<Scope> scope() {
        return scope;
    }

    public void clear() {
        query.set("");
        scope.set(new Scope.All());
    }

    /** Narrows to the scope, or back to everything when it is narrowed to it already. */
    public void toggle(Scope wanted) {
        scope.set(scope.get().equals(wanted) ? new Scope.All() : wanted);
    }

    /** True while anything is left out. */
    public BooleanBinding active() {
        return new BooleanBinding() {
            {
                bind(query, scope);
            }

            @Override
            protected boolean computeValue() {
                return !query.get().isBlank() || !(scope.get() instanceof Scope.All);
            }
        };
    }

    /** Changes whenever the filter does; for use with one label space. */
    public ObjectBinding<Predicate<Sample>> predicate(ObjectProperty<LabelSpace> labels) {
        return new ObjectBinding<>() {
            {
                bind(query, scope, labels);
            }

            @Override
            protected Predicate<Sample> computeValue() {
                return test(labels.get());
            }
        };
    }

    /** The filter as it is now. */
    public Predicate<Sample> test(LabelSpace labels) {
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        Scope now = scope.get();
        return sample -> inScope(now, labels, sample) && (wanted.isEmpty() || mentions(sample, labels, wanted));
    }

    private static boolean inScope(Scope scope, LabelSpace labels, Sample sample) {
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.Unlabelled() -> !sample.labelled();
            case Scope.OfClass(String name) -> sample.labelled() && labels.name(sample.label()).equals(name);
            case Scope.WithValue(String attribute, String value) -> value.equals(sample.attributes().get(attribute));
        };
    }

    private static boolean mentions(Sample sample, LabelSpace labels, String wanted) {
        return has(sample.image().name(), wanted)
                || sample.labelled() && has(labels.name(sample.label()), wanted)
                || sample.attributes().values().stream().anyMatch(v -> has(v, wanted));
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
