package org.handful.ui.shell.split;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import org.handful.model.SplitRole;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ImageDrag;
import org.handful.ui.shell.row.Lines;
import org.handful.ui.shell.row.RowList;
import org.handful.ui.shell.row.SideRow;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws the sides of the split and the lock; images can be dropped on a side. FX thread. */
public final class SplitList {
    private final SplitListModel model;
    private final Texts texts;
    private final RowList<SplitRow> rows;

    /** @param section hidden while there are no images */
    public SplitList(Node section, Pane box, ToggleButton lock, SplitListModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        rows = new RowList<>(box, this::make, this::fill);
        Lines.follow(model.rows(), now -> {
            rows.show(now);
            Lines.show(section, !now.isEmpty());
        });
        model.locked().subscribe(locked -> showLock(lock, locked));
        lock.setOnAction(e -> {
            model.lock(lock.isSelected());
            // What the project says counts, also when it refuses.
            lock.setSelected(model.locked().get());
        });
    }

    private void showLock(ToggleButton lock, boolean locked) {
        lock.setSelected(locked);
        lock.setGraphic(new FontIcon(locked ? "fth-lock" : "fth-unlock"));
        String words = texts.get(locked ? "data.split.locked" : "data.split.unlocked");
        lock.setAccessibleText(words);
        var tip = new Tooltip(words);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        lock.setTooltip(tip);
        rows.refill();
    }

    private SideRow<SplitRow> make() {
        var side = new SideRow<SplitRow>();
        var letter = new Label();
        letter.getStyleClass().add("side-letter");
        side.setMark(letter);
        side.setOnAction(e -> model.choose(side.data()));
        side.setOnDragOver(e -> {
            if (ImageDrag.in(e.getDragboard())) {
                e.acceptTransferModes(TransferMode.MOVE);
            }
            e.consume();
        });
        side.setOnDragEntered(e -> side.getStyleClass().add("drop-here"));
        side.setOnDragExited(e -> side.getStyleClass().remove("drop-here"));
        side.setOnDragDropped(e -> {
            model.assign(ImageDrag.names(e.getDragboard()), side.data().role());
            e.setDropCompleted(true);
            e.consume();
        });
        return side;
    }

    private void fill(SideRow<SplitRow> side) {
        SplitRow row = side.data();
        String key = row.role().name().toLowerCase(Locale.ROOT);
        boolean locked = row.role() == SplitRole.TEST && model.locked().get();
        side.setId("sidebar.split." + key);
        side.setState(row.chosen(), false);
        ((Label) side.getMark()).setText(texts.get("data.split.letter." + key));
        String words = texts.get("data.split.tip." + key, row.count());
        side.show(texts.get("data.split." + key), texts.get("data.count", row.count()),
                locked ? words + " " + texts.get("data.split.locked") : words);
    }
}
