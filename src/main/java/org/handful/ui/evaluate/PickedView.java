package org.handful.ui.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Selection;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ImageCache;

/** The images behind what was pressed, with true and predicted class and confidence; they share the one selection. */
public final class PickedView {
    private final PickedImages model;
    private final Selection selection;
    private final Navigation navigation;
    private final ImageCache images;
    private final Texts texts;

    @FXML private Label title;
    @FXML private ListView<PickedImages.Item> list;
    @FXML private MenuButton relabel;
    @FXML private HBox relabelHolder;

    public PickedView(PickedImages model, Selection selection, Navigation navigation, ImageCache images, Texts texts) {
        this.model = model;
        this.selection = selection;
        this.navigation = navigation;
        this.images = images;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(model.title());
        list.accessibleTextProperty().bind(model.title());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new PickedCell(images, texts));
        model.items().subscribe(this::show);
        list.getSelectionModel().getSelectedItems().addListener(
                (javafx.collections.ListChangeListener<PickedImages.Item>) _ -> select());
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                showSelected();
            }
        });
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                showSelected();
            } else if (e.getCode() == KeyCode.ESCAPE) {
                model.clear();
            } else if (e.getCode().isDigitKey() && !e.isShortcutDown()) {
                String key = e.getCode().getName();
                model.relabelByKey(selected(), key.charAt(key.length() - 1) - '0');
            }
        });
        bindRelabel();
    }

    private void bindRelabel() {
        relabel.disableProperty().bind(Bindings.isEmpty(list.getSelectionModel().getSelectedItems()));
        relabel.setOnShowing(_ -> relabel.getItems().setAll(
                IntStream.range(0, model.classes().size()).mapToObj(this::classItem).toList()));
        // An empty menu never opens, and a disabled control has no tooltip of its own.
        relabel.getItems().setAll(new MenuItem());
        Tooltip.install(relabelHolder, new Tooltip(texts.get("evaluate.picked.relabelHelp")));
    }

    private MenuItem classItem(int index) {
        String name = model.classes().get(index);
        MenuItem item = new MenuItem(index < 9 ? texts.get("evaluate.picked.relabelItem", name, index + 1) : name);
        item.setMnemonicParsing(false);
        item.setId("evaluate.picked.class." + index);
        item.setOnAction(_ -> model.relabel(selected(), name));
        return item;
    }

    /** The same images again, one of them changed, keep what is selected. */
    private void show(List<PickedImages.Item> items) {
        int[] chosen = list.getSelectionModel().getSelectedIndices().stream().mapToInt(i -> i).toArray();
        boolean same = items.stream().map(PickedImages.Item::image).toList()
                .equals(list.getItems().stream().map(PickedImages.Item::image).toList());
        list.setItems(FXCollections.observableArrayList(items));
        if (same && chosen.length > 0) {
            list.getSelectionModel().selectIndices(chosen[0], chosen);
        }
    }

    private List<PickedImages.Item> selected() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    @FXML
    private void showAll() {
        navigation.showInImages(model.items().get().stream().map(PickedImages.Item::image).toList());
    }

    @FXML
    private void close() {
        model.clear();
    }

    private void select() {
        var names = selected().stream().map(PickedImages.Item::image).toList();
        if (!names.isEmpty()) {
            selection.select(names);
        }
    }

    private void showSelected() {
        var names = selected().stream().map(PickedImages.Item::image).toList();
        if (!names.isEmpty()) {
            navigation.showInImages(names);
        }
    }
}
