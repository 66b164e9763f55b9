package org.handful.ui.train;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.handful.ui.common.Texts;
import org.handful.ui.train.runs.RunsModel;
import org.handful.ui.train.runs.RunsModel.Board;

/** The two views of the place: training with what is set up for it, and the runs with what came of them. */
public final class TrainView {
    private static final double NARROW = 860;

    private final RunsModel model;
    private final Function<Board, Node> boards;
    private final Texts texts;
    private final Map<Board, Node> made = new EnumMap<>(Board.class);

    @FXML private Region train;
    @FXML private ToggleButton training;
    @FXML private ToggleButton runs;
    @FXML private Node setup;
    @FXML private Node live;
    @FXML private StackPane board;
    @FXML private Node list;

    /** @param boards makes what is shown in place of the training, when it is first asked for */
    TrainView(RunsModel model, Function<Board, Node> boards, Texts texts) {
        this.model = model;
        this.boards = boards;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        BooleanBinding trains = Bindings.equal(model.board(), Board.TRAINING);
        for (Node node : new Node[] {setup, live, board, list}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        setup.visibleProperty().bind(trains);
        live.visibleProperty().bind(trains);
        board.visibleProperty().bind(trains.not());
        // The curves come first: in a narrow window the runs have their own view and the side bar.
        list.visibleProperty().bind(trains.not().or(train.widthProperty().greaterThan(NARROW)));
        runs.textProperty().bind(model.list().map(all -> texts.get("runs.view.runs", all.size())));
        model.board().subscribe(now -> {
            training.setSelected(now == Board.TRAINING);
            runs.setSelected(now != Board.TRAINING);
            if (now != Board.TRAINING) {
                board.getChildren().setAll(made.computeIfAbsent(now, boards));
            }
        });
        training.setOnAction(_ -> {
            model.board().set(Board.TRAINING);
            training.setSelected(true);
        });
        runs.setOnAction(_ -> {
            if (model.board().get() == Board.TRAINING) {
                model.board().set(Board.DETAILS);
            }
            runs.setSelected(true);
        });
        train.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && model.board().get() != Board.TRAINING) {
                model.board().set(Board.TRAINING);
                e.consume();
            }
        });
    }
}
