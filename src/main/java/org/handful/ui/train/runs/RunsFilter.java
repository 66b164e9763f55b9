package org.handful.ui.train.runs;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.handful.run.result.RunInfo;
import org.handful.ui.common.memory.ProjectMemory;

/** Which runs the list shows, and in which order. FX thread. */
public final class RunsFilter {
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty starredOnly = new SimpleBooleanProperty();
    private final ObjectProperty<RunOrder> order = new SimpleObjectProperty<>(RunOrder.NEWEST);
    private final ObjectBinding<List<RunInfo>> visible;
    private final ObservableValue<List<RunInfo>> all;
    private final Function<RunInfo, String> words;

    /** @param words what is said about a run, to be searched */
    RunsFilter(ObservableValue<List<RunInfo>> all, Function<RunInfo, String> words) {
        this.all = all;
        this.words = words;
        this.visible = Bindings.createObjectBinding(this::sift, all, text, starredOnly, order);
    }

    /** Words that a run must have in its name, its method, its backbone or its notes; empty for every run. */
    public StringProperty text() {
        return text;
    }

    public BooleanProperty starredOnly() {
        return starredOnly;
    }

    public ObjectProperty<RunOrder> order() {
        return order;
    }

    public ObjectBinding<List<RunInfo>> visible() {
        return visible;
    }

    /** Takes up what the list was narrowed to and how it was sorted when the project was closed, and keeps it. */
    public void remember(ProjectMemory memory) {
        memory.keep(ProjectMemory.RUN_ORDER, order, RunOrder::name, name -> ProjectMemory.named(RunOrder.values(), name));
        memory.keep(ProjectMemory.RUN_TEXT, text, String::valueOf, String::valueOf);
        memory.keep(ProjectMemory.RUNS_STARRED, starredOnly);
    }

    void takeOver(RunsFilter before) {
        text.set(before.text.get());
        starredOnly.set(before.starredOnly.get());
        order.set(before.order.get());
    }

    /** Shows every run. */
    public void clear() {
        text.set("");
        starredOnly.set(false);
    }

    private List<RunInfo> sift() {
        String[] wanted = text.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
        return all.getValue().stream()
                .filter(r -> r.starred() || !starredOnly.get())
                .filter(r -> hasAll(words.apply(r).toLowerCase(Locale.ROOT), wanted))
                .sorted(order.get().comparator())
                .toList();
    }

    private static boolean hasAll(String text, String[] wanted) {
        for (String word : wanted) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
