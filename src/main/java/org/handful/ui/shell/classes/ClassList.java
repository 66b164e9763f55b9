package org.handful.ui.shell.classes;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassDot;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.shell.row.Lines;
import org.handful.ui.shell.row.RowList;
import org.handful.ui.shell.row.SideRow;

/** Draws the classes, and takes keys, menus and what is dropped on them. FX thread. */
public final class ClassList {
    private static final int KEYS = 9;

    private final ClassListModel model;
    private final ClassPalette palette;
    private final Theme theme;
    private final Texts texts;
    private final RowList<ClassRow> rows;
    private final ClassMenu menu;
    private final ClassDrag drag;

    /** @param none shown while there is no class */
    public ClassList(Pane box, Label none, ClassListModel model, ClassPalette palette, Theme theme, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.theme = theme;
        this.texts = texts;
        menu = new ClassMenu(this, model, texts);
        drag = new ClassDrag(model, this::move);
        rows = new RowList<>(box, this::make, this::fill);
        Lines.follow(model.rows(), now -> {
            rows.show(now);
            Lines.show(none, now.stream().noneMatch(ClassRow::isClass));
        });
        theme.surface().addListener((o, before, now) -> rows.refill());
    }

    public void add(String name) {
        model.add(name);
    }

    void rename(SideRow<ClassRow> side) {
        if (side.data().isClass()) {
            String from = side.data().name();
            side.editName("sidebar.rename", to -> model.rename(from, to));
        }
    }

    void move(ClassRow row, int position) {
        rows.follow(r -> r.isClass() && r.name().equals(row.name()));
        model.move(row, position);
    }

    void askForColour(SideRow<ClassRow> side) {
        ClassRow row = side.data();
        ColourCard.show(side, palette.of(row.name(), theme.surface().get()).hex(), texts,
                colour -> model.recolour(row, colour));
    }

    private SideRow<ClassRow> make() {
        var side = new SideRow<ClassRow>();
        side.setMark(new ClassDot());
        side.setOnAction(e -> model.choose(side.data()));
        side.offer(row -> menu.of(side));
        Lines.keys(side, this::rename, model::delete);
        side.addEventHandler(KeyEvent.KEY_PRESSED, e -> key(e, side));
        drag.install(side);
        return side;
    }

    private void key(KeyEvent e, SideRow<ClassRow> side) {
        if (e.getTarget() != side || !side.data().isClass()) {
            return;
        }
        ClassRow row = side.data();
        if (e.isAltDown() && e.getCode() == KeyCode.UP) {
            move(row, row.index() - 1);
        } else if (e.isAltDown() && e.getCode() == KeyCode.DOWN) {
            move(row, row.index() + 1);
        } else if (e.getCode() == KeyCode.O && !e.isShortcutDown() && !e.isAltDown()) {
            model.switchOver(row);
        } else {
            return;
        }
        e.consume();
    }

    private void fill(SideRow<ClassRow> side) {
        ClassRow row = side.data();
        Color colour = Color.web(palette.of(row.isClass() ? row.name() : null, theme.surface().get()).hex());
        ((ClassDot) side.getMark()).show(colour, !row.isClass() || !row.active());
        side.setId("sidebar.class." + (row.isClass() ? row.index() : "unlabelled"));
        side.setState(row.chosen(), !row.active());
        side.show(row.name(), texts.get("data.count", row.count()), words(row));
    }

    private String words(ClassRow row) {
        boolean hasKey = row.isClass() && row.index() < KEYS;
        String words = texts.get(hasKey ? "shell.classes.tip.key" : "shell.classes.tip", row.name(), row.count(),
                row.index() + 1);
        return row.active() ? words : words + " " + texts.get("data.classes.isOff");
    }
}
