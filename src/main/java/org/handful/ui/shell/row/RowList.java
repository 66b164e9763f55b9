package org.handful.ui.shell.row;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.layout.Pane;

/**
 * Lines that follow a list. A line stays where it is and is only filled anew, so that focus and half a typed name outlive
 * an edit made elsewhere. FX thread.
 *
 * @param <R> what a line stands for
 */
public final class RowList<R> {
    private final Pane box;
    private final Supplier<SideRow<R>> make;
    private final Consumer<SideRow<R>> fill;
    private List<R> shown = List.of();
    private Predicate<R> wanted;

    /** @param fill shows the data of a line that has new data */
    public RowList(Pane box, Supplier<SideRow<R>> make, Consumer<SideRow<R>> fill) {
        this.box = box;
        this.make = make;
        this.fill = fill;
    }

    public void show(List<R> rows) {
        boolean focusInside = box.getChildren().stream().anyMatch(n -> n.isFocused());
        while (box.getChildren().size() < rows.size()) {
            box.getChildren().add(make.get());
        }
        if (box.getChildren().size() > rows.size()) {
            box.getChildren().remove(rows.size(), box.getChildren().size());
        }
        shown = List.copyOf(rows);
        for (int i = 0; i < rows.size(); i++) {
            row(i).setData(rows.get(i));
        }
        refill();
        if (focusInside && box.getChildren().stream().noneMatch(n -> n.isFocused()) && !rows.isEmpty()) {
            row(rows.size() - 1).requestFocus();
        }
        if (wanted != null) {
            for (int i = 0; i < rows.size(); i++) {
                if (wanted.test(rows.get(i))) {
                    row(i).requestFocus();
                }
            }
            wanted = null;
        }
    }

    /** Shows the same again, as in other colours. */
    public void refill() {
        for (int i = 0; i < shown.size(); i++) {
            fill.accept(row(i));
        }
    }

    /** When the list is shown next, gives this line the focus: it moves. */
    public void follow(Predicate<R> row) {
        wanted = row;
    }

    @SuppressWarnings("unchecked")
    private SideRow<R> row(int i) {
        return (SideRow<R>) box.getChildren().get(i);
    }
}
