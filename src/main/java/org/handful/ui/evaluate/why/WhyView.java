package org.handful.ui.evaluate.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.handful.eval.Scored;
import org.handful.run.result.RunResult;
import org.handful.run.why.Why;
import org.handful.run.why.Why.Effect;
import org.handful.run.why.Why.Support;
import org.handful.run.why.Why.Told;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.fit.NameLabel;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.pixels.HeatLegend;
import org.handful.ui.common.part.pixels.HeatPane;
import org.handful.ui.common.part.pixels.PixelView;
import org.handful.ui.common.words.Named;

/** Draws the tab: the image with its evidence, the images that count, and the mistakes to ask about. FX thread. */
public final class WhyView {
    private static final double SIDE = 64;

    private final WhyModel model;
    private final Navigation navigation;
    private final ImageCache images;
    private final Texts texts;
    private final WhyWords words;
    private final HeatPane heat = new HeatPane("evaluate.whyPicture");

    @FXML private VBox page;
    @FXML private ChoiceBox<Why.Kind> kind;
    @FXML private ChoiceBox<Optional<String>> about;
    @FXML private Slider strength;
    @FXML private Label obstacle;
    @FXML private Button goOn;
    @FXML private VBox pictureBox;
    @FXML private FlowPane legend;
    @FXML private VBox found;
    @FXML private VBox told;
    @FXML private Label said;
    @FXML private Label scores;
    @FXML private Label sight;
    @FXML private Label whose;
    @FXML private Label support;
    @FXML private VBox effects;
    @FXML private Label mistakesTitle;
    @FXML private FlowPane mistakes;

    public WhyView(WhyModel model, Navigation navigation, ImageCache images, Texts texts) {
        this.model = model;
        this.navigation = navigation;
        this.images = images;
        this.texts = texts;
        this.words = new WhyWords(texts);
    }

    @FXML
    private void initialize() {
        kind.setItems(model.kinds());
        kind.setConverter(new Named<>(k -> texts.get("evaluate.why.kind." + k.name().toLowerCase(Locale.ROOT))));
        kind.valueProperty().bindBidirectional(model.kind());
        about.setConverter(new Named<>(name -> name.map(n -> texts.get("evaluate.why.about.class", n))
                .orElse(texts.get("evaluate.why.about.said"))));
        about.valueProperty().bindBidirectional(model.about());
        pictureBox.getChildren().addFirst(heat);
        strength.valueProperty().subscribe(v -> heat.strength(v.doubleValue()));
        var progress = new ProgressView(texts);
        progress.setId("evaluate.whyProgress");
        page.getChildren().add(page.getChildren().indexOf(found), progress);
        model.going().subscribe(progress::show);
        obstacle.textProperty().bind(model.whyNot());
        obstacle.visibleProperty().bind(model.whyNot().isNotEmpty());
        obstacle.managedProperty().bind(obstacle.visibleProperty());
        goOn.visibleProperty().bind(model.stopped());
        goOn.managedProperty().bind(goOn.visibleProperty());
        goOn.setOnAction(_ -> model.goOn());
        found.managedProperty().bind(found.visibleProperty());
        whose.visibleProperty().bind(whose.textProperty().isNotEmpty());
        whose.managedProperty().bind(whose.visibleProperty());
        model.run().subscribe(this::offer);
        model.why().subscribe(this::show);
        var counting = new ProgressView(texts);
        counting.setId("evaluate.whyCounting");
        told.getChildren().add(told.getChildren().indexOf(support), counting);
        model.counting().subscribe(counting::show);
        support.managedProperty().bind(support.visibleProperty());
        model.support().subscribe(this::count);
    }

    private void offer(RunResult run) {
        List<Optional<String>> all = new ArrayList<>();
        all.add(Optional.empty());
        if (run != null) {
            run.classes().forEach(name -> all.add(Optional.of(name)));
        }
        about.getItems().setAll(all);
        about.setValue(Optional.empty());
        mistakes.getChildren().clear();
        for (Scored s : model.mistakes()) {
            String name = texts.get("evaluate.why.mistake", s.image(), run.classes().get(s.predicted()),
                    new Figures(texts).percent(s.probabilities()[s.predicted()], 0));
            mistakes.getChildren().add(picture("mistake." + mistakes.getChildren().size(), s.image(), name));
        }
        mistakesTitle.setVisible(!mistakes.getChildren().isEmpty());
    }

    private void show(Why why) {
        found.setVisible(why != null);
        heat.show(why);
        if (why == null || model.run().get() == null) {
            return;
        }
        List<String> classes = model.run().get().classes();
        said.setText(words.said(why, classes, model.label(why.image())));
        scores.setText(words.scores(why, classes));
        sight.setText(words.sight(why, classes));
        heat.setAccessibleText(why.image() + ". " + sight.getText());
        whose.setText(words.whose(why, model.run().get().spec().split()));
        legend.getChildren().clear();
        boolean signed = why.sight().kind() != Why.Kind.ROLLOUT;
        legend.getChildren().add(HeatLegend.of(true, signed ? texts.get("evaluate.why.for", classes.get(why.about()))
                : texts.get("evaluate.why.looked")));
        if (why.sight().kind() == Why.Kind.OCCLUSION) {
            legend.getChildren().add(HeatLegend.of(false, texts.get("evaluate.why.for", classes.get(why.against()))));
        }
    }

    private void count(Support counted) {
        effects.getChildren().clear();
        support.setVisible(counted != null);
        Why why = model.why().get();
        if (counted == null || why == null) {
            return;
        }
        List<String> classes = model.run().get().classes();
        support.setText(words.told(why, counted, classes));
        row("helpful", words.heading(why, counted.told(), true, classes), counted.helpful(), counted.told());
        row("harmful", words.heading(why, counted.told(), false, classes), counted.harmful(), counted.told());
    }

    private void row(String id, String title, List<Effect> all, Told how) {
        if (all.isEmpty()) {
            return;
        }
        var heading = new Label(title);
        heading.setWrapText(true);
        heading.setMinHeight(Label.USE_PREF_SIZE);
        heading.getStyleClass().add("headline-title");
        var pictures = new FlowPane(8, 8);
        for (Effect e : all) {
            String figure = words.effect(how, e);
            Button picture = picture(id + "." + pictures.getChildren().size(), e.image(),
                    e.image() + ", " + e.className() + ", " + figure);
            var name = new NameLabel();
            name.setName(e.className());
            var number = new Label(figure);
            number.getStyleClass().addAll("figures", "text-muted");
            number.setMinWidth(Label.USE_PREF_SIZE);
            var box = new VBox(2, picture, name, number);
            box.getStyleClass().add("why-effect");
            pictures.getChildren().add(box);
        }
        effects.getChildren().addAll(heading, pictures);
    }

    private Button picture(String id, String image, String said) {
        var view = new PixelView();
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        view.setPreserveRatio(true);
        var button = new Button(null, (Node) view);
        button.setId("evaluate.why." + id);
        button.getStyleClass().addAll("flat", "map-similar");
        button.setMinSize(SIDE + 6, SIDE + 6);
        button.setAccessibleText(said);
        button.setTooltip(new Tooltip(said));
        button.setOnAction(_ -> navigation.selection().select(image));
        String sha256 = model.sha256(image);
        if (sha256 != null) {
            images.request(sha256, (int) SIDE, view::paint);
        }
        return button;
    }
}
