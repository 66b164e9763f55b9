package org.handful.ui.settings;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.Subscription;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Look;
import org.handful.ui.common.look.Zoom;
import org.handful.ui.common.over.CardHead;
import org.handful.ui.common.over.Overlay;
import org.handful.ui.common.words.Named;

/** Draws the settings as a card over the window. FX thread. */
public final class SettingsView extends VBox {
    private final SettingsViewModel model;
    private final Texts texts;
    private final Consumer<Path> showFolder;
    private final CardHead head;
    private final VBox page = new VBox();
    private Subscription watched = Subscription.EMPTY;

    private SettingsView(SettingsViewModel model, List<SettingsSection> more, Texts texts, Overlay overlay,
            Consumer<Path> showFolder) {
        this.model = model;
        this.texts = texts;
        this.showFolder = showFolder;
        setId("settings");
        getStyleClass().addAll("card", "settings");
        head = CardHead.of("settings.title", "settings.close", texts, overlay);
        page.getStyleClass().add("settings-page");
        section("settings.appearance", appearance());
        more.forEach(s -> section("settings." + s.id(), s.content().get()));
        section("settings.projects", projects());
        section("settings.computing", computing());
        section("settings.privacy", words("settings.privacy.words"));
        var reset = button("settings.reset", model::reset);
        reset.setTooltip(new Tooltip(texts.get("settings.reset.tip")));
        page.getChildren().add(reset);
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        sceneProperty().addListener((o, before, now) -> {
            if (now == null) {
                watched.unsubscribe();
            }
        });
    }

    /** @param more what others add to the settings */
    public static void open(SettingsViewModel model, List<SettingsSection> more, Texts texts, Overlay overlay,
            Consumer<Path> showFolder) {
        var view = new SettingsView(model, more, texts, overlay, showFolder);
        overlay.show(view, Pos.CENTER, view.head.close());
    }

    private void section(String key, Node content) {
        var title = new Label(texts.get(key));
        title.getStyleClass().add("section-title");
        var box = new VBox(title, content);
        box.getStyleClass().add("settings-section");
        page.getChildren().add(box);
    }

    private Node appearance() {
        var form = new Form();
        form.row("settings.look", choice("settings.look", Arrays.asList(Look.values()), model.look(),
                l -> texts.get("settings.look." + l.text())));
        form.row("settings.size", choice("settings.size", Zoom.STEPS, model.zoom().percent().asObject(),
                p -> texts.get("figure.percent", p)));
        var teaching = new CheckBox(texts.get("settings.teaching"));
        teaching.setId("settings.teaching");
        teaching.selectedProperty().bindBidirectional(model.zoom().teaching());
        form.wide(teaching);
        form.wide(words("settings.teaching.words"));
        return form;
    }

    private Node projects() {
        var form = new Form();
        var folder = path("settings.path.projects");
        folder.textProperty().bind(model.projects().map(Path::toString));
        form.row("settings.folder", new HBox(8, folder, button("settings.folder.choose", this::chooseFolder)));
        var home = path("settings.path.home");
        home.setText(model.home().toString());
        form.row("settings.home", new HBox(8, home,
                button("settings.home.open", () -> showFolder.accept(model.home()))));
        var backbones = choice("settings.backbone", List.of(""), model.backbone(), this::backbone);
        watched = watched.and(model.backbones().subscribe(found -> {
            List<String> ids = new ArrayList<>(List.of(""));
            found.stream().filter(b -> !b.embedded()).map(BackboneInfo::id).forEach(ids::add);
            String chosen = model.backbone().get();
            backbones.getItems().setAll(ids.contains(chosen) ? ids : List.of("", chosen));
            backbones.setValue(chosen);
        }));
        form.row("settings.backbone", backbones);
        return form;
    }

    private Node computing() {
        var form = new Form();
        form.row("settings.device", choice("settings.device", SettingsViewModel.DEVICES, model.device(),
                d -> texts.get("settings.device." + d)));
        Label later = words("settings.device.later");
        later.setId("settings.device.later");
        later.visibleProperty().bind(model.needsRestart());
        later.managedProperty().bind(later.visibleProperty());
        form.wide(later);
        return form;
    }

    private String backbone(String id) {
        return model.backbones().get().stream()
                .filter(b -> id.isEmpty() ? b.embedded() : b.id().equals(id))
                .map(BackboneInfo::name).findFirst().orElse(id.isEmpty() ? texts.get("settings.backbone.own") : id);
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("settings.folder"));
        if (Files.isDirectory(model.projects().get())) {
            chooser.setInitialDirectory(model.projects().get().toFile());
        }
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.projects().set(chosen.toPath());
        }
    }

    private Label path(String id) {
        var path = new Label();
        path.setId(id);
        path.setMaxWidth(Double.MAX_VALUE);
        path.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        path.getStyleClass().add("settings-path");
        var whole = new Tooltip();
        whole.textProperty().bind(path.textProperty());
        path.setTooltip(whole);
        HBox.setHgrow(path, Priority.ALWAYS);
        return path;
    }

    private Label words(String key) {
        var words = new Label(texts.get(key));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("text-muted");
        return words;
    }

    private Button button(String key, Runnable run) {
        var button = new Button(texts.get(key));
        button.setId(key);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        return button;
    }

    private <T> ComboBox<T> choice(String id, List<T> items, Property<T> value, Function<T, String> words) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.setAccessibleText(texts.get(id));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Named<>(words));
        box.getItems().setAll(items);
        box.setValue(value.getValue());
        // Not bound: the list may change below the value.
        box.valueProperty().addListener((o, before, now) -> {
            if (now != null && !now.equals(value.getValue())) {
                value.setValue(now);
            }
        });
        watched = watched.and(value.subscribe(now -> box.setValue(now)));
        return box;
    }

    /** A label and what is set, line by line. */
    private final class Form extends GridPane {
        private int line;

        Form() {
            getStyleClass().add("settings-form");
        }

        void row(String key, Node field) {
            var label = new Label(texts.get(key));
            label.setMinWidth(USE_PREF_SIZE);
            if (field instanceof HBox box) {
                box.setAlignment(Pos.CENTER_LEFT);
            }
            GridPane.setHgrow(field, Priority.ALWAYS);
            addRow(line++, label, field);
        }

        void wide(Node field) {
            add(field, 0, line++, 2, 1);
        }
    }
}
