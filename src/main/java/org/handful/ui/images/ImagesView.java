package org.handful.ui.images;

import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.ProgressView;

/** Draws the gallery. FX thread. */
public final class ImagesView {
    private static final double MARGINS = 2 * 16 + 12;

    private final ImagesViewModel model;
    private final ImageCache cache;
    private final ClassPalette palette;
    private final Theme theme;
    private final Parent viewer;
    private final UiKit kit;
    private final Set<GalleryCell> cells = new HashSet<>();
    private GalleryLook look;

    @FXML
    private Parent root;

    @FXML
    private StackPane stack;

    @FXML
    private ListView<GalleryRow> gallery;

    @FXML
    private Label count;

    @FXML
    private Button showAll;

    @FXML
    private Slider size;

    @FXML
    private StackPane progressPlace;

    public ImagesView(
            ImagesViewModel model, ImageCache cache, ClassPalette palette, Theme theme, Parent viewer, UiKit kit) {
        this.model = model;
        this.cache = cache;
        this.palette = palette;
        this.theme = theme;
        this.viewer = viewer;
        this.kit = kit;
    }

    @FXML
    private void initialize() {
        look = new GalleryLook(model, cache, palette, theme, kit.texts());
        gallery.setCellFactory(list -> {
            var cell = new GalleryCell(look);
            cells.add(cell);
            return cell;
        });
        gallery.addEventFilter(KeyEvent.KEY_PRESSED, new GalleryKeys(model)::pressed);
        new GalleryMenu(model, kit.texts()).installOn(gallery);
        model.gallery().subscribe(this::showRows);
        model.selection().names().subscribe(names -> cells.forEach(GalleryCell::refreshSelection));
        model.selection().lead().subscribe(this::reveal);
        theme.surface().addListener((o, before, now) -> cells.forEach(GalleryCell::refresh));
        size.valueProperty().bindBidirectional(model.side());
        model.side().addListener((o, before, now) -> fit());
        gallery.widthProperty().addListener((o, before, now) -> fit());
        count.textProperty().bind(model.summary());
        showAll.visibleProperty().bind(model.filter().active());
        showAll.managedProperty().bind(showAll.visibleProperty());
        showAll.setOnAction(e -> model.filter().clear());
        var progress = new ProgressView(kit.texts());
        progressPlace.getChildren().add(progress);
        model.project().importing().subscribe(progress::show);
        emptyStates();
        viewer.managedProperty().bind(viewer.visibleProperty());
        stack.getChildren().add(viewer);
        acceptFiles();
    }

    @FXML
    private void addFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(kit.texts().get("images.add.folder"));
        File chosen = chooser.showDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.add(List.of(chosen.toPath()));
        }
    }

    @FXML
    private void addFiles() {
        var chooser = new FileChooser();
        chooser.setTitle(kit.texts().get("images.add.files"));
        List<File> chosen = chooser.showOpenMultipleDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.add(chosen.stream().map(File::toPath).toList());
        }
    }

    private void emptyStates() {
        var empty = new EmptyState("fth-image", kit.texts().get("images.empty.title"),
                kit.texts().get("images.empty.hint"))
                .withAction("images.emptyAdd", kit.texts().get("images.add.folder"), this::addFolder);
        shown(empty, model.empty().and(model.project().importing().isNull()));
        var nothing = new EmptyState("fth-search", kit.texts().get("images.nothing.title"),
                kit.texts().get("images.nothing.hint"))
                .withAction("images.nothingShowAll", kit.texts().get("images.showAll"), model.filter()::clear);
        shown(nothing, model.nothingFound());
        gallery.visibleProperty().bind(model.empty().or(model.nothingFound()).not());
    }

    private void shown(Node node, javafx.beans.value.ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        stack.getChildren().add(node);
    }

    private void acceptFiles() {
        root.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
                e.consume();
            }
        });
        root.setOnDragDropped(e -> {
            model.add(e.getDragboard().getFiles().stream().map(File::toPath).toList());
            e.setDropCompleted(true);
            e.consume();
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.isShortcutDown() && e.getCode() == KeyCode.V && Clipboard.getSystemClipboard().hasFiles()) {
                model.add(Clipboard.getSystemClipboard().getFiles().stream().map(File::toPath).toList());
                e.consume();
            }
        });
    }

    private void showRows(Gallery now) {
        if (!gallery.getItems().equals(now.rows())) {
            gallery.getItems().setAll(new ArrayList<>(now.rows()));
        }
    }

    private void fit() {
        double room = gallery.getWidth() - MARGINS + GalleryCell.GAP;
        int columns = (int) (room / (model.side().get() + Tile.FRAME + GalleryCell.GAP));
        if (columns > 0) {
            look.setSide(Math.floor(room / columns) - Tile.FRAME - GalleryCell.GAP);
            model.columns().set(columns);
            cells.forEach(GalleryCell::refresh);
        }
    }

    private void reveal(String name) {
        Integer row = name == null ? null : model.gallery().get().rowOf().get(name);
        if (row == null || cells.stream().anyMatch(c -> c.getIndex() == row && fullyVisible(c))) {
            return;
        }
        gallery.scrollTo(row > 0 && model.gallery().get().rows().get(row - 1) instanceof GalleryRow.Header
                ? row - 1 : row);
    }

    private boolean fullyVisible(GalleryCell cell) {
        if (!cell.isVisible() || cell.getItem() == null || cell.getScene() == null) {
            return false;
        }
        var mine = cell.localToScene(cell.getLayoutBounds());
        var list = gallery.localToScene(gallery.getLayoutBounds());
        return mine.getMinY() >= list.getMinY() - 1 && mine.getMaxY() <= list.getMaxY() + 1;
    }
}
