package org.handful.ui.evaluate.map;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.handful.run.audit.ImageMap;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassColours;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.look.Room;
import org.handful.ui.common.look.Surface;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.Named;
import org.handful.ui.evaluate.map.MapModel.By;
import org.handful.ui.evaluate.map.MapModel.Colour;
import org.handful.ui.evaluate.map.MapModel.Point;

/**
 * Draws the tab: the map, what its colours mean, and what is selected on it. A map is as high as it is wide: where there is
 * room, the words stand beside it, so that it gets the whole height. FX thread.
 */
public final class MapView {
    /** Places of a blue and a vermilion among the colours of classes. */
    private static final int RIGHT = 4;
    private static final int WRONG = 5;
    private static final double CLOSER = 1.6;
    /** In em: from this width on words find room beside the map. */
    private static final double BESIDE = 54;

    private final MapModel model;
    private final Navigation navigation;
    private final ClassPalette palette;
    private final Theme theme;
    private final Texts texts;
    private final MapCanvas canvas;
    private final SimilarModel similar;
    private final ImageCache images;
    private final ScrollPane beside = new ScrollPane();
    private BooleanBinding wide;
    private List<String> values = List.of();

    @FXML private ChoiceBox<ImageMap.Kind> kind;
    @FXML private ChoiceBox<Colour> colour;
    @FXML private Button draw;
    @FXML private FlowPane legend;
    @FXML private Label sentence;
    @FXML private Label chosen;
    @FXML private Button toImages;
    @FXML private Button closer;
    @FXML private Button farther;
    @FXML private Button whole;
    @FXML private VBox found;
    @FXML private BorderPane holder;
    @FXML private VBox page;
    @FXML private VBox side;
    @FXML private Label help;

    public MapView(MapModel model, SimilarModel similar, Navigation navigation, ImageCache images, ClassPalette palette,
            Theme theme, Texts texts) {
        this.similar = similar;
        this.images = images;
        this.model = model;
        this.navigation = navigation;
        this.palette = palette;
        this.theme = theme;
        this.texts = texts;
        canvas = new MapCanvas(this::colour, names -> navigation.selection().select(names),
                navigation::surround, images);
    }

    @FXML
    private void initialize() {
        canvas.setAccessibleText(texts.get("evaluate.map.title"));
        holder.setCenter(canvas);
        kind.getItems().setAll(ImageMap.Kind.values());
        kind.setConverter(new Named<>(k -> texts.get("evaluate.map.kind." + k.name().toLowerCase(Locale.ROOT))));
        kind.valueProperty().bindBidirectional(model.kind());
        colour.setConverter(new Named<>(c -> c.by() == By.ATTRIBUTE ? c.attribute()
                : texts.get("evaluate.map.colour." + c.by().name().toLowerCase(Locale.ROOT))));
        colour.setOnShowing(_ -> offerColours());
        offerColours();
        colour.valueProperty().bindBidirectional(model.colour());
        WhyNot.explain(draw, model.whyNot());
        draw.setOnAction(_ -> model.draw());
        var progress = new ProgressView(texts);
        progress.setId("evaluate.mapProgress");
        page.getChildren().add(page.getChildren().size() - 1, progress);
        model.going().subscribe(progress::show);
        found.managedProperty().bind(found.visibleProperty());
        model.map().subscribe(this::show);
        model.points().subscribe(now -> {
            values = now.stream().map(Point::name).filter(n -> n != null).distinct().sorted().toList();
            canvas.show(now);
            legend(now);
            count(navigation.selection().names().get());
            about();
        });
        theme.surface().subscribe(surface -> {
            canvas.ink(surface == Surface.DARK ? Color.WHITE : Color.BLACK);
            legend(model.points().get());
        });
        navigation.selection().names().subscribe(names -> {
            canvas.select(names);
            count(names);
        });
        side.getChildren().add(new SimilarView(similar, navigation, images, texts));
        beside.setId("evaluate.mapBeside");
        beside.getStyleClass().add("map-beside");
        beside.setFitToWidth(true);
        beside.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        wide = Room.in(page).isAtLeast(BESIDE);
        wide.subscribe(this::place);
        navigation.selection().lead().subscribe(_ -> about());
        closer.setOnAction(_ -> canvas.zoom(CLOSER));
        farther.setOnAction(_ -> canvas.zoom(1 / CLOSER));
        whole.setOnAction(_ -> canvas.whole());
        toImages.setOnAction(_ -> navigation.showSurrounded(List.copyOf(navigation.selection().names().get())));
    }

