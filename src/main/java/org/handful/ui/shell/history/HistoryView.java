package org.handful.ui.shell.history;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.handful.ui.common.Texts;

/** The history at the right side of the window. FX thread. */
public final class HistoryView {
    /** From this many edits on there is a field to search in them. */
    private static final int LONG = 12;

    private final HistoryModel model;
    private final Texts texts;
    private final Runnable close;

    @FXML
    private Parent root;

    @FXML
    private TextField query;

    @FXML
    private ListView<HistoryRow> list;

    @FXML
    private Label none;

    /** @param close folds the panel away */
    public HistoryView(HistoryModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        this.close = close;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.query());
        list.setCellFactory(l -> new HistoryCell(texts, model::goTo));
        list.setOnKeyPressed(e -> {
            HistoryRow row = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && row != null) {
                model.goTo(row);
                e.consume();
            }
        });
        root.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
        show();
        model.rows().addListener((o, before, now) -> show());
        // Only who is seen reads.
        root.sceneProperty().subscribe(scene -> model.setOpen(scene != null));
    }

    @FXML
    private void close() {
        close.run();
    }

    private void show() {
        HistoryRow chosen = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(model.rows().get());
        if (chosen != null) {
            for (int i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i).step() == chosen.step()) {
                    list.getSelectionModel().select(i);
                }
            }
        }
        visible(query, model.edits() >= LONG || !model.query().get().isEmpty());
        visible(none, list.getItems().isEmpty());
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
