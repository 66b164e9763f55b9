package org.handful.ui.train.compare;

import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.geometry.Orientation;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Selection;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.SquareImage;

/** Images that became right, or wrong, as thumbnails that share the one selection. FX thread. */
final class ChangedImages extends VBox {
    private static final double SIDE = 72;

    private final ImageCache images;
    private final Texts texts;
    private final Label title = new Label();
    private final ListView<String> list = new ListView<>();
    private Map<String, String> digests = Map.of();
    private boolean showing;

    /** @param id of the list */
    ChangedImages(String id, Selection selection, Navigation navigation, ImageCache images, Texts texts) {
        this.images = images;
        this.texts = texts;
        getStyleClass().add("changed-images");
        title.getStyleClass().add("text-bold");
        title.setWrapText(true);
        list.setId(id);
        list.getStyleClass().add("changed-list");
        list.setOrientation(Orientation.HORIZONTAL);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPlaceholder(new Label(texts.get("compare.changed.none")));
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleHelp(texts.get("compare.changed.keys"));
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<String>) _ -> {
            List<String> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
            if (!showing && !chosen.isEmpty()) {
                selection.select(chosen);
            }
        });
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                go(navigation);
                e.consume();
            }
        });
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                go(navigation);
            }
        });
        getChildren().setAll(title, list);
    }

    /** @param digests content of those that are still in the project */
    void show(String words, List<String> names, Map<String, String> digests) {
        this.digests = digests;
        title.setText(words);
        list.setAccessibleText(words);
        showing = true;
        list.setItems(FXCollections.observableArrayList(names));
        showing = false;
    }

    List<String> names() {
        return list.getItems();
    }

    private void go(Navigation navigation) {
        List<String> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        if (!chosen.isEmpty()) {
            navigation.showInImages(chosen);
        }
    }

    private final class Cell extends ListCell<String> {
        private final SquareImage picture = new SquareImage(SIDE);
        private ImageCache.Request request;

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            if (request != null) {
                request.drop();
                request = null;
            }
            picture.show(null);
            setGraphic(empty ? null : picture);
            setTooltip(empty ? null : new Tooltip(digests.containsKey(name)
                    ? name : texts.get("compare.changed.gone", name)));
            if (!empty) {
                setAccessibleText(name);
                String digest = digests.get(name);
                if (digest != null) {
                    request = images.request(digest, (int) SIDE, picture::paint);
                }
            }
        }
    }
}
