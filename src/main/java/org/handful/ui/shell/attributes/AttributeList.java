package org.handful.ui.shell.attributes;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Pane;
import org.handful.ui.common.Texts;
import org.handful.ui.shell.attributes.ValueRow.Kind;
import org.handful.ui.shell.row.Lines;
import org.handful.ui.shell.row.RowList;
import org.handful.ui.shell.row.SideRow;

/** Draws the attributes with their values. FX thread. */
public final class AttributeList {
    private final AttributeListModel model;
    private final Texts texts;

    /** @param section hidden while there is no attribute */
    public AttributeList(Node section, Pane box, AttributeListModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        var rows = new RowList<ValueRow>(box, this::make, this::fill);
        Lines.follow(model.rows(), now -> {
            rows.show(now);
            Lines.show(section, !now.isEmpty());
        });
    }

    private SideRow<ValueRow> make() {
        var side = new SideRow<ValueRow>();
        side.setOnAction(e -> model.choose(side.data()));
        side.offer(row -> menu(side));
        Lines.keys(side, this::rename, model::delete);
        return side;
    }

    private ContextMenu menu(SideRow<ValueRow> side) {
        ValueRow row = side.data();
        boolean head = row.kind() == Kind.HEAD;
        return new ContextMenu(
                Lines.item("sidebar.attribute.rename", texts.get(head
                        ? "data.attributes.rename" : "data.attributes.value.rename"), () -> rename(side)),
                Lines.item("sidebar.attribute.delete", texts.get(head
                        ? "data.attributes.delete" : "data.attributes.value.delete"), () -> model.delete(row)));
    }

    private void rename(SideRow<ValueRow> side) {
        ValueRow row = side.data();
        side.editName("sidebar.renameAttribute", to -> model.rename(row, to));
    }

    private void fill(SideRow<ValueRow> side) {
        ValueRow row = side.data();
        side.getStyleClass().remove("side-attribute");
        side.setDisable(row.kind() == Kind.REST);
        side.setState(row.chosen() && row.kind() == Kind.VALUE, false);
        String n = texts.get("data.count", row.count());
        switch (row.kind()) {
            case HEAD -> {
                side.setId("sidebar.attribute." + row.attribute());
                side.getStyleClass().add("side-attribute");
                side.show(row.attribute(), row.chosen() ? n : "",
                        texts.get(row.chosen() ? "data.attributes.tip.folded" : "data.attributes.tip",
                                row.attribute(), row.count()));
            }
            case VALUE -> {
                side.setId("sidebar.value." + row.attribute() + "." + row.value());
                side.show(row.value(), n,
                        texts.get("shell.attributes.tip", row.attribute(), row.value(), row.count()));
            }
            case REST -> {
                side.setId("sidebar.rest." + row.attribute());
                String words = texts.get("data.attributes.rest", row.count());
                side.show(words, "", words);
            }
        }
    }
}
