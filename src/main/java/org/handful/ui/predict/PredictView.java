package org.handful.ui.predict;

import java.io.File;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.handful.method.openset.OpenSetScore;
import org.handful.run.result.Guess;
import org.handful.run.result.RunInfo;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.DropPlace;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.fit.NameFigureCell;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.look.Room;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.PreviewPane;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.Named;
import org.handful.ui.common.words.Times;

/** Draws the Predict screen. FX thread. */
public final class PredictView {
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("above");
    /** Width in em from which the list has room beside the image. */
    private static final double BESIDE = 54;

    private final PredictViewModel model;
    private final ImageCache cache;
    private final PredictPictures pictures;
    private final Theme theme;
    private final UiKit kit;
    private final GuessView guesses;
    private final Figures figures;
    private PreviewPane preview;
    private Subscription watching = Subscription.EMPTY;

    @FXML
    private Parent root;

    @FXML
    private VBox bar;

    @FXML
    private ComboBox<RunInfo> runChoice;

    @FXML
    private Label standing;

    @FXML
    private CheckBox none;

    @FXML
    private ComboBox<OpenSetScore> score;

    @FXML
    private Button again;

    @FXML
    private Button export;

    @FXML
    private Button choose;
    @FXML
    private Button paste;
    @FXML
    private Button clear;

    @FXML
    private StackPane stack;

    @FXML
    private BorderPane content;

    @FXML
    private ListView<PredictItem> list;

    @FXML
    private StackPane picture;

    @FXML
    private Label name;

    @FXML
    private VBox ofClasses;

    @FXML
    private VBox bars;

    @FXML
    private ToggleButton why;

    @FXML
    private VBox whyBelow;

    @FXML
    private Label failure;

    @FXML
    private Node nearSection;

    @FXML
    private FlowPane near;

    private BooleanBinding roomy;

    public PredictView(
            PredictViewModel model, ClassPalette palette, ImageCache cache, PredictPictures pictures, Theme theme,
            UiKit kit) {
        this.model = model;
        this.cache = cache;
        this.pictures = pictures;
        this.theme = theme;
        this.kit = kit;
        this.guesses = new GuessView(palette, kit.texts());
        this.figures = new Figures(kit.texts());
    }

