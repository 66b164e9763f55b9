package org.handful.ui.common.action;

import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handful.ui.common.Texts;

/** Finds actions by a few typed letters; what was done last comes first. FX thread. */
public final class PaletteModel {
    /** What cannot be done now is still found, after what can. */
    private static final int CANNOT = 15;

    private record Hit(Action action, int score) {}

    private final Actions actions;
    private final Texts texts;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectBinding<List<Action>> hits;

    public PaletteModel(Actions actions, Texts texts) {
        this.actions = actions;
        this.texts = texts;
        this.hits = Bindings.createObjectBinding(this::find, query, actions.all());
    }

    public StringProperty query() {
        return query;
    }

    /** Best first. */
    public ObjectBinding<List<Action>> hits() {
        return hits;
    }

    public void perform(Action action) {
        actions.perform(action);
    }

    private List<Action> find() {
        List<String> recent = actions.recent();
        Comparator<Action> lastFirst = Comparator.comparingInt(a -> {
            int at = recent.indexOf(a.id());
            return at < 0 ? Integer.MAX_VALUE : at;
        });
        if (query.get().isBlank()) {
            return actions.all().stream().sorted(lastFirst).toList();
        }
        var match = new FuzzyMatch(query.get());
        return actions.all().stream()
                .map(a -> new Hit(a, score(match, a)))
                .filter(h -> h.score > FuzzyMatch.NONE)
                .sorted(Comparator.comparingInt((Hit h) -> h.action.enabled() ? -h.score : CANNOT - h.score)
                        .thenComparing(h -> h.action, lastFirst))
                .map(h -> h.action)
                .toList();
    }

    /** By its name, or by its place and name together. */
    private int score(FuzzyMatch match, Action action) {
        int byName = match.score(action.name(texts));
        return byName > FuzzyMatch.NONE ? byName + 1 : match.score(action.place(texts) + " " + action.name(texts));
    }
}
