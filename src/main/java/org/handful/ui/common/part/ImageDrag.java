package org.handful.ui.common.part;

import java.util.List;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;

/** Images of the project on their way from one place of the window to another. FX thread. */
public final class ImageDrag {
    private static final DataFormat NAMES = new DataFormat("application/x-handful-image-names");

    private ImageDrag() {}

    public static void put(Dragboard board, List<String> names) {
        var content = new ClipboardContent();
        content.put(NAMES, String.join("\n", names));
        board.setContent(content);
    }

    public static boolean in(Dragboard board) {
        return board.hasContent(NAMES);
    }

    /** Names of the dragged images; empty when something else is dragged. */
    public static List<String> names(Dragboard board) {
        return in(board) ? List.of(((String) board.getContent(NAMES)).split("\n")) : List.of();
    }
}
