package org.handful.ui.start;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.handful.run.result.RecentProject;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.words.LanguageMenu;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws the start screen and takes what is dropped anywhere on it. FX thread. */
public final class StartView {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop-here");

    private final StartViewModel model;
    private final Theme theme;
    private final UiKit kit;

    @FXML
    private Parent root;

    @FXML
    private ImageView mark;

    @FXML
    private VBox drop;

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
    private FlowPane samples;

    public StartView(StartViewModel model, Theme theme, UiKit kit) {
        this.model = model;
        this.theme = theme;
        this.kit = kit;
    }

    @FXML
    private void initialize() {
        mark.setImage(new Image(StartView.class.getResource("/icons/handful-128.png").toExternalForm(), true));
        var languages = new LanguageMenu(kit.texts());
        languages.setId("start.language");
        language.getChildren().add(languages);
        theme.surface().subscribe(s -> themeButton.setGraphic(new FontIcon(theme.dark() ? "fth-sun" : "fth-moon")));
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
        var chooser = new DirectoryChooser();
        chooser.setTitle(kit.texts().get("start.folder"));
        File chosen = chooser.showDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.drop(List.of(chosen.toPath()));
        }
    }

    @FXML
    private void createProject() {
        FileChooser chooser = chooser("start.new");
        Path suggested = model.suggested();
        chooser.setInitialFileName(suggested.getFileName().toString());
        if (Files.isDirectory(suggested.getParent())) {
            chooser.setInitialDirectory(suggested.getParent().toFile());
        }
        File chosen = chooser.showSaveDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.create(chosen.toPath());
        }
    }

    @FXML
    private void openProject() {
        FileChooser chooser = chooser("start.open");
        Path folder = model.suggested().getParent();
        if (Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        File chosen = chooser.showOpenDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }

    private FileChooser chooser(String titleKey) {
        Texts texts = kit.texts();
        var chooser = new FileChooser();
        chooser.setTitle(texts.get(titleKey));
        chooser.getExtensionFilters().add(
                new FileChooser.ExtensionFilter(texts.get("start.filter"), "*" + ProjectNames.ENDING));
        return chooser;
    }

    private void over(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
            drop.pseudoClassStateChanged(DROP, true);
        }
        e.consume();
    }

    private void dropped(DragEvent e) {
        model.drop(e.getDragboard().getFiles().stream().map(File::toPath).toList());
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
