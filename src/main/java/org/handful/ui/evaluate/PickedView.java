package org.handful.ui.evaluate;

import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
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
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new PickedCell(images, texts));
        model.items().subscribe(items -> list.setItems(FXCollections.observableArrayList(items)));
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
            }
        });
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
        var names = list.getSelectionModel().getSelectedItems().stream().map(PickedImages.Item::image).toList();
        if (!names.isEmpty()) {
            selection.select(names);
        }
    }

    private void showSelected() {
        var names = list.getSelectionModel().getSelectedItems().stream().map(PickedImages.Item::image).toList();
        if (!names.isEmpty()) {
            navigation.showInImages(names);
        }
    }
}
