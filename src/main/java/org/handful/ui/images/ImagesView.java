package org.handful.ui.images;

import java.io.File;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Room;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.drop.DropPlace;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.images.filter.FilterBar;
import org.handful.ui.images.filter.OrderBar;
import org.handful.ui.images.gallery.GalleryLook;
import org.handful.ui.images.gallery.GalleryPane;
import org.handful.ui.images.intake.Pointers;
import org.handful.ui.images.label.TypeAheadView;

/** Draws the Images screen: bars, gallery, viewer, and what stands where there is nothing to show. FX thread. */
public final class ImagesView {
    /** In em: below it the slider has to be understood without its sign, for the sake of the count. */
    private static final double ROOM_FOR_SIGN = 44;

    private final ImagesViewModel model;
    private final ImageCache cache;
    private final GalleryLook look;
    private final Theme theme;
    private final Parent viewer;
    private final UiKit kit;
    private final GalleryKeys keys;
    private final Runnable openCamera;
    private GalleryPane gallery;

    @FXML
    private Parent root;

    @FXML
    private StackPane stack;

    @FXML
    private Label count;

    @FXML
    private Tooltip countWhole;

    @FXML
    private HBox bar;

    @FXML
    private Node sizeSign;

    @FXML
    private Slider size;

    @FXML
    private MenuButton filter;

    @FXML
    private MenuButton group;

    @FXML
    private MenuButton sort;

    @FXML
    private FlowPane chips;

    @FXML
    private StackPane pointersPlace;

    @FXML
    private StackPane progressPlace;

    /** @param openCamera opens what takes pictures */
    ImagesView(ImagesViewModel model, ImageCache cache, GalleryLook look, Theme theme, Parent viewer, GalleryKeys keys,
            Runnable openCamera, UiKit kit) {
        this.openCamera = openCamera;
        this.model = model;
        this.cache = cache;
        this.look = look;
        this.theme = theme;
        this.viewer = viewer;
        this.keys = keys;
        this.kit = kit;
    }

    @FXML
    private void initialize() {
        gallery = new GalleryPane(model.gallery(), model.picking(), model.selection(), look, cache, model);
        gallery.setId("images.gallery");
        gallery.setAccessibleText(kit.texts().get("images.gallery"));
        gallery.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        gallery.addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
        new GalleryMenu(model, kit.texts()).installOn(gallery);
        stack.getChildren().add(gallery);
        theme.surface().addListener((o, before, now) -> gallery.refresh());
        model.facts().run().addListener((o, before, now) -> gallery.refresh());
        model.measures().table().addListener((o, before, now) -> gallery.refresh());
        size.valueProperty().bindBidirectional(model.gallery().side());
        count.textProperty().bind(model.summary());
        countWhole.textProperty().bind(model.summary());
        sizeSign.visibleProperty().bind(Room.in(bar).isAtLeast(ROOM_FOR_SIGN));
        sizeSign.managedProperty().bind(sizeSign.visibleProperty());
        point();
        new FilterBar(model.chips(), kit.texts(), filter, chips);
        new OrderBar(model.gallery(), model.project(), model.facts(), kit.texts()).install(group, sort);
        var progress = new ProgressView(kit.texts());
        progressPlace.getChildren().add(progress);
        model.project().importing().subscribe(progress::show);
        emptyStates();
        viewer.managedProperty().bind(viewer.visibleProperty());
        viewer.addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
        viewer.visibleProperty().addListener((o, before, now) -> {
            if (!now) {
                gallery.requestFocus();
            }
        });
        var typing = new TypeAheadView(model.typeAhead(), look, kit.texts(), this::giveKeysBack);
        StackPane.setAlignment(typing, Pos.BOTTOM_CENTER);
        stack.getChildren().addAll(viewer, typing);
        acceptFiles();
    }

    /** Points at look-alikes and at images that may be of little use. */
    private void point() {
        Texts texts = kit.texts();
        var pointers = new Pointers();
        pointersPlace.getChildren().add(pointers);
        pointersPlace.visibleProperty().bind(pointers.visibleProperty());
        pointersPlace.managedProperty().bind(pointers.visibleProperty());
        Button alike = pointers.add("images.duplicates", "fth-copy", texts.get("intake.duplicates.open.tip"),
                model.duplicates()::review);
        model.duplicates().open().subscribe(groups -> Pointers.say(alike, groups.isEmpty() ? null
                : texts.get("intake.duplicates.open", groups.size())));
        Button flaws = pointers.add("images.flaws", "fth-alert-triangle", texts.get("intake.flaws.tip"),
                model::showFlawed);
        Button fine = pointers.add("images.fine", "fth-check", texts.get("intake.fine.all.tip"),
                () -> model.measures().sayFine(model.toCallFine()));
        Runnable say = () -> {
            int flawed = model.measures().flawed().get();
            Pointers.say(flaws, flawed == 0 || model.flawedShown() ? null : texts.get("intake.flaws", flawed));
            int shown = model.gallery().gallery().get().size();
            Pointers.say(fine, flawed == 0 || !model.flawedShown() || shown == 0 ? null
                    : texts.get("intake.fine.all", model.toCallFine().size()));
        };
        model.measures().flawed().subscribe(n -> say.run());
        model.filter().scopes().addListener((o, before, now) -> say.run());
        model.gallery().gallery().addListener((o, before, now) -> say.run());
        model.selection().names().addListener((o, before, now) -> say.run());
    }

    private boolean paste(Clipboard clipboard) {
        Dropped dropped = Dropped.of(clipboard);
        if (dropped.worthATry()) {
            model.add(dropped);
        }
        return dropped.worthATry();
    }

    private void giveKeysBack() {
        (viewer.isVisible() ? viewer : gallery).requestFocus();
    }

    @FXML
    void addFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(kit.texts().get("images.add.folder"));
        File chosen = chooser.showDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.add(List.of(chosen.toPath()));
        }
    }

    @FXML
    void addTable() {
        var chooser = new FileChooser();
        chooser.setTitle(kit.texts().get("images.add.table"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv", "*.CSV"));
        File chosen = chooser.showOpenDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.add(List.of(chosen.toPath()));
        }
    }

    @FXML
    void addFiles() {
        var chooser = new FileChooser();
        chooser.setTitle(kit.texts().get("images.add.files"));
        List<File> chosen = chooser.showOpenMultipleDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.add(chosen.stream().map(File::toPath).toList());
        }
    }

    @FXML
    private void takePictures() {
        openCamera.run();
    }

    private void emptyStates() {
        var empty = new EmptyState("fth-image", kit.texts().get("images.empty.title"),
                kit.texts().get("images.empty.hint"))
                .withAction("images.emptyAdd", kit.texts().get("images.add.folder"), this::addFolder)
                .orElse("images.emptyCamera", kit.texts().get("images.camera"), this::takePictures);
        shown(empty, model.empty().and(model.project().importing().isNull()));
        var nothing = new EmptyState("fth-search", kit.texts().get("images.nothing.title"),
                kit.texts().get("images.nothing.hint"))
                .withAction("images.nothingShowAll", kit.texts().get("images.showAll"), model.filter()::clear);
        shown(nothing, model.nothingFound());
        gallery.visibleProperty().bind(model.empty().or(model.nothingFound()).not());
    }

    private void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        stack.getChildren().add(node);
    }

    private void acceptFiles() {
        DropPlace.on(root, model::add);
        root.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.isShortcutDown() && e.getCode() == KeyCode.V && paste(Clipboard.getSystemClipboard())) {
                e.consume();
            }
        });
    }
}
