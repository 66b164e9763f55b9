package org.handful.ui.train;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** One run in the list: name, how it was made, its figure; F2 renames, Delete asks whether to delete. */
final class RunCell extends ListCell<RunInfo> {
    private final RunsModel model;
    private final TrainWords words;
    private final Label name = new Label();
    private final TextField editor = new TextField();
    private final FontIcon star = new FontIcon("fth-star");
    private final Label line = new Label();
    private final Label figure = new Label();
    private final HBox head = new HBox(name, star);
    private final VBox box = new VBox(head, figure, line);
    private final ContextMenu menu = new ContextMenu();

    RunCell(RunsModel model, Texts texts, TrainWords words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("run-cell");
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        head.setAlignment(Pos.CENTER_LEFT);
        star.getStyleClass().add("run-star");
        Tooltip.install(star, new Tooltip(texts.get("train.runs.best")));
        line.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
        line.setWrapText(true);
        figure.setWrapText(true);
        for (Label l : new Label[] {line, figure}) {
            l.setMinHeight(USE_PREF_SIZE);
        }
        box.setSpacing(2);
        box.setPrefWidth(0);
        MenuItem rename = new MenuItem(texts.get("train.runs.rename"));
        rename.setId("train.runs.rename");
        rename.setOnAction(_ -> edit());
        MenuItem delete = new MenuItem(texts.get("train.runs.delete"));
        delete.setId("train.runs.delete");
        delete.setOnAction(_ -> askToDelete());
        menu.getItems().setAll(rename, delete);
        editor.setOnAction(_ -> finish(true));
        editor.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                finish(false);
                e.consume();
            }
        });
        editor.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                finish(true);
            }
        });
        setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && !isEmpty()) {
                edit();
            }
        });
        ChangeListener<Long> best = (_, _, _) -> mark();
        model.best().addListener(new javafx.beans.value.WeakChangeListener<>(best));
        setUserData(best);
    }

    @Override
    protected void updateItem(RunInfo run, boolean empty) {
        super.updateItem(run, empty);
        setContextMenu(empty || run.status() == RunStatus.RUNNING ? null : menu);
        setGraphic(empty ? null : box);
        if (!empty) {
            setId("train.run." + run.id());
            head.getChildren().set(0, name);
            name.setText(run.name());
            line.setText(words.runLine(run));
            line.setTooltip(new Tooltip(words.runLine(run)));
            figure.setText(words.runFigure(run));
            setAccessibleText(run.name() + ", " + figure.getText() + ", " + line.getText());
            mark();
        }
    }

    private void mark() {
        boolean best = !isEmpty() && model.best().get() != null && getItem() != null
                && model.best().get() == getItem().id();
        star.setVisible(best);
        star.setManaged(best);
    }

    private void edit() {
        if (getItem().status() != RunStatus.RUNNING) {
            editor.setText(getItem().name());
            HBox.setHgrow(editor, Priority.ALWAYS);
            head.getChildren().set(0, editor);
            editor.requestFocus();
            editor.selectAll();
        }
    }

    private void finish(boolean keep) {
        if (head.getChildren().getFirst() == editor) {
            head.getChildren().set(0, name);
            if (keep && !isEmpty()) {
                model.rename(getItem(), editor.getText());
            }
        }
    }

    private void askToDelete() {
        model.toDelete().set(getItem());
    }
}
