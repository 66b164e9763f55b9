package org.handful.ui.train.queue;

import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handful.model.RunSpec;
import org.handful.ui.common.Texts;

/** Under the curves: what goes on and what waits, and the question about what an earlier start left. FX thread. */
public final class QueueView {
    private final QueueModel model;
    private final Texts texts;
    private final Function<RunSpec, String> titles;
    private final AutoStart autoStart;

    @FXML private VBox pane;
    @FXML private Label line;
    @FXML private VBox found;
    @FXML private CheckBox always;
    @FXML private ListView<QueueItem> list;

    /** @param titles what a run is called */
    public QueueView(QueueModel model, Texts texts, Function<RunSpec, String> titles, AutoStart autoStart) {
        this.model = model;
        this.texts = texts;
        this.titles = titles;
        this.autoStart = autoStart;
    }

    @FXML
    private void initialize() {
        line.textProperty().bind(model.line());
        list.setItems(model.items());
        list.setCellFactory(_ -> new QueueCell(model, texts, titles));
        list.setOnKeyPressed(this::key);
        model.items().subscribe(this::size);
        size();
        found.visibleProperty().bind(model.found());
        found.managedProperty().bind(model.found());
        pane.managedProperty().bind(pane.visibleProperty());
        always.setSelected(autoStart.on());
        always.setOnAction(_ -> autoStart.choose(always.isSelected()));
    }

    /** A single run that goes on needs no queue: the curves above say it all. */
    private void size() {
        int rows = model.items().size();
        pane.setVisible(rows > 1 || rows == 1 && !model.items().getFirst().going());
    }

    @FXML
    private void startFound() {
        model.startFound();
    }

    @FXML
    private void removeFound() {
        model.removeFound();
    }

    private void key(KeyEvent e) {
        QueueItem item = list.getSelectionModel().getSelectedItem();
        if (item == null) {
            return;
        }
        if (e.isAltDown() && (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN)) {
            model.move(item, e.getCode() == KeyCode.UP ? -1 : 1);
            list.getSelectionModel().select(item);
        } else if (e.getCode() == KeyCode.DELETE) {
            model.remove(item);
        } else if (e.getCode() == KeyCode.SPACE) {
            QueueCell.toggle(model, item);
        } else {
            return;
        }
        e.consume();
    }
}
