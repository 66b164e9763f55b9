package org.handful.ui.common.action;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.handful.ui.common.Texts;

/**
 * Something a person can do. Its name is the text {@code action.ID}, its place the first part of the id, which is the
 * menu that it stands in. FX thread.
 *
 * @param id short and stable: {@code file.open}
 * @param icon Ikonli literal
 * @param shortcut may be null
 * @param obstacle why it cannot be done now, in words; its value is null while it can
 * @param note a word to its name, such as how many things wait for it; its value may be null
 * @param on for what is either on or off; null for anything else
 */
public record Action(
        String id, String icon, KeyCombination shortcut, ObservableValue<String> obstacle, ObservableValue<String> note,
        ObservableBooleanValue on, Runnable run) {
    private static final ObservableValue<String> NONE = new SimpleStringProperty();

    /** One that can always be done. */
    public static Action of(String id, String icon, Runnable run) {
        return new Action(id, icon, null, NONE, NONE, null, run);
    }

    /** @param keys as JavaFX writes them: {@code Shortcut+Shift+Z} */
    public Action key(String keys) {
        return new Action(id, icon, KeyCombination.valueOf(keys), obstacle, note, on, run);
    }

    /** @param reason null while it can be done */
    public Action unless(ObservableValue<String> reason) {
        return new Action(id, icon, shortcut, reason, note, on, run);
    }

    /** @param words behind its name wherever it is offered; null for none */
    public Action noting(ObservableValue<String> words) {
        return new Action(id, icon, shortcut, obstacle, words, on, run);
    }

    /** One that says whether it is on. */
    public Action shows(ObservableBooleanValue state) {
        return new Action(id, icon, shortcut, obstacle, note, state, run);
    }

    /** @param before done before it, if it can be done at all */
    public Action first(Runnable before) {
        return new Action(id, icon, shortcut, obstacle, note, on, () -> {
            before.run();
            run.run();
        });
    }

    public boolean enabled() {
        return obstacle.getValue() == null;
    }

    /** Does it, or nothing while there is an obstacle. */
    public void perform() {
        if (enabled()) {
            run.run();
        }
    }

    public String name(Texts texts) {
        return texts.get("action." + id);
    }

    /** Its name with the note. */
    public String title(Texts texts) {
        return note.getValue() == null ? name(texts) : texts.get("menu.tip", name(texts), note.getValue());
    }

    /** Of the menu that it stands in: {@code file}. */
    public String menu() {
        return id.substring(0, id.indexOf('.'));
    }

    public String place(Texts texts) {
        return texts.get("menu." + menu());
    }

    /** As the keyboard is labelled; empty when it has none. */
    public String keys(Texts texts) {
        return shortcut == null ? "" : KeyNames.of(shortcut, texts);
    }

    /** Name and keys, for a tooltip. */
    public String tip(Texts texts) {
        return shortcut == null ? name(texts) : texts.get("menu.tip", name(texts), keys(texts));
    }
}