    @FXML
    private void initialize() {
        preview = new PreviewPane(kit.background());
        picture.getChildren().add(preview);
        new PredictWhyView(model.why(), kit.texts(), why, picture, preview, whyBelow).explain(why, model);
        runChoice();
        noneChoice();
        standing.textProperty().bind(model.standing());
        // Where it has no words it would still begin a row of its own in a narrow window.
        standing.managedProperty().bind(model.standing().isNotEmpty());
        again.visibleProperty().bind(model.standing().isNotEmpty());
        again.managedProperty().bind(again.visibleProperty());
        var empty = javafx.beans.binding.Bindings.isEmpty(model.items());
        bar.visibleProperty().bind(model.noRun().not());
        WhyNot.explain(choose, model.whyNoNew());
        WhyNot.explain(paste, model.whyNoNew());
        WhyNot.explain(clear, empty.map(yes -> yes ? kit.texts().get("predict.clear.none") : null));
        WhyNot.explain(export, model.whyNoExport());
        list.setItems(model.items());
        list.setCellFactory(l -> new PredictCell(pictures, kit, model.none()));
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.shown().set(item);
            }
        });
        var several = javafx.beans.binding.Bindings.size(model.items()).greaterThan(1);
        list.visibleProperty().bind(several);
        list.managedProperty().bind(several);
        roomy = Room.in(content).isAtLeast(BESIDE);
        // Later, because a pane must not change what is in it while it is laid out.
        roomy.subscribe(() -> kit.fx().later(this::placeList));
        several.subscribe(yes -> content.pseudoClassStateChanged(ALONE, !yes));
        model.shown().subscribe(this::show);
        theme.surface().addListener((o, before, now) -> drawGuess());
        emptyStates(empty);
        acceptImages();
    }

    private void noneChoice() {
        none.selectedProperty().bindBidirectional(model.none().on());
        score.getItems().setAll(OpenSetScore.values());
        score.setConverter(new Named<>(s -> kit.texts().get("openset.score." + s.id())));
        score.valueProperty().bindBidirectional(model.none().score());
        score.disableProperty().bind(none.selectedProperty().not());
        ofClasses.managedProperty().bind(ofClasses.visibleProperty());
        for (Node node : List.of(none, score)) {
            node.managedProperty().bind(node.visibleProperty());
            node.visibleProperty().bind(model.tellsLabels().map(yes -> !yes));
        }
        model.none().on().addListener((o, before, now) -> judgeAgain());
        model.none().score().addListener((o, before, now) -> judgeAgain());
    }

    private void judgeAgain() {
        list.refresh();
        drawGuess();
    }

    private void placeList() {
        content.setTop(null);
        content.setLeft(roomy.get() ? list : null);
        content.setTop(roomy.get() ? null : list);
        content.pseudoClassStateChanged(ABOVE, !roomy.get());
    }

    @FXML
    void chooseImages() {
        var chooser = new FileChooser();
        chooser.setTitle(kit.texts().get("predict.choose"));
        List<File> chosen = chooser.showOpenMultipleDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.addFiles(chosen.stream().map(File::toPath).toList());
        }
    }

    @FXML
    private void askAgain() {
        model.askAgain();
    }

    @FXML
    private void clear() {
        model.clear();
    }

    @FXML
    void export() {
        var chooser = new FileChooser();
        chooser.setTitle(kit.texts().get("predict.export"));
        chooser.setInitialFileName("predictions.csv");
        File chosen = chooser.showSaveDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.export(chosen.toPath());
        }
    }

    private void runChoice() {
        // Runs of the same settings have the same name: the time tells them apart.
        Times times = new Times(kit.texts());
        NameFigureCell.in(runChoice, RunInfo::name, run -> run.accuracy() == null ? times.since(run.started())
                : kit.texts().get("predict.run.figure", times.since(run.started()), figures.percent(run.accuracy())));
        model.usable().subscribe(runs -> {
            runChoice.getItems().setAll(runs);
            selectRun(model.run().get());
        });
        model.run().subscribe(this::selectRun);
        runChoice.setOnAction(e -> {
            RunInfo chosen = runChoice.getValue();
            if (chosen != null && !Long.valueOf(chosen.id()).equals(model.run().get())) {
                model.chooseRun(chosen.id());
            }
        });
    }

    private void selectRun(Long id) {
        runChoice.getItems().stream().filter(r -> Long.valueOf(r.id()).equals(id)).findFirst()
                .ifPresent(runChoice::setValue);
    }

    private void emptyStates(javafx.beans.binding.BooleanBinding none) {
        var noRun = new EmptyState("fth-crosshair", kit.texts().get("predict.norun.title"),
                kit.texts().get("predict.norun.hint"))
                .withAction("predict.norun.train", kit.texts().get("predict.norun.train"), model::goTrain);
        noRun.visibleProperty().bind(model.noRun());
        var noImage = new EmptyState("fth-image", kit.texts().get("predict.empty.title"),
                kit.texts().get("predict.empty.hint"))
                .withAction("predict.emptyChoose", kit.texts().get("predict.choose"), this::chooseImages);
        noImage.getStyleClass().add("drop-target");
        noImage.visibleProperty().bind(model.noRun().not().and(none).and(model.imageless().not()));
        var imageless = new EmptyState("fth-file", kit.texts().get("predict.imageless.title"),
                kit.texts().get("predict.imageless.hint"));
        imageless.visibleProperty().bind(model.noRun().not().and(none).and(model.imageless()));
        stack.getChildren().addAll(noRun, noImage, imageless);
        content.visibleProperty().bind(model.noRun().or(none).not());
    }

    private void acceptImages() {
        // A table is for the images of the project, and so is everything as long as nothing can predict.
        DropPlace.on(root, board -> Dropped.in(board) && !DropPlace.tables(board) && !model.noRun().get(), model::take);
        root.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.isShortcutDown() && e.getCode() == KeyCode.V && !model.noRun().get()) {
                paste();
                e.consume();
            }
        });
    }

    @FXML
    private void paste() {
        Dropped dropped = Dropped.of(Clipboard.getSystemClipboard());
        if (dropped.worthATry()) {
            model.take(dropped);
        } else {
            kit.notices().show(org.handful.ui.common.Notice.info(kit.texts().get("predict.paste.nothing")));
        }
    }

    private void show(PredictItem item) {
        watching.unsubscribe();
        if (item == null) {
            preview.clear();
            return;
        }
        list.getSelectionModel().select(item);
        name.setText(item.input().name());
        preview.show(() -> pictures.orNone(item.input()));
        watching = item.guess().subscribe(g -> drawGuess()).and(item.failure().subscribe(f -> drawGuess()));
    }

    private void drawGuess() {
        PredictItem item = model.shown().get();
        Guess guess = item == null ? null : item.guess().get();
        failure.setText(item == null ? null : item.failure().get());
        failure.setVisible(failure.getText() != null);
        failure.setManaged(failure.isVisible());
        why.setVisible(guess != null);
        ofClasses.setVisible(guess != null && !guess.ofLabels());
        nearSection.setVisible(guess != null && !guess.neighbours().isEmpty());
        if (guess == null) {
            bars.getChildren().clear();
            near.getChildren().clear();
        } else {
            bars.getChildren().setAll(guesses.bars(guess, model.none(), theme.surface().get()));
            near.getChildren().setAll(guesses.neighbours(guess, cache, model::showInImages));
        }
    }
}
