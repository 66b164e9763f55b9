package org.handful.ui.images.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handful.ui.common.Selection;

/**
 * A class by its name: letters typed over the gallery narrow the classes down, Enter gives the chosen one to what is
 * selected; a name that is no class yet makes the class. FX thread.
 */
public final class TypeAhead {
    /** What Enter would give. @param fresh whether the class would be made */
    public record Match(String name, boolean fresh) {}

    private final Labelling labelling;
    private final Selection selection;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final StringProperty typed = new SimpleStringProperty("");
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final ObjectBinding<List<Match>> matches;

    public TypeAhead(Labelling labelling, Selection selection) {
        this.labelling = labelling;
        this.selection = selection;
        matches = Bindings.createObjectBinding(this::match, typed, open);
        typed.addListener((o, before, now) -> chosen.set(0));
    }

    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    public StringProperty typed() {
        return typed;
    }

    /** Classes that begin with what was typed, then those that contain it, then the new class. */
    public ObjectBinding<List<Match>> matches() {
        return matches;
    }

    /** Which of the matches Enter gives. */
    public IntegerProperty chosen() {
        return chosen;
    }

    /** Opens with the first letter. @return false when nothing is selected that could be labelled */
    public boolean begin(String letter) {
        if (selection.names().get().isEmpty()) {
            return false;
        }
        typed.set(letter);
        chosen.set(0);
        open.set(true);
        return true;
    }

    /** The arrow keys. */
    public void step(int by) {
        int size = matches.get().size();
        if (size > 0) {
            chosen.set(Math.floorMod(chosen.get() + by, size));
        }
    }

    /** Gives the chosen class. */
    public void accept() {
        List<Match> now = matches.get();
        if (open.get() && !now.isEmpty()) {
            String name = now.get(Math.min(chosen.get(), now.size() - 1)).name();
            cancel();
            labelling.label(name);
        }
    }

    public void cancel() {
        open.set(false);
        typed.set("");
    }

    private List<Match> match() {
        String wanted = typed.get().strip();
        if (!open.get() || wanted.isEmpty()) {
            return List.of();
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<Match> out = new ArrayList<>();
        labelling.classes().stream()
                .filter(c -> c.toLowerCase(Locale.ROOT).contains(lower))
                .sorted(Comparator.comparing((String c) -> !c.toLowerCase(Locale.ROOT).startsWith(lower))
                        .thenComparing(String::length))
                .forEach(c -> out.add(new Match(c, false)));
        boolean known = labelling.classes().stream().anyMatch(c -> c.equalsIgnoreCase(wanted));
        if (!known) {
            out.add(new Match(wanted, true));
        }
        return List.copyOf(out);
    }
}
