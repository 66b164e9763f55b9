package org.handful.ui.evaluate.map;

import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.handful.run.audit.ImageMap;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.look.Rgb;
import org.handful.ui.common.look.Surface;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.Named;
import org.handful.ui.evaluate.map.MapModel.Colour;
import org.handful.ui.evaluate.map.MapModel.Point;

/** Draws the tab: the map, what its colours mean, and what is selected on it. FX thread. */
public final class MapView {
    private static final Rgb RIGHT_LIGHT = Rgb.of("0072b2");
    private static final Rgb RIGHT_DARK = Rgb.of("56b4e9");
    private static final Rgb WRONG_LIGHT = Rgb.of("d55e00");
    private static final Rgb WRONG_DARK = Rgb.of("e69f00");

    private final MapModel model;
    private final Navigation navigation;
    private final ClassPalette palette;
    private final Theme theme;
    private final Texts texts;
    private final MapCanvas canvas;

    @FXML private ChoiceBox<ImageMap.Kind> kind;
    @FXML private ChoiceBox<Colour> colour;
    @FXML private Button draw;
    @FXML private FlowPane legend;
    @FXML private Label sentence;
    @FXML private Label chosen;
    @FXML private Button toImages;
    @FXML private VBox found;
    @FXML private BorderPane holder;
    @FXML private VBox page;

    public MapView(MapModel model, Navigation navigation, ClassPalette palette, Theme theme, Texts texts) {
        this.model = model;
        this.navigation = navigation;
        this.palette = palette;
        this.theme = theme;
        this.texts = texts;
        canvas = new MapCanvas(this::colour, names -> navigation.selection().select(names));
    }

    @FXML
    private void initialize() {
        canvas.setAccessibleText(texts.get("evaluate.map.title"));
        holder.setCenter(canvas);
        kind.getItems().setAll(ImageMap.Kind.values());
        kind.setConverter(new Named<>(k -> texts.get("evaluate.map.kind." + k.name().toLowerCase(Locale.ROOT))));
        kind.valueProperty().bindBidirectional(model.kind());
        colour.getItems().setAll(Colour.values());
        colour.setConverter(new Named<>(c -> texts.get("evaluate.map.colour." + c.name().toLowerCase(Locale.ROOT))));
        colour.valueProperty().bindBidirectional(model.colour());
        WhyNot.explain(draw, model.whyNot());
        draw.setOnAction(_ -> model.draw());
        var progress = new ProgressView(texts);
        progress.setId("evaluate.mapProgress");
        progress.managedProperty().bind(progress.visibleProperty());
        page.getChildren().add(page.getChildren().size() - 1, progress);
        model.going().subscribe(job -> {
            progress.setVisible(job != null);
            if (job != null) {
                progress.show(job);
            }
        });
        found.managedProperty().bind(found.visibleProperty());
        model.map().subscribe(this::show);
        model.points().subscribe(now -> {
            canvas.show(now);
            legend(now);
        });
        theme.surface().subscribe(surface -> {
            canvas.ink(surface == Surface.DARK ? Color.WHITE : Color.BLACK);
            legend(model.points().get());
        });
        navigation.selection().names().subscribe(names -> {
            canvas.select(names);
            long here = model.points().get().stream().filter(p -> names.contains(p.image())).count();
            chosen.setText(texts.get("evaluate.map.chosen", here));
            toImages.setDisable(here == 0);
        });
        toImages.setOnAction(_ -> navigation.showInImages(List.copyOf(navigation.selection().names().get())));
    }

    private void show(ImageMap map) {
        found.setVisible(map != null);
        if (map != null) {
            sentence.setText(map.kind() == ImageMap.Kind.TSNE ? texts.get("evaluate.map.tsne", map.left())
                    : texts.get("evaluate.map.pca", new Figures(texts).percent(map.explained(), 0)));
        }
    }

    private void legend(List<Point> now) {
        legend.getChildren().clear();
        if (model.colour().get() == Colour.ERROR) {
            entry("\u25cf", right(), texts.get("evaluate.map.right"));
            entry("\u2715", wrong(), texts.get("evaluate.map.wrong"));
            entry("\u25cf", grey(), texts.get("evaluate.map.untested"));
        } else {
            now.stream().map(Point::name).filter(n -> n != null).distinct().sorted()
                    .forEach(name -> entry("\u25cf", of(name), name));
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
        if (model.colour().get() == Colour.ERROR) {
            return p.wrong() == null ? grey() : p.wrong() ? wrong() : right();
        }
        return p.name() == null ? grey() : of(p.name());
    }

    private Color of(String name) {
        return Color.web(palette.of(name, theme.surface().get()).hex());
    }

    private Color right() {
        return Color.web((theme.dark() ? RIGHT_DARK : RIGHT_LIGHT).hex());
    }

    private Color wrong() {
        return Color.web((theme.dark() ? WRONG_DARK : WRONG_LIGHT).hex());
    }

    private Color grey() {
        return Color.web(palette.of(null, theme.surface().get()).hex());
    }
}
