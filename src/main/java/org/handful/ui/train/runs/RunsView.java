package org.handful.ui.train.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.handful.run.result.RunInfo;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.WhyNot;

/** The runs so far as cards in a column: found, sorted, ticked, starred, renamed, deleted. */
public final class RunsView {
    /** With fewer runs than this there is nothing to find. */
    private static final int WORTH_FILTERING = 2;

    private final RunsModel model;
    private final Texts texts;
    private final List<RunCell> cells = new ArrayList<>();
    private final RunMenu menu;

    @FXML private ListView<RunInfo> list;
    @FXML private Label none;
    @FXML private HBox filterBar;
    @FXML private TextField filter;
    @FXML private ToggleButton starred;
    @FXML private MenuButton order;
    @FXML private Button compare;

    private boolean showing;

    /**
     * @param command copies the command of a run
     * @param repeat does a run again
     */
    public RunsView(RunsModel model, Consumer<RunInfo> command, Consumer<RunInfo> repeat, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.menu = new RunMenu(texts, this::chosen)
                .with("details", KeyCode.ENTER, model::details)
                .with("star", KeyCode.S, model::star)
                .with("tick", KeyCode.SPACE, model::tick)
                .with("note", KeyCode.N, model::annotate)
                .with("rename", KeyCode.F2, this::rename)
                .with("command", new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN), command)
                .with("repeat", KeyCode.R, repeat)
                .with("delete", KeyCode.DELETE, model::delete);
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && chosen() != null) {
                model.details(chosen());
            }
        });
        list.setPlaceholder(none);
        none.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get(model.list().get().isEmpty() ? "runs.empty" : "runs.noneFound"), model.list()));
        model.filter().visible().subscribe(this::show);
        model.shown().subscribe(this::select);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, run) -> {
            if (run != null && !showing) {
                model.shown().set(run.id());
            }
        });
        bindFilter();
        compare.textProperty().bind(model.ticked().map(t -> texts.get("runs.compare.button", t.size())));
        compare.setOnAction(_ -> model.compare());
        WhyNot.explain(compare, model.compareObstacle());
    }

    private void bindFilter() {
        filterBar.visibleProperty().bind(model.list().map(runs -> runs.size() >= WORTH_FILTERING));
        filterBar.managedProperty().bind(filterBar.visibleProperty());
        filter.textProperty().bindBidirectional(model.filter().text());
        filter.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                e.consume();
            } else if (e.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                e.consume();
            }
        });
        starred.selectedProperty().bindBidirectional(model.filter().starredOnly());
        ToggleGroup group = new ToggleGroup();
        for (RunOrder value : RunOrder.values()) {
            RadioMenuItem item = new RadioMenuItem(
                    texts.get("runs.order." + value.name().toLowerCase(Locale.ROOT)));
            item.setId("runs.order." + value.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setSelected(value == model.filter().order().get());
            item.setOnAction(_ -> model.filter().order().set(value));
            order.getItems().add(item);
        }
        order.setTooltip(new Tooltip());
        order.getTooltip().textProperty().bind(model.filter().order().map(
                o -> texts.get("runs.order.help", texts.get("runs.order." + o.name().toLowerCase(Locale.ROOT)))));
        order.accessibleTextProperty().bind(order.getTooltip().textProperty());
    }

    private RunCell cell() {
        RunCell cell = new RunCell(model, texts, menu);
        cells.add(cell);
        return cell;
    }

    private void key(KeyEvent e) {
        if (e.getTarget() instanceof TextField) {
            return;
        }
        boolean known = menu.press(e);
        if (!known && e.isShortcutDown() && e.getCode() == KeyCode.A) {
            model.tickAll(list.getItems());
            known = true;
        } else if (!known && !e.isShortcutDown() && e.getCode() == KeyCode.C) {
            model.compare();
            known = true;
        } else if (e.getCode() == KeyCode.ESCAPE && model.board().get() != RunsModel.Board.TRAINING) {
            // A list keeps this key to itself.
            model.board().set(RunsModel.Board.TRAINING);
            known = true;
        }
        if (known) {
            e.consume();
        }
    }

    private void rename(RunInfo run) {
        cell(run.id()).ifPresent(RunCell::edit);
    }

    /** The cell of a run as it is now: until the list is laid out again, its cells show what was there before. */
    private Optional<RunCell> cell(long run) {
        list.applyCss();
        list.layout();
        return cells.stream().filter(c -> c.getItem() != null && c.getItem().id() == run).findFirst();
    }

    private RunInfo chosen() {
        return list.getSelectionModel().getSelectedItem();
    }

    /** The list takes another order or other runs without choosing one by itself. */
    private void show(List<RunInfo> runs) {
        // Runs may change while a name is typed: the list gives the run another cell then.
        Optional<RunCell.Draft> draft = cells.stream().map(RunCell::interrupt).flatMap(Optional::stream).findFirst();
        showing = true;
        list.setItems(FXCollections.observableArrayList(runs));
        showing = false;
        select(model.shown().get());
        draft.ifPresent(d -> cell(d.run()).ifPresent(c -> c.edit(d)));
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
