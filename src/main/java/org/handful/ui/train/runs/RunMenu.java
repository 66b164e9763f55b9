package org.handful.ui.train.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.handful.run.result.RunInfo;
import org.handful.ui.common.Texts;
import org.handful.ui.common.action.KeyNames;

/** What can be done with the chosen run, in a menu and by keys: one list for both, so that they cannot differ. */
final class RunMenu {
    private record Entry(String key, KeyCombination accelerator, Consumer<RunInfo> action) {}

    private final Texts texts;
    private final Supplier<RunInfo> chosen;
    private final List<Entry> entries = new ArrayList<>();
    private ContextMenu menu;

    RunMenu(Texts texts, Supplier<RunInfo> chosen) {
        this.texts = texts;
        this.chosen = chosen;
    }

    /** @param name the last part of its text's key {@code runs.menu.NAME} */
    RunMenu with(String name, KeyCode key, Consumer<RunInfo> action) {
        return with(name, new KeyCodeCombination(key), action);
    }

    RunMenu with(String name, KeyCombination keys, Consumer<RunInfo> action) {
        entries.add(new Entry("runs.menu." + name, keys, action));
        return this;
    }

    /** Does what a key stands for. @return whether it stands for something */
    boolean press(javafx.scene.input.KeyEvent e) {
        RunInfo run = chosen.get();
        if (run == null) {
            return false;
        }
        for (Entry entry : entries) {
            if (entry.accelerator.match(e)) {
                entry.action.accept(run);
                return true;
            }
        }
        return false;
    }

    /** One for all cells: the run under the pointer is the chosen one by the time it opens. */
    ContextMenu menu() {
        if (menu == null) {
            menu = new ContextMenu();
            for (Entry entry : entries) {
                // The keys are the list's: an accelerator of the scene would take letters from whoever types.
                MenuItem item = new MenuItem(texts.get("runs.menu.item", texts.get(entry.key),
                        KeyNames.of(entry.accelerator, texts)));
                item.setId(entry.key);
                item.setOnAction(_ -> {
                    if (chosen.get() != null) {
                        entry.action.accept(chosen.get());
                    }
                });
                menu.getItems().add(item);
            }
        }
        return menu;
    }
}
