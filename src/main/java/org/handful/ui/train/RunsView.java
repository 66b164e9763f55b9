package org.handful.ui.train;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handful.run.result.RunInfo;
import org.handful.ui.common.Texts;

/** The right column: the runs so far, newest first. */
public final class RunsView {
    private final RunsModel model;
    private final Texts texts;
    private final TrainWords words;

    @FXML private ListView<RunInfo> list;
    @FXML private Label none;
    @FXML private VBox confirm;
    @FXML private Label question;

    private final List<RunCell> cells = new ArrayList<>();

    public RunsView(TrainViewModel train, Texts texts) {
        this.model = train.runs();
        this.texts = texts;
        this.words = new TrainWords(texts, train.methods());
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> cell());
        list.setOnKeyPressed(this::key);
        list.setPlaceholder(none);
        model.list().subscribe(runs -> {
            list.setItems(FXCollections.observableArrayList(runs));
            select(model.shown().get());
        });
        model.shown().subscribe(this::select);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, run) -> {
            if (run != null) {
                model.shown().set(run.id());
            }
        });
        confirm.managedProperty().bind(confirm.visibleProperty());
        confirm.visibleProperty().bind(model.toDelete().isNotNull());
        question.textProperty().bind(
                model.toDelete().map(r -> texts.get("train.runs.deleteQuestion", r.name())).orElse(""));
    }

    @FXML
    private void delete() {
        model.delete();
    }

    @FXML
    private void keep() {
        model.toDelete().set(null);
    }

    private RunCell cell() {
        RunCell cell = new RunCell(model, texts, words);
        cells.add(cell);
        return cell;
    }

    private void key(KeyEvent e) {
        RunInfo run = list.getSelectionModel().getSelectedItem();
        if (e.getTarget() instanceof TextField) {
            return;
        }
        if (run != null && e.getCode() == KeyCode.F2) {
            cells.stream().filter(c -> c.getItem() == run).findFirst().ifPresent(RunCell::edit);
            e.consume();
        } else if (run != null && e.getCode() == KeyCode.DELETE) {
            model.askToDelete(run);
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE) {
            keep();
        }
    }

    private void select(Long id) {
        if (id == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getItems().stream().filter(r -> r.id() == id).findFirst()
                    .ifPresent(r -> list.getSelectionModel().select(r));
        }
    }
}
