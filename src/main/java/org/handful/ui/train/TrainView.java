package org.handful.ui.train;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Room;
import org.handful.ui.train.runs.RunsModel;
import org.handful.ui.train.runs.RunsModel.Board;

/**
 * The views of the place: training with what is set up for it, the runs with what came of them, and the race. Where there
 * is no room for the curves beside what is set up, they are one more.
 */
public final class TrainView {
    /** Widths in em: for what is set up, the curves and the runs beside each other, and without the runs. */
    private static final double ALL = 61;
    private static final double NO_RUNS = 43;

    private static final PseudoClass APART = PseudoClass.getPseudoClass("apart");

    private final TrainViewModel train;
    private final RunsModel model;
    private final Function<Board, Node> boards;
    private final Texts texts;
    private final Map<Board, Node> made = new EnumMap<>(Board.class);

    @FXML private Pane pane;
    @FXML private ToggleButton training;
    @FXML private ToggleButton curves;
    @FXML private ToggleButton runs;
    @FXML private ToggleButton race;
    @FXML private ToggleButton several;
    @FXML private Node setup;
    @FXML private Node live;
    @FXML private StackPane board;
    @FXML private Node list;

    /** Where only one of the two has room: the curves, and not what is set up. */
    private final BooleanProperty watching = new SimpleBooleanProperty();
    private BooleanBinding roomy;

    /** @param boards makes what is shown in place of the training, when it is first asked for */
    TrainView(TrainViewModel train, Function<Board, Node> boards, Texts texts) {
        this.train = train;
        this.model = train.runs();
        this.boards = boards;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        BooleanBinding trains = Bindings.equal(model.board(), Board.TRAINING);
        Room room = Room.in(pane);
        roomy = room.isAtLeast(NO_RUNS);
        for (Node node : new Node[] {setup, live, board, list, curves, several}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        setup.visibleProperty().bind(trains.and(roomy.or(watching.not())));
        live.visibleProperty().bind(trains.and(roomy.or(watching)));
        curves.visibleProperty().bind(roomy.not());
        board.visibleProperty().bind(trains.not());
        // The curves come first: in a narrow window the runs have their own view and the side bar.
        BooleanBinding races = Bindings.equal(model.board(), Board.RACE)
                .or(Bindings.equal(model.board(), Board.SEVERAL));
        list.visibleProperty().bind(trains.not().or(room.isAtLeast(ALL)).and(races.not()));
        runs.textProperty().bind(model.list().map(all -> texts.get("runs.view.runs", all.size())));
        model.board().subscribe(now -> {
            select();
            if (now != Board.TRAINING) {
                board.getChildren().setAll(made.computeIfAbsent(now, boards));
            }
        });
        roomy.subscribe(this::select);
        watching.subscribe(this::select);
        train.live().subscribe(now -> watching.set(now != null));
        training.setOnAction(_ -> show(false));
        curves.setOnAction(_ -> show(true));
        runs.setOnAction(_ -> {
            if (Set.of(Board.TRAINING, Board.RACE, Board.SEVERAL).contains(model.board().get())) {
                model.board().set(Board.DETAILS);
            }
            runs.setSelected(true);
        });
        race.setOnAction(_ -> {
            model.board().set(Board.RACE);
            race.setSelected(true);
        });
        several.setOnAction(_ -> {
            model.board().set(Board.SEVERAL);
            several.setSelected(true);
        });
        several.visibleProperty().bind(train.several().offered());
        several.visibleProperty().subscribe(there -> {
            race.getStyleClass().setAll(race.getStyleClass().stream()
                    .map(s -> s.endsWith("-pill") ? there ? "center-pill" : "right-pill" : s).toList());
            if (!there && model.board().get() == Board.SEVERAL) {
                model.board().set(Board.TRAINING);
            }
        });
        pane.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && model.board().get() != Board.TRAINING) {
                model.board().set(Board.TRAINING);
                e.consume();
            }
        });
    }

    private void show(boolean watch) {
        watching.set(watch);
        model.board().set(Board.TRAINING);
        select();
    }

    private void select() {
        boolean trains = model.board().get() == Board.TRAINING;
        boolean apart = !roomy.get();
        pane.pseudoClassStateChanged(APART, apart);
        training.setText(texts.get(apart ? "runs.view.setup" : "runs.view.training"));
        training.setSelected(trains && !(apart && watching.get()));
        curves.setSelected(trains && apart && watching.get());
        Board now = model.board().get();
        runs.setSelected(now == Board.DETAILS || now == Board.COMPARISON);
        race.setSelected(now == Board.RACE);
        several.setSelected(now == Board.SEVERAL);
    }
}
