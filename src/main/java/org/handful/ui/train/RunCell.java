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

/** One run in the list: name, how it was made, its figure; to be renamed in its place. */
final class RunCell extends ListCell<RunInfo> {
    private static final int MOST_LETTERS = 52;

    private final RunsModel model;
    private final TrainWords words;
    private final Texts texts;
    private Label name;
    private TextField editor;
    private FontIcon star;
    private Label line;
    private Label figure;
    private HBox head;
    private VBox box;
    private ContextMenu menu;

    RunCell(RunsModel model, Texts texts, TrainWords words) {
        this.model = model;
        this.words = words;
        this.texts = texts;
        getStyleClass().add("run-cell");
        setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                edit();
            }
        });
        ChangeListener<Long> best = (_, _, _) -> mark();
        model.best().addListener(new javafx.beans.value.WeakChangeListener<>(best));
        setUserData(best);
    }

    /** A cell asks its graphic for a height without saying how wide it will be: wrapped lines would be cut off. */
    @Override
    protected double computePrefHeight(double width) {
        return isEmpty() || width < 0 ? super.computePrefHeight(width)
                : snappedTopInset() + snappedBottomInset()
                        + box.prefHeight(width - snappedLeftInset() - snappedRightInset());
    }

    @Override
    protected void updateItem(RunInfo run, boolean empty) {
        super.updateItem(run, empty);
        if (!empty && menu == null) {
            furnish();
        }
        setContextMenu(empty || run.status() == RunStatus.RUNNING ? null : menu);
        setGraphic(empty ? null : box);
        if (!empty) {
            setId("train.run." + run.id());
            head.getChildren().set(0, name);
            name.setText(shortened(run.name()));
            name.getTooltip().setText(run.name());
            line.setText(words.runLine(run));
            line.getTooltip().setText(words.runLine(run));
            figure.setText(words.runFigure(run));
            setAccessibleText(run.name() + ", " + figure.getText() + ", " + line.getText());
            mark();
        }
    }

    /** Made for the first run that is shown: a list makes many cells that never hold one. */
    private void furnish() {
        name = new Label();
        star = new FontIcon("fth-star");
        editor = new TextField();
        line = new Label();
        figure = new Label();
        head = new HBox(name, star);
        box = new VBox(head, figure, line);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        head.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        head.setAlignment(Pos.TOP_LEFT);
        star.getStyleClass().add("run-star");
        line.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
        line.setWrapText(true);
        figure.setWrapText(true);
        for (Label l : new Label[] {line, figure}) {
            l.setMinHeight(USE_PREF_SIZE);
        }
        box.setSpacing(2);
        box.setPrefWidth(0);
        editor.setOnAction(_ -> {
            finish(true);
            getListView().requestFocus();
        });
        editor.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                finish(false);
                getListView().requestFocus();
                e.consume();
            }
        });
        editor.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                finish(true);
            }
        });
        name.setTooltip(new Tooltip());
        line.setTooltip(new Tooltip());
        Tooltip.install(star, new Tooltip(texts.get("train.runs.best")));
        MenuItem rename = new MenuItem(texts.get("train.runs.rename"));
        rename.setId("train.runs.rename");
        rename.setOnAction(_ -> edit());
        MenuItem delete = new MenuItem(texts.get("train.runs.delete"));
        delete.setId("train.runs.delete");
        delete.setOnAction(_ -> model.askToDelete(getItem()));
        menu = new ContextMenu(rename, delete);
    }

    private void mark() {
        if (star == null) {
            return;
        }
        boolean best = !isEmpty() && model.best().get() != null && getItem() != null
                && model.best().get() == getItem().id();
        star.setVisible(best);
        star.setManaged(best);
    }

    /** What fits into about two lines; the tooltip has it whole. */
    private static String shortened(String name) {
        return name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS - 1).strip() + "\u2026";
    }

    /** Puts an editor in the place of the name. */
    void edit() {
        if (!isEmpty() && getItem().status() != RunStatus.RUNNING) {
            editor.setText(getItem().name());
            HBox.setHgrow(editor, Priority.ALWAYS);
            head.getChildren().set(0, editor);
            editor.requestFocus();
            editor.selectAll();
        }
    }

    private void finish(boolean keep) {
        if (head != null && head.getChildren().getFirst() == editor) {
            head.getChildren().set(0, name);
            if (keep && !isEmpty()) {
                model.rename(getItem(), editor.getText());
            }
        }
    }
}
