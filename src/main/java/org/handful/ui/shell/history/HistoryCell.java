package org.handful.ui.shell.history;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;

/** One edit: what was done, and when. FX thread. */
final class HistoryCell extends ListCell<HistoryRow> {
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    private final Texts texts;
    private final Label words = new Label();
    private final Label when = new Label();
    private final VBox content = new VBox(words, when);

    /** @param go hears which row was clicked */
    HistoryCell(Texts texts, Consumer<HistoryRow> go) {
        this.texts = texts;
        words.setWrapText(true);
        when.getStyleClass().addAll("caption", "text-muted");
        getStyleClass().add("history-cell");
        content.prefWidthProperty().bind(widthProperty().subtract(24));
        setPrefWidth(0);
        setOnMouseClicked(e -> {
            if (getItem() != null) {
                go.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(UNDONE, row != null && !row.applied());
        pseudoClassStateChanged(NOW, row != null && row.now());
        if (empty || row == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        setId("history." + row.step());
        words.setText(row.words());
        String state = row.now() ? texts.get("data.history.now") : row.applied() ? "" : texts.get("data.history.undone");
        String line = row.when().isEmpty() || state.isEmpty() ? row.when() + state : row.when() + " \u00b7 " + state;
        when.setText(line);
        setAccessibleText(row.words() + ", " + line);
        setGraphic(content);
    }
}
