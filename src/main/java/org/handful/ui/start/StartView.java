package org.handful.ui.start;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.handful.run.result.RecentProject;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.words.LanguageMenu;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws the start screen and takes what is dropped anywhere on it. FX thread. */
public final class StartView {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop-here");

    private final StartViewModel model;
    private final ProjectChooser choose;
    private final Theme theme;
    private final Node menu;
    private final UiKit kit;

    @FXML
    private Parent root;

    @FXML
    private ImageView mark;

    @FXML
    private VBox drop;

    @FXML
    private HBox tools;

    @FXML
    private Button themeButton;

    @FXML
    private HBox language;

    @FXML
    private Node recentSection;

    @FXML
    private FlowPane recent;

    @FXML
    private Node sampleSection;

    @FXML
    private HBox tour;

    @FXML
    private TilePane samples;

    /** @param menu opens the menus */
    public StartView(StartViewModel model, ProjectChooser choose, Theme theme, Node menu, UiKit kit) {
        this.model = model;
        this.choose = choose;
        this.theme = theme;
        this.menu = menu;
        this.kit = kit;
    }

    @FXML
    private void initialize() {
        mark.setImage(new Image(StartView.class.getResource("/icons/handful-128.png").toExternalForm(), true));
        var languages = new LanguageMenu(kit.texts());
        languages.setId("start.language");
        languages.setMinWidth(Region.USE_PREF_SIZE);
        language.getChildren().add(languages);
        theme.surface().subscribe(s -> themeButton.setGraphic(new FontIcon(theme.dark() ? "fth-sun" : "fth-moon")));
        tools.getChildren().addFirst(menu);
        var offer = new TourOffer(model, kit.texts());
        HBox.setHgrow(offer, Priority.ALWAYS);
        tour.getChildren().add(offer);
        model.recent().subscribe(this::showRecent);
        model.samples().subscribe(this::showSamples);
        model.busy().subscribe(busy -> root.setCursor(busy ? Cursor.WAIT : null));
        root.setOnDragOver(this::over);
        root.setOnDragExited(e -> drop.pseudoClassStateChanged(DROP, false));
        root.setOnDragDropped(this::dropped);
    }

    @FXML
    private void toggleTheme() {
        theme.toggle();
    }

    @FXML
    private void chooseFolder() {
        choose.folder().ifPresent(folder -> model.drop(List.of(folder)));
    }

    @FXML
    private void createProject() {
        choose.newProject().ifPresent(model::create);
    }

    @FXML
    private void openProject() {
        choose.project().ifPresent(model::open);
    }

    private void over(DragEvent e) {
        if (Dropped.in(e.getDragboard())) {
            e.acceptTransferModes(TransferMode.COPY);
            drop.pseudoClassStateChanged(DROP, true);
        }
        e.consume();
    }

    private void dropped(DragEvent e) {
        model.take(Dropped.of(e.getDragboard()));
        e.setDropCompleted(true);
        e.consume();
    }

    private void showRecent(List<RecentProject> projects) {
        show(recentSection, !projects.isEmpty());
        recent.getChildren().setAll(projects.stream().map(this::recentCard).toList());
    }

    private Node recentCard(RecentProject project) {
        return StartCard.recent(project, kit, () -> model.open(project.file()), () -> model.forget(project));
    }

    private void showSamples(List<StartViewModel.Sample> all) {
        show(sampleSection, !all.isEmpty());
        samples.getChildren().setAll(all.stream()
                .map(s -> StartCard.sample(s, kit, () -> model.openSample(s))).toList());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
