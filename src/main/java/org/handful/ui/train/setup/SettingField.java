package org.handful.ui.train.setup;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handful.method.AdaptationMethod;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;

/** One setting of the form: what is typed, and why it cannot be used. What was typed is kept even while it is wrong. */
public final class SettingField {
    private final SettingSpec spec;
    private final StringProperty text;
    private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper();
    private final BooleanBinding changed;

    SettingField(AdaptationMethod<?> method, SettingSpec spec) {
        this.spec = spec;
        this.text = new SimpleStringProperty(spec.defaultValue());
        this.changed = Bindings.createBooleanBinding(() -> !same(text.get(), spec.defaultValue()), text);
        complaint.bind(Bindings.createStringBinding(
                () -> Settings.complaint(method, spec.name(), text.get() == null ? "" : text.get()), text));
    }

    public SettingSpec spec() {
        return spec;
    }

    /** As {@code --set} takes it. */
    public StringProperty text() {
        return text;
    }

    /** Why the text cannot be used, or null. */
    public ReadOnlyStringProperty complaint() {
        return complaint.getReadOnlyProperty();
    }

    /** True while it differs from the default. */
    public BooleanBinding changed() {
        return changed;
    }

    public void reset() {
        text.set(spec.defaultValue());
    }

    private static boolean same(String a, String b) {
        if (a == null || a.strip().equals(b)) {
            return a != null;
        }
        try {
            return Double.parseDouble(a.strip()) == Double.parseDouble(b);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
