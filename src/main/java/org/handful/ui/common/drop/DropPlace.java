package org.handful.ui.common.drop;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.TransferMode;

/**
 * A part of the window that takes what other programs drag onto it. What it does not want goes on to the part around it,
 * as far as no part between them takes it. FX thread.
 */
public final class DropPlace {
    private static final String TABLE = ".csv";

    private DropPlace() {}

    /** Takes whatever may be images or a table. */
    public static void on(Node node, Consumer<Dropped> take) {
        on(node, Dropped::in, take);
    }

    /** @param wanted asked at every move of the pointer */
    public static void on(Node node, Predicate<Clipboard> wanted, Consumer<Dropped> take) {
        node.setOnDragOver(e -> {
            if (wanted.test(e.getDragboard())) {
                e.acceptTransferModes(TransferMode.COPY);
                e.consume();
            }
        });
        node.setOnDragDropped(e -> {
            if (wanted.test(e.getDragboard())) {
                take.accept(Dropped.of(e.getDragboard()));
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }

    /** Whether there are tables and nothing else. */
    public static boolean tables(Clipboard board) {
        return board.hasFiles() && tables(board.getFiles());
    }

    /** @param files or paths */
    public static boolean tables(List<?> files) {
        return !files.isEmpty()
                && files.stream().allMatch(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(TABLE));
    }
}
