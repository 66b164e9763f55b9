package org.handful.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.ObjectBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageDrag;

/** Draws the side bar and takes what is dropped on it. FX thread. */
public final class SideBarView {
    private static final int KEYS = 9;

    private final SideBarViewModel model;
    private final ClassPalette palette;
    private final Theme theme;
    private final Texts texts;

    @FXML
    private VBox classes;

    @FXML
    private TextField newClass;

    @FXML
    private Label noClasses;

    @FXML
    private VBox attributeSection;

    @FXML
    private VBox values;

    @FXML
    private VBox runs;

    @FXML
    private Label noRuns;

    public SideBarView(SideBarViewModel model, ClassPalette palette, Theme theme, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.theme = theme;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        follow(model.classes(), this::showClasses);
        follow(model.values(), this::showValues);
        follow(model.runs(), this::showRuns);
        theme.surface().addListener((o, before, now) -> showClasses(model.classes().get()));
        newClass.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                showNewClass(false);
                e.consume();
            }
        });
        newClass.focusedProperty().addListener((o, before, now) -> {
            if (!now && newClass.getText().isBlank()) {
                showNewClass(false);
            }
        });
    }

    @FXML
    private void startNewClass() {
        newClass.clear();
        showNewClass(true);
        newClass.requestFocus();
    }

    @FXML
    private void finishNewClass() {
        model.addClass(newClass.getText());
        newClass.clear();
    }

    private void showNewClass(boolean shown) {
        newClass.setVisible(shown);
        newClass.setManaged(shown);
    }

    private void showClasses(List<ClassRow> rows) {
        show(noClasses, rows.isEmpty());
        classes.getChildren().setAll(rows.stream().map(this::classRow).toList());
    }

    private Node classRow(ClassRow row) {
        String className = row.index() < 0 ? null : row.name();
        Color colour = Color.web(palette.of(className, theme.surface().get()).hex());
        var dot = new Circle(5, row.index() < 0 ? Color.TRANSPARENT : colour);
        dot.setStroke(colour);
        dot.setStrokeWidth(1.5);
        boolean hasKey = row.index() >= 0 && row.index() < KEYS;
        String tip = texts.get(hasKey ? "shell.classes.tip.key" : "shell.classes.tip", row.name(), row.count(),
                row.index() + 1);
        var side = new SideRow(dot, row.name(), Integer.toString(row.count()), row.chosen(), tip);
        side.setId("sidebar.class." + (row.index() < 0 ? "unlabelled" : row.index()));
        side.setOnAction(e -> model.choose(row));
        acceptDrops(side, row);
        if (row.index() >= 0) {
            Runnable rename = () -> side.editName("sidebar.rename", to -> model.renameClass(row.name(), to));
            Runnable delete = () -> model.deleteClass(row);
            side.setContextMenu(new ContextMenu(
                    item("sidebar.class.rename", texts.get("shell.classes.rename"), rename),
                    item("sidebar.class.delete", texts.get("shell.classes.delete"), delete)));
            keys(side, rename, delete);
        }
        return side;
    }

    private void acceptDrops(SideRow side, ClassRow row) {
        side.setOnDragOver(e -> {
            if (ImageDrag.in(e.getDragboard())) {
                e.acceptTransferModes(TransferMode.MOVE);
            } else if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        side.setOnDragEntered(e -> side.getStyleClass().add("drop-here"));
        side.setOnDragExited(e -> side.getStyleClass().remove("drop-here"));
        side.setOnDragDropped(e -> {
            if (ImageDrag.in(e.getDragboard())) {
                model.label(ImageDrag.names(e.getDragboard()), row);
            } else {
                model.importInto(e.getDragboard().getFiles().stream().map(java.io.File::toPath).toList(), row);
            }
            e.setDropCompleted(true);
            e.consume();
        });
    }

    private void showValues(List<ValueRow> rows) {
        show(attributeSection, !rows.isEmpty());
        values.getChildren().clear();
        String attribute = null;
        for (ValueRow row : rows) {
            if (!row.attribute().equals(attribute)) {
                attribute = row.attribute();
                var head = new Label(attribute);
                head.getStyleClass().add("side-sub-head");
                values.getChildren().add(head);
            }
            var side = new SideRow(null, row.value(), Integer.toString(row.count()), row.chosen(),
                    texts.get("shell.attributes.tip", row.attribute(), row.value(), row.count()));
            side.setId("sidebar.value." + row.attribute() + "." + row.value());
            side.setOnAction(e -> model.choose(row));
            values.getChildren().add(side);
        }
    }

    private void showRuns(List<RunRow> rows) {
        show(noRuns, rows.isEmpty());
        runs.getChildren().setAll(rows.stream().map(this::runRow).toList());
    }

    private Node runRow(RunRow row) {
        var side = new SideRow(null, row.name(), row.figure(), row.chosen(),
                texts.get("shell.runs.tip", row.name(), row.figure()));
        side.setId("sidebar.run." + row.id());
        side.setOnAction(e -> model.choose(row));
        Runnable rename = () -> side.editName("sidebar.renameRun", to -> model.renameRun(row, to));
        Runnable delete = () -> model.deleteRun(row);
        side.setContextMenu(new ContextMenu(
                item("sidebar.run.rename", texts.get("shell.runs.rename"), rename),
                item("sidebar.run.delete", texts.get("shell.runs.delete"), delete)));
        keys(side, rename, delete);
        return side;
    }

    private static void keys(SideRow side, Runnable rename, Runnable delete) {
        side.setOnKeyPressed(e -> {
            if (e.getTarget() != side) {
                return;
            }
            if (e.getCode() == KeyCode.F2) {
                rename.run();
                e.consume();
            } else if (e.getCode() == KeyCode.DELETE) {
                delete.run();
                e.consume();
            }
        });
    }

    private static MenuItem item(String id, String text, Runnable run) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(e -> run.run());
        return item;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static <T> void follow(ObjectBinding<T> rows, Consumer<T> show) {
        show.accept(rows.get());
        rows.addListener((o, before, now) -> {
            if (!now.equals(before)) {
                show.accept(now);
            }
        });
    }
}