    /** What belongs to the map: beside it where there is room, with the help, else below it. */
    private void place() {
        boolean drawn = found.isVisible();
        boolean room = wide.get();
        VBox home = room && drawn ? side : page;
        if (help.getParent() != home) {
            ((Pane) help.getParent()).getChildren().remove(help);
            home.getChildren().add(home == page ? 1 : home.getChildren().size(), help);
        }
        if (room == (beside.getContent() == side)) {
            return;
        }
        if (room) {
            found.getChildren().remove(side);
            beside.setContent(side);
            holder.setRight(beside);
        } else {
            holder.setRight(null);
            beside.setContent(null);
            found.getChildren().add(side);
        }
    }

    private void offerColours() {
        if (!colour.getItems().equals(model.colours())) {
            Colour before = model.colour().get();
            colour.getItems().setAll(model.colours());
            model.colour().set(model.colours().contains(before) ? before : model.colours().getFirst());
        }
    }

    /** Nothing is looked for while there is no map: nobody would see it. */
    private void about() {
        String lead = navigation.selection().lead().get();
        similar.about(model.points().get().stream().anyMatch(p -> p.image().equals(lead)) ? lead : null);
    }

    private void count(Set<String> selected) {
        long here = model.points().get().stream().filter(p -> selected.contains(p.image())).count();
        chosen.setText(texts.get("evaluate.map.chosen", here));
        toImages.setDisable(here == 0);
    }

    private void show(ImageMap map) {
        found.setVisible(map != null);
        if (wide != null) {
            place();
        }
        if (map != null) {
            sentence.setText(map.kind() != ImageMap.Kind.PCA ? texts.get("evaluate.map.tsne", map.left())
                    : texts.get("evaluate.map.pca", new Figures(texts).percent(map.explained(), 0)));
        }
    }

    private void legend(List<Point> now) {
        legend.getChildren().clear();
        if (model.colour().get().by() == By.ERROR) {
            entry("\u25cf", right(), texts.get("evaluate.map.right"));
            entry("\u2715", wrong(), texts.get("evaluate.map.wrong"));
            entry("\u25cf", grey(), texts.get("evaluate.map.untested"));
        } else {
            values.forEach(name -> entry("\u25cf", of(name), name));
            entry("\u2715", grey(), texts.get("evaluate.map.wrong"));
        }
    }

    private void entry(String sign, Color paint, String words) {
        var mark = new Label(sign);
        mark.setTextFill(paint);
        var label = new Label(words, mark);
        label.setMinWidth(Label.USE_PREF_SIZE);
        legend.getChildren().add(label);
    }

    private Color colour(Point p) {
        if (model.colour().get().by() == By.ERROR) {
            return p.wrong() == null ? grey() : p.wrong() ? wrong() : right();
        }
        return p.name() == null ? grey() : of(p.name());
    }

    /** Values of an attribute have the colours of classes, in the order of the alphabet. */
    private Color of(String name) {
        if (model.colour().get().by() == By.ATTRIBUTE) {
            return Color.web(ClassColours.of(Math.max(0, values.indexOf(name)), theme.surface().get()).hex());
        }
        return Color.web(palette.of(name, theme.surface().get()).hex());
    }

    private Color right() {
        return Color.web(ClassColours.of(RIGHT, theme.surface().get()).hex());
    }

    private Color wrong() {
        return Color.web(ClassColours.of(WRONG, theme.surface().get()).hex());
    }

    private Color grey() {
        return Color.web(palette.of(null, theme.surface().get()).hex());
    }
}
