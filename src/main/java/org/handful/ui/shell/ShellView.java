package org.handful.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.handful.ui.common.Screen;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.WhyNot;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame: shows one screen at a time between side bar, inspector and status bar. FX thread. */
public final class ShellView {
    /** What stands around the screens. */
    public record Surroundings(Node sideBar, Node inspector, Node history, Node statusBar) {}

    private final ShellViewModel model;
    private final Map<String, Screen> screens = new LinkedHashMap<>();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final Surroundings around;
    private final Theme theme;
    private final Texts texts;
    private final Runnable goHome;
    private final Runnable takeTour;
    private final Runnable showFolder;
    private final EventHandler<KeyEvent> keys = this::key;
    private final StringProperty noInspector = new SimpleStringProperty();
    private Screen shown;

    @FXML
    private BorderPane root;

    @FXML
    private Button project;

    @FXML
    private HBox places;

    @FXML
    private TextField search;

    @FXML
    private Button undo;

    @FXML
    private Button redo;

    @FXML
    private ToggleButton historyToggle;

    @FXML
    private Button themeButton;

    @FXML
    private ToggleButton inspectorToggle;

    @FXML
    private Button help;

    @FXML
    private StackPane host;

    public ShellView(
            ShellViewModel model, List<Screen> screens, Surroundings around, Theme theme, Texts texts,
            Runnable goHome, Runnable takeTour, Runnable showFolder) {
        this.model = model;
        this.around = around;
        this.theme = theme;
        this.texts = texts;
        this.goHome = goHome;
        this.takeTour = takeTour;
        this.showFolder = showFolder;
        screens.forEach(s -> this.screens.put(s.id(), s));
    }

    @FXML
    private void initialize() {
        project.setText(model.projectName());
        var where = new Tooltip(texts.get("shell.project.tip", model.projectPath()));
        where.setWrapText(true);
        where.setMaxWidth(420);
        project.setTooltip(where);
        search.textProperty().bindBidirectional(model.query());
        WhyNot.explain(undo, model.whyNoUndo());
        WhyNot.explain(redo, model.whyNoRedo());
        WhyNot.explain(inspectorToggle, noInspector);
        tip(undo, model.undoTip());
        tip(redo, model.redoTip());
        inspectorToggle.selectedProperty().bindBidirectional(model.inspectorOpen());
        historyToggle.selectedProperty().bindBidirectional(model.historyOpen());
        model.historyOpen().subscribe(open -> placeInspector());
        model.inspectorOpen().subscribe(open -> placeInspector());
        model.sideBarOpen().subscribe(open -> root.setLeft(open ? around.sideBar() : null));
        root.setBottom(around.statusBar());
        theme.surface().subscribe(s -> themeButton.setGraphic(new FontIcon(theme.dark() ? "fth-sun" : "fth-moon")));
        buildPlaces();
        model.navigation().screen().subscribe(this::show);
        root.sceneProperty().addListener((o, before, now) -> moved(before, now));
    }

    /** Ends what the screens hold. */
    public void close() {
        if (shown != null) {
            shown.onHidden();
        }
        screens.values().forEach(Screen::close);
    }

    @FXML
    private void goHome() {
        goHome.run();
    }

    @FXML
    private void showFolder() {
        showFolder.run();
    }

    @FXML
    private void undo() {
        model.undo();
    }

    @FXML
    private void redo() {
        model.redo();
    }

    @FXML
    private void toggleTheme() {
        theme.toggle();
    }

    @FXML
    private void showHelp() {
        HelpView.show(help, texts, takeTour);
    }

    private void buildPlaces() {
        var group = new ToggleGroup();
        int key = 1;
        for (Screen screen : screens.values()) {
            String title = texts.get("screen." + screen.id() + ".title");
            var button = new ToggleButton(title, new FontIcon(screen.icon()));
            button.setId("shell.place." + screen.id());
            button.setToggleGroup(group);
            button.getStyleClass().add("place");
            button.setTooltip(new Tooltip(texts.get("shell.place.tip", title, key++)));
            button.setOnAction(e -> {
                button.setSelected(true);
                model.navigation().show(screen.id());
            });
            buttons.put(screen.id(), button);
            places.getChildren().add(button);
        }
    }

    private void show(String id) {
        Screen next = screens.getOrDefault(id, screens.values().iterator().next());
        if (next == shown) {
            return;
        }
        if (shown != null) {
            shown.onHidden();
            shown.view().setVisible(false);
            shown.view().setManaged(false);
        }
        shown = next;
        Node view = next.view();
        if (!host.getChildren().contains(view)) {
            host.getChildren().add(view);
        }
        view.setVisible(true);
        view.setManaged(true);
        buttons.get(next.id()).setSelected(true);
        noInspector.set(next.wantsInspector() ? null : texts.get("shell.inspector.none"));
        placeInspector();
        next.onShown();
    }

    private void placeInspector() {
        boolean wanted = shown != null && shown.wantsInspector() && model.inspectorOpen().get();
        root.setRight(model.historyOpen().get() ? around.history() : wanted ? around.inspector() : null);
    }

    private void moved(Scene before, Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        }
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.F1) {
            showHelp();
            e.consume();
            return;
        }
        if (!e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        int place = e.getCode().isDigitKey() ? e.getCode().getCode() - KeyCode.DIGIT1.getCode() : -1;
        if (place >= 0 && place < screens.size()) {
            model.navigation().show(List.copyOf(screens.keySet()).get(place));
        } else if (e.getCode() == KeyCode.Z && !e.isShiftDown() && !typed(e, TextInputControl::isUndoable)) {
            model.undo();
        } else if ((e.getCode() == KeyCode.Z && e.isShiftDown() || e.getCode() == KeyCode.Y)
                && !typed(e, TextInputControl::isRedoable)) {
            model.redo();
        } else if (e.getCode() == KeyCode.F) {
            search.requestFocus();
        } else if (e.getCode() == KeyCode.H) {
            model.historyOpen().set(!model.historyOpen().get());
        } else if (e.getCode() == KeyCode.I) {
            model.inspectorOpen().set(!model.inspectorOpen().get());
        } else if (e.getCode() == KeyCode.B) {
            model.sideBarOpen().set(!model.sideBarOpen().get());
        } else {
            return;
        }
        e.consume();
    }

    /** Where a person types, undo takes back the typing first and the project after it. */
    private static boolean typed(KeyEvent e, Predicate<TextInputControl> backOrForth) {
        return e.getTarget() instanceof TextInputControl field && backOrForth.test(field);
    }

    private static void tip(Button button, javafx.beans.value.ObservableValue<String> text) {
        var tip = new Tooltip();
        tip.textProperty().bind(text);
        button.setTooltip(tip);
    }
}
