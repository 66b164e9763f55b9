package org.handful.ui.train.setup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.handful.method.AdaptationMethod;
import org.handful.method.Settings;

/** The settings of one method as a form. The form follows from the method alone. */
public final class SettingsModel {
    private final AdaptationMethod<?> method;
    private final List<SettingField> fields;
    private final BooleanProperty all = new SimpleBooleanProperty();
    private final BooleanBinding sound;
    private final BooleanBinding changed;

    public SettingsModel(AdaptationMethod<?> method) {
        this.method = method;
        fields = Settings.describe(method).stream().map(s -> new SettingField(method, s)).toList();
        var complaints = fields.stream().map(SettingField::complaint).toArray(javafx.beans.Observable[]::new);
        sound = Bindings.createBooleanBinding(
                () -> fields.stream().allMatch(f -> f.complaint().get() == null), complaints);
        var changes = fields.stream().map(SettingField::changed).toArray(javafx.beans.Observable[]::new);
        changed = Bindings.createBooleanBinding(() -> fields.stream().anyMatch(f -> f.changed().get()), changes);
    }

    public AdaptationMethod<?> method() {
        return method;
    }

    /** Takes over what was typed into another form of the same method. */
    public void takeOver(SettingsModel before) {
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).text().set(before.fields.get(i).text().get());
        }
        all.set(before.all.get());
    }

    public List<SettingField> fields() {
        return fields;
    }

    /** Whether the settings that most people never need are shown too. */
    public BooleanProperty all() {
        return all;
    }

    public boolean hasAdvanced() {
        return fields.stream().anyMatch(f -> f.spec().advanced());
    }

    /** True while every setting can be used. */
    public BooleanBinding sound() {
        return sound;
    }

    /** True while any setting differs from its default. */
    public BooleanBinding changed() {
        return changed;
    }

    public void reset() {
        fields.forEach(SettingField::reset);
    }

    /** Sets what is named and everything else to its default; names that this method does not know are passed over. */
    public void set(Map<String, String> values) {
        fields.forEach(f -> f.text().set(values.getOrDefault(f.spec().name(), f.spec().defaultValue())));
    }

    /** What differs from the defaults. */
    public Map<String, String> values() {
        Map<String, String> out = new TreeMap<>();
        fields.stream().filter(f -> f.changed().get())
                .forEach(f -> out.put(f.spec().name(), f.text().get().strip()));
        return out;
    }
}
