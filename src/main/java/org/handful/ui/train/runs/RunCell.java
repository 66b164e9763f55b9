package org.handful.ui.train.runs;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
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

/** One run in the list: tick, name, star, its figure, how it was made; to be renamed in its place. */
final class RunCell extends ListCell<RunInfo> {
    private static final int MOST_LETTERS = 52;
    private static final PseudoClass TICKED = PseudoClass.getPseudoClass("ticked");

    /** A name that is being typed. */
    record Draft(long run, String text, int anchor, int caret) {}

    private final RunsModel model;
    private final Texts texts;
    private final RunMenu menu;
    private final ChangeListener<Object> marks = (_, _, _) -> mark();
    private Label name;
    private TextField editor;
    private CheckBox tick;
    private RunStar star;
    private FontIcon best;
    private Label line;
    private Label figure;
    private Label notes;
    private HBox head;
    private VBox box;

    RunCell(RunsModel model, Texts texts, RunMenu menu) {
        this.model = model;
        this.texts = texts;
        this.menu = menu;
        getStyleClass().add("run-cell");
        model.best().addListener(new WeakChangeListener<>(marks));
        model.ticked().addListener(new WeakChangeListener<>(marks));
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
        if (!empty && box == null) {
            furnish();
        }
        setContextMenu(empty || run.status() == RunStatus.RUNNING ? null : menu.menu());
        setGraphic(empty ? null : box);
        if (!empty) {
            setId("train.run." + run.id());
            head.getChildren().set(1, name);
            name.setText(shortened(run.name()));
            name.getTooltip().setText(run.name());
            line.setText(model.words().line(run));
            figure.setText(model.words().figure(run));
            notes.setText(run.notes().lines().findFirst().orElse(""));
            notes.getTooltip().setText(run.notes());
            notes.setVisible(!run.notes().isEmpty());
            tick.setId("runs.tick." + run.id());
            tick.setDisable(!RunsModel.evaluated(run));
            star.setId("runs.star." + run.id());
            star.show(run.starred());
            mark();
        }
    }

    /** Made for the first run that is shown: a list makes many cells that never hold one. */
    private void furnish() {
        name = wrapped(Styles.TEXT_BOLD);
        line = wrapped(Styles.TEXT_MUTED, "caption");
        figure = wrapped();
        name.setTooltip(new Tooltip());
        notes = new Label();
        notes.setTooltip(new Tooltip());
        notes.getStyleClass().addAll("caption", "run-notes");
        notes.managedProperty().bind(notes.visibleProperty());
        tick = new CheckBox();
        star = new RunStar();
        best = new FontIcon("fth-award");
        editor = new TextField();
        head = new HBox(tick, name, star);
        HBox middle = new HBox(figure, best);
        box = new VBox(head, middle, line, notes);
        head.getStyleClass().add("run-head");
        head.setAlignment(Pos.TOP_LEFT);
        head.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(figure, Priority.ALWAYS);
        best.getStyleClass().add("run-best");
        best.managedProperty().bind(best.visibleProperty());
        box.setSpacing(2);
        box.setPrefWidth(0);
        // The keys of the list do the same: a stop at every box would make the way through it long.
        tick.setFocusTraversable(false);
        star.setFocusTraversable(false);
        tick.setOnAction(_ -> model.tick(getItem()));
        star.setOnAction(_ -> model.star(getItem()));
        tick.setTooltip(new Tooltip(texts.get("runs.tick")));
        star.setTooltip(new Tooltip(texts.get("runs.star")));
        Tooltip.install(best, new Tooltip(texts.get("runs.best")));
        furnishEditor();
    }

    private void furnishEditor() {
        HBox.setHgrow(editor, Priority.ALWAYS);
        editor.setAccessibleText(texts.get("runs.rename"));
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
    }

    private static Label wrapped(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void mark() {
        if (box == null || isEmpty() || getItem() == null) {
            return;
        }
        Set<Long> ticked = model.ticked().get();
        boolean chosen = ticked.contains(getItem().id());
        tick.setSelected(chosen);
        pseudoClassStateChanged(TICKED, chosen);
        best.setVisible(model.best().get() != null && model.best().get() == getItem().id());
        setAccessibleText(String.join(", ", getItem().name(), figure.getText(), line.getText(),
                texts.get(getItem().starred() ? "runs.spoken.starred" : "runs.spoken.plain"),
                texts.get(chosen ? "runs.spoken.ticked" : "runs.spoken.unticked")));
    }

    /** What fits into about two lines; the tooltip has it whole. */
    private static String shortened(String name) {
        return name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS - 1).strip() + "\u2026";
    }

    /** Puts an editor in the place of the name. */
    void edit() {
        if (!isEmpty() && getItem().status() != RunStatus.RUNNING) {
            editor.setText(getItem().name());
            open();
            editor.selectAll();
        }
    }

    /** Goes on with what was typed in the cell that showed this run before. */
    void edit(Draft draft) {
        editor.setText(draft.text());
        open();
        editor.selectRange(draft.anchor(), draft.caret());
    }

    private void open() {
        head.getChildren().set(1, editor);
        editor.requestFocus();
    }

    /** What is being typed here, which is put away without being kept; empty where nobody types. */
    Optional<Draft> interrupt() {
        if (isEmpty() || head == null || head.getChildren().get(1) != editor) {
            return Optional.empty();
        }
        var draft = new Draft(getItem().id(), editor.getText(), editor.getAnchor(), editor.getCaretPosition());
        finish(false);
        return Optional.of(draft);
    }

    private void finish(boolean keep) {
        if (head != null && head.getChildren().get(1) == editor) {
            head.getChildren().set(1, name);
            if (keep && !isEmpty()) {
                model.rename(getItem(), editor.getText());
            }
        }
    }
}
