package org.handful.ui.shell.classes;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.paint.Color;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassColours;
import org.handful.ui.common.look.ClassDot;
import org.handful.ui.common.look.Rgb;
import org.handful.ui.shell.row.Lines;
import org.handful.ui.shell.row.SideRow;

/** What can be done to a class, all in one menu. FX thread. */
final class ClassMenu {
    private final ClassList list;
    private final ClassListModel model;
    private final Texts texts;

    ClassMenu(ClassList list, ClassListModel model, Texts texts) {
        this.list = list;
        this.model = model;
        this.texts = texts;
    }

    ContextMenu of(SideRow<ClassRow> side) {
        ClassRow row = side.data();
        if (!row.isClass()) {
            return new ContextMenu(item("show", "data.classes.show", () -> model.choose(row)));
        }
        var colour = new Menu(texts.get("data.classes.colour"));
        colour.setId("sidebar.class.colour");
        List<Rgb> easy = ClassColours.easy();
        for (int i = 0; i < easy.size(); i++) {
            Rgb rgb = easy.get(i);
            MenuItem item = item("colour." + i, "data.colour." + i, () -> model.recolour(row, rgb));
            item.setGraphic(new ClassDot(Color.web(rgb.hex())));
            colour.getItems().add(item);
        }
        colour.getItems().addAll(new SeparatorMenuItem(),
                item("colour.own", "data.classes.colour.own", () -> list.askForColour(side)),
                item("colour.place", "data.classes.colour.place", () -> model.recolour(row, null)));
        var merge = new Menu(texts.get("data.classes.merge"));
        merge.setId("sidebar.class.merge");
        List<String> others = model.others(row);
        for (String other : others) {
            var item = Lines.item("sidebar.class.merge." + other, other, () -> model.merge(row.name(), other));
            item.setMnemonicParsing(false);
            merge.getItems().add(item);
        }
        merge.setDisable(others.isEmpty());
        MenuItem up = item("up", "data.classes.up", () -> list.move(row, row.index() - 1));
        up.setDisable(row.index() == 0);
        MenuItem down = item("down", "data.classes.down", () -> list.move(row, row.index() + 1));
        down.setDisable(row.index() == others.size());
        return new ContextMenu(
                item("rename", "data.classes.rename", () -> list.rename(side)),
                colour,
                item("switch", row.active() ? "data.classes.off" : "data.classes.on", () -> model.switchOver(row)),
                new SeparatorMenuItem(), up, down, merge, new SeparatorMenuItem(),
                item("delete", "data.classes.delete", () -> model.delete(row)));
    }

    private MenuItem item(String id, String text, Runnable run) {
        return Lines.item("sidebar.class." + id, texts.get(text), run);
    }
}
