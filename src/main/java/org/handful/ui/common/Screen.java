package org.handful.ui.common;

import java.util.List;
import javafx.scene.Node;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.memory.ProjectMemory;

/** One of the places of the window, plugged into the frame by the composition root. FX thread. */
public interface Screen extends AutoCloseable {
    /** Short and stable: {@code images}. Its title is the text {@code screen.ID.title}. */
    String id();

    /** Ikonli literal: {@code fth-image}. */
    String icon();

    /** Made at the first call, the same afterwards. */
    Node view();

    /** Whether the details of the selected images belong beside it; a screen that has a right side itself says no. */
    default boolean wantsInspector() {
        return true;
    }

    /**
     * What can be done here, offered to palette, menus and keys as long as the project is open. Its place is shown
     * before it is done; what edits ({@code edit.}) can only be done where it is seen.
     */
    default List<Action> actions() {
        return List.of();
    }

    /**
     * Goes on where a screen of the same kind was that is closed already: what was typed, chosen and goes on. Called
     * before {@link #view()}, when the window is built anew in another language.
     */
    default void takeOver(Screen before) {}

    /** Takes up how it was arranged when the project was closed, and keeps it. Called before {@link #view()}. */
    default void remember(ProjectMemory memory) {}

    default void onShown() {}

    default void onHidden() {}

    @Override
    default void close() {}
}
