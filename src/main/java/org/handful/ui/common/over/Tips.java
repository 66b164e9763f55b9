package org.handful.ui.common.over;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;

/**
 * Lets Escape through the tips: like every popup they hide by that key, but would keep it from the card that a person
 * wants to close while the mouse rests on one of its buttons. FX thread.
 */
public final class Tips {
    private static boolean watched;

    private Tips() {}

    /** For every tip of the program from now on. */
    public static void letEscapeThrough() {
        if (watched) {
            return;
        }
        watched = true;
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream().filter(Tooltip.class::isInstance).map(Tooltip.class::cast)
                        .forEach(tip -> tip.setConsumeAutoHidingEvents(false));
            }
        });
    }
}
