package org.handful.ui.shell.row;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;

/** What all lists of the side bar do alike. FX thread. */
public final class Lines {
    private Lines() {}

    public static MenuItem item(String id, String text, Runnable run) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(e -> run.run());
        return item;
    }

    /** F2 renames, Delete deletes. */
    public static <R> void keys(SideRow<R> row, Consumer<SideRow<R>> rename, Consumer<R> delete) {
        row.addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, e -> {
            if (e.getTarget() != row) {
                return;
            }
            if (e.getCode() == KeyCode.F2) {
                rename.accept(row);
                e.consume();
            } else if (e.getCode() == KeyCode.DELETE) {
                delete.accept(row.data());
                e.consume();
            }
        });
    }

    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Shows what there is now and whatever follows that differs. */
    public static <T> void follow(ObservableValue<T> rows, Consumer<T> show) {
        show.accept(rows.getValue());
        rows.addListener((o, before, now) -> {
            if (!now.equals(before)) {
                show.accept(now);
            }
        });
    }
}
