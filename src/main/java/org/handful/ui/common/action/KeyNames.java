package org.handful.ui.common.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import org.handful.ui.common.Texts;

/**
 * Keys as the keyboard before a person is labelled: JavaFX says Ctrl in every language, where a German keyboard has Strg.
 * On macOS keys are signs, which are the same everywhere. FX thread.
 */
public final class KeyNames {
    /** Those whose names are words. */
    private static final Map<KeyCode, String> WORDS = Map.of(
            KeyCode.ENTER, "key.enter", KeyCode.DELETE, "key.delete", KeyCode.SPACE, "key.space");

    private KeyNames() {}

    public static String of(KeyCombination keys, Texts texts) {
        if (System.getProperty("os.name", "").startsWith("Mac") || !(keys instanceof KeyCodeCombination combination)) {
            return keys.getDisplayText();
        }
        List<String> names = new ArrayList<>();
        if (down(keys.getShortcut()) || down(keys.getControl())) {
            names.add(texts.get("key.ctrl"));
        }
        if (down(keys.getAlt())) {
            names.add(texts.get("key.alt"));
        }
        if (down(keys.getShift())) {
            names.add(texts.get("key.shift"));
        }
        KeyCode code = combination.getCode();
        names.add(WORDS.containsKey(code) ? texts.get(WORDS.get(code)) : new KeyCodeCombination(code).getDisplayText());
        return String.join("+", names);
    }

    /** Names the keys in a menu that is on screen; those of its entries that show any. */
    static void nameIn(List<MenuItem> items, Texts texts) {
        for (MenuItem item : items) {
            if (item.getAccelerator() != null && item.getStyleableNode() != null
                    && item.getStyleableNode().lookup(".accelerator-text") instanceof Label label
                    && !label.textProperty().isBound()) {
                label.setText(of(item.getAccelerator(), texts));
            }
        }
    }

    private static boolean down(ModifierValue modifier) {
        return modifier == ModifierValue.DOWN;
    }
}
