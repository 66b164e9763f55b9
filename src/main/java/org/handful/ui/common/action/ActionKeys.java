package org.handful.ui.common.action;

import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Runs actions by their keys, wherever the focus is; what a text field does with a key comes first. FX thread. */
public final class ActionKeys {
    private static final Set<KeyCode> OF_TEXT = Set.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X);

    private final Actions actions;

    private ActionKeys(Actions actions) {
        this.actions = actions;
    }

    public static void installOn(Scene scene, Actions actions) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new ActionKeys(actions)::pressed);
    }

    private void pressed(KeyEvent e) {
        if (e.getTarget() instanceof TextInputControl field && typed(e, field)) {
            return;
        }
        boolean again = e.getCode() == KeyCode.Y && e.isShortcutDown() && !e.isShiftDown() && !e.isAltDown();
        for (Action a : actions.all()) {
            // Half of the world redoes with Y.
            if (a.shortcut() != null && a.enabled() && (a.shortcut().match(e) || again && a.id().equals("edit.redo"))) {
                actions.perform(a);
                e.consume();
                return;
            }
        }
    }

    /** Where a person types, undo takes back the typing first and the project after it. */
    private static boolean typed(KeyEvent e, TextInputControl field) {
        if (!e.isShortcutDown()) {
            return false;
        }
        boolean back = e.getCode() == KeyCode.Z && !e.isShiftDown();
        boolean forth = e.getCode() == KeyCode.Z && e.isShiftDown() || e.getCode() == KeyCode.Y;
        return OF_TEXT.contains(e.getCode()) && !e.isShiftDown()
                || back && field.isUndoable()
                || forth && field.isRedoable();
    }
}
