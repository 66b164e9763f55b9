package org.handful.ui.shell.side;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Pane;
import org.handful.ui.common.Texts;
import org.handful.ui.shell.row.Lines;
import org.handful.ui.shell.row.RowList;
import org.handful.ui.shell.row.SideRow;

/** Draws the runs. FX thread. */
final class RunList {
    private final RunListModel model;
    private final Texts texts;

    /** @param none shown while there is no run */
    RunList(Pane box, Node none, RunListModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        var rows = new RowList<RunRow>(box, this::make, this::fill);
        Lines.follow(model.rows(), now -> {
            rows.show(now);
            Lines.show(none, now.isEmpty());
        });
    }

    private SideRow<RunRow> make() {
        var side = new SideRow<RunRow>();
        side.setOnAction(e -> model.choose(side.data()));
        side.offer(row -> new ContextMenu(
                Lines.item("sidebar.run.rename", texts.get("shell.runs.rename"), () -> rename(side)),
                Lines.item("sidebar.run.delete", texts.get("shell.runs.delete"), () -> model.delete(row))));
        Lines.keys(side, this::rename, model::delete);
        return side;
    }

    private void rename(SideRow<RunRow> side) {
        RunRow row = side.data();
        side.editName("sidebar.renameRun", to -> model.rename(row, to));
    }

    private void fill(SideRow<RunRow> side) {
        RunRow row = side.data();
        side.setId("sidebar.run." + row.id());
        side.setState(row.chosen(), false);
        side.show(row.name(), row.figure(), texts.get("shell.runs.tip", row.name(), row.figure()));
    }
}
