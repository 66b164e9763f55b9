package org.handful.ui.shell.classes;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.part.ImageDrag;
import org.handful.ui.shell.row.SideRow;

/** What can be dragged onto a class: images of the project, files, and other classes to put it in order. FX thread. */
final class ClassDrag {
    private static final DataFormat CLASS = new DataFormat("application/x-handful-class");
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    private final ClassListModel model;
    private final BiConsumer<ClassRow, Integer> move;

    /** @param move hears which class goes to which position */
    ClassDrag(ClassListModel model, BiConsumer<ClassRow, Integer> move) {
        this.model = model;
        this.move = move;
    }

    void install(SideRow<ClassRow> side) {
        side.setOnDragDetected(e -> {
            if (side.data().isClass()) {
                side.startDragAndDrop(TransferMode.MOVE).setContent(Map.of(CLASS, side.data().name()));
                e.consume();
            }
        });
        side.setOnDragOver(e -> {
            if (moves(e, side)) {
                e.acceptTransferModes(TransferMode.MOVE);
                mark(side, above(e, side), !above(e, side));
            } else if (ImageDrag.in(e.getDragboard())) {
                e.acceptTransferModes(TransferMode.MOVE);
            } else if (Dropped.in(e.getDragboard())) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        side.setOnDragEntered(e -> {
            if (!e.getDragboard().hasContent(CLASS)) {
                side.getStyleClass().add("drop-here");
            }
        });
        side.setOnDragExited(e -> {
            side.getStyleClass().remove("drop-here");
            mark(side, false, false);
        });
        side.setOnDragDropped(e -> {
            drop(e, side);
            e.setDropCompleted(true);
            e.consume();
        });
    }

    private void drop(DragEvent e, SideRow<ClassRow> side) {
        if (moves(e, side)) {
            String name = (String) e.getDragboard().getContent(CLASS);
            model.rows().get().stream().filter(r -> r.isClass() && r.name().equals(name)).findFirst()
                    .ifPresent(r -> move.accept(r, place(r.index(), side.data().index(), above(e, side))));
        } else if (ImageDrag.in(e.getDragboard())) {
            model.label(ImageDrag.names(e.getDragboard()), side.data());
        } else if (Dropped.in(e.getDragboard())) {
            model.take(Dropped.of(e.getDragboard()), side.data());
        }
    }

    /** Where a class ends up that is taken from one place and dropped above or below another. */
    static int place(int from, int onto, boolean above) {
        int gap = above ? onto : onto + 1;
        return from < gap ? gap - 1 : gap;
    }

    private static boolean moves(DragEvent e, SideRow<ClassRow> side) {
        return side.data().isClass() && e.getDragboard().hasContent(CLASS);
    }

    private static boolean above(DragEvent e, SideRow<ClassRow> side) {
        return e.getY() < side.getHeight() / 2;
    }

    private static void mark(SideRow<ClassRow> side, boolean above, boolean below) {
        side.pseudoClassStateChanged(ABOVE, above);
        side.pseudoClassStateChanged(BELOW, below);
    }
}
