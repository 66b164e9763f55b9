package org.handful.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.handful.ui.common.Screen;
import org.handful.ui.common.Texts;
import org.handful.ui.common.action.ActionMenus;
import org.handful.ui.common.action.Actions;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.shell.menu.MainMenu;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame: shows one screen at a time between side bar, inspector and status bar. FX thread. */
public final class ShellView {
    /** What stands around the screens. */
    public record Surroundings(Node sideBar, Node inspector, Node history, Node statusBar) {}

    /** Below it, in pixels at 100 %, the details stay folded until they are asked for, and then lie over the work. */
    private static final double ROOM_FOR_DETAILS = 960;

    /** Below it the side bar does, too. */
    private static final double ROOM_FOR_SIDES = 760;

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final ShellViewModel model;
    private final Map<String, Screen> screens = new LinkedHashMap<>();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final Surroundings around;
    private final Theme theme;
    private final Texts texts;
    private final Actions actions;
    private final ActionMenus menus;
    private final Runnable goHome;
    private final Runnable showFolder;
    private final StringProperty noInspector = new SimpleStringProperty();
    private Screen shown;
    private TopBarFit fit;

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
    private Button home;

    @FXML
    private HBox bar;

    @FXML
    private Button notices;

    @FXML
    private Label unseen;

    @FXML
    private ToggleButton inspectorToggle;

    @FXML
    private Button help;

    @FXML
    private StackPane host;

    @FXML
    private StackPane work;

    public ShellView(
            ShellViewModel model, List<Screen> screens, Surroundings around, Theme theme, Texts texts,
            Actions actions, ActionMenus menus, Runnable goHome, Runnable showFolder) {
        this.model = model;
        this.around = around;
        this.theme = theme;
        this.texts = texts;
        this.actions = actions;
        this.menus = menus;
        this.goHome = goHome;
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
        for (var changed : List.of(model.historyOpen(), model.inspectorOpen(), model.tight())) {
            changed.subscribe(now -> placeInspector());
        }
        for (var changed : List.of(model.sideBarOpen(), model.narrow())) {
            changed.subscribe(now -> placeSideBar());
        }
        root.setBottom(around.statusBar());
        buildPlaces();
        model.navigation().screen().subscribe(this::show);
        actions.offer(this, ShellActions.of(model, List.copyOf(screens.values()), noInspector, search::requestFocus,
                showFolder, goHome));
        bar.getChildren().addFirst(MainMenu.button(menus, texts));
        unseen.textProperty().bind(model.unseen().asString());
        unseen.visibleProperty().bind(model.unseen().greaterThan(0));
        nameKeys(help, "help.keys");
        nameKeys(notices, "view.notices");
        nameKeys(historyToggle, "view.history");
        fit = new TopBarFit(bar, home, List.copyOf(buttons.values()));
        root.widthProperty().addListener((o, before, now) -> model.later(this::fit));
        theme.zoom().factor().addListener((o, before, now) -> model.later(this::fit));
    }

    /** Ends what the screens hold. */
    public void close() {
        if (shown != null) {
            shown.onHidden();
        }
        screens.values().forEach(Screen::close);
        actions.withdraw(this);
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
    private void showNotices() {
        perform("view.notices");
    }

    @FXML
    private void showHelp() {
        perform("help.keys");
    }

    private void perform(String id) {
        actions.find(id).ifPresent(actions::perform);
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
            button.setTooltip(new Tooltip(texts.get("shell.placeTip", title, key++)));
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.setAccessibleText(title);
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
        root.setRight(null);
        work.getChildren().removeAll(around.history(), around.inspector());
        place(model.historyOpen().get() ? around.history() : wanted ? around.inspector() : null, Pos.CENTER_RIGHT,
                model.tight().get());
    }

    private void placeSideBar() {
        root.setLeft(null);
        work.getChildren().remove(around.sideBar());
        place(model.sideBarOpen().get() ? around.sideBar() : null, Pos.CENTER_LEFT, model.narrow().get());
    }

    /** @param over whether it lies over the work, for want of room beside it */
    private void place(Node pane, Pos side, boolean over) {
        if (pane == null) {
            return;
        }
        pane.pseudoClassStateChanged(OVER, over);
        if (over) {
            StackPane.setAlignment(pane, side);
            work.getChildren().add(pane);
        } else if (side == Pos.CENTER_LEFT) {
            root.setLeft(pane);
        } else {
            root.setRight(pane);
        }
    }

    /** In a narrow window, or with large type, the work comes first: what stands beside it opens on demand. */
    private void fit() {
        double room = root.getWidth() / theme.zoom().factor().get();
        model.tight().set(room > 0 && room < ROOM_FOR_DETAILS);
        model.narrow().set(room > 0 && room < ROOM_FOR_SIDES);
        fit.fit();
    }

    private void nameKeys(Control control, String action) {
        actions.find(action).ifPresent(a -> control.setTooltip(new Tooltip(a.tip(texts))));
    }

    private static void tip(Button button, javafx.beans.value.ObservableValue<String> text) {
        var tip = new Tooltip();
        tip.textProperty().bind(text);
        button.setTooltip(tip);
    }
}
