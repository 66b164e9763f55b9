package org.handful.ui.common.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What can be done now, by whom it is offered, and what was done last. What an open project offers comes and goes with
 * it. FX thread.
 */
public final class Actions {
    private static final int REMEMBERED = 12;

    private final Map<Object, List<Action>> byOwner = new LinkedHashMap<>();
    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final ObservableList<Action> readOnly = FXCollections.unmodifiableObservableList(all);
    private final List<String> recent = new ArrayList<>();
    private Consumer<String> remember = text -> {};

    /** In the order in which they were offered. */
    public ObservableList<Action> all() {
        return readOnly;
    }

    /** @throws IllegalArgumentException when an id or a shortcut is taken */
    public void offer(Object owner, List<Action> actions) {
        for (Action a : actions) {
            for (Action other : all) {
                if (other.id().equals(a.id())
                        || a.shortcut() != null && a.shortcut().equals(other.shortcut())) {
                    throw new IllegalArgumentException(a.id() + " clashes with " + other.id());
                }
            }
            byOwner.computeIfAbsent(owner, o -> new ArrayList<>()).add(a);
            all.add(a);
        }
    }

    /** Takes away what an owner offered. */
    public void withdraw(Object owner) {
        List<Action> gone = byOwner.remove(owner);
        if (gone != null) {
            all.removeAll(gone);
        }
    }

    public Optional<Action> find(String id) {
        return all.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /** Does one and keeps in mind that it was done. */
    public void perform(Action action) {
        if (!action.enabled()) {
            return;
        }
        recent.remove(action.id());
        recent.addFirst(action.id());
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        remember.accept(String.join(" ", recent));
        action.run().run();
    }

    /** Ids of what was done, the last first. */
    List<String> recent() {
        return List.copyOf(recent);
    }

    /**
     * Takes up what was done in earlier sessions.
     *
     * @param text what {@code remember} was given last, or null
     * @param remember keeps it for the next one
     */
    public void recall(String text, Consumer<String> remember) {
        this.remember = remember;
        recent.clear();
        if (text != null && !text.isBlank()) {
            recent.addAll(List.of(text.strip().split(" ")));
        }
    }
}
