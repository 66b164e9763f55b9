package org.handful.ui.predict;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.handful.run.result.Guess;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.look.Surface;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.SquareImage;

/** Draws one guess: bars of the likeliest classes or of labels, and the support images nearest to the image. FX thread. */
final class GuessView {
    private static final int MOST_BARS = 6;
    private static final int PICTURE = 72;

    private final ClassPalette palette;
    private final Texts texts;
    private final Figures figures;
    private final FamiliarityView familiarity;
    private final LabelBars labels;

    GuessView(ClassPalette palette, Texts texts) {
        this.palette = palette;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.familiarity = new FamiliarityView(texts);
        this.labels = new LabelBars(texts);
    }

    List<Node> bars(Guess guess, NoneOfThese none, Surface surface) {
        if (guess.ofLabels()) {
            return labels.of(guess);
        }
        var rows = new java.util.ArrayList<Node>();
        boolean refused = none.refuses(guess);
        if (refused) {
            rows.add(familiarity.none());
        }
        var bars = new VBox(12);
        bars.getStyleClass().add(refused ? "guess-refused" : "guess-taken");
        List<Guess.Ranked> ranked = guess.ranked();
        for (Guess.Ranked r : ranked.stream().limit(MOST_BARS).toList()) {
            bars.getChildren().add(bar(r, palette.of(r.className(), surface).hex(),
                    bars.getChildren().isEmpty() && !refused));
        }
        if (ranked.size() > MOST_BARS) {
            double rest = ranked.stream().skip(MOST_BARS).mapToDouble(Guess.Ranked::probability).sum();
            var more = new Label(texts.get("predict.more", ranked.size() - MOST_BARS, figures.percent(rest, 1)));
            more.getStyleClass().add("text-muted");
            bars.getChildren().add(more);
        }
        rows.add(bars);
        none.of(guess).map(familiarity::rank).ifPresent(rows::add);
        return rows;
    }

    List<Node> neighbours(Guess guess, ImageCache cache, Consumer<String> open) {
        return guess.neighbours().stream().map(n -> neighbour(n, cache, open)).toList();
    }

    private Node bar(Guess.Ranked ranked, String colour, boolean first) {
        var name = new Label(ranked.className());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var value = new Label(figures.percent(ranked.probability(), 1));
        value.getStyleClass().add("figures");
        value.setMinWidth(Region.USE_PREF_SIZE);
        if (first) {
            name.getStyleClass().add("guess-first");
            value.getStyleClass().add("guess-first");
        }
        var words = new HBox(8, name, value);
        words.setAlignment(Pos.BASELINE_LEFT);
        var fill = new Region();
        fill.setBackground(new Background(new BackgroundFill(Color.web(colour), new CornerRadii(4), null)));
        var track = new StackPane(fill);
        track.getStyleClass().add("bar-track");
        track.setAlignment(Pos.CENTER_LEFT);
        var width = Bindings.createDoubleBinding(() -> Math.max(2, track.getWidth() * ranked.probability()),
                track.widthProperty());
        fill.maxWidthProperty().bind(width);
        fill.minWidthProperty().bind(width);
        var row = new VBox(4, words, track);
        row.setAccessibleText(ranked.className() + ", " + value.getText());
        return row;
    }

    private Node neighbour(Guess.Neighbour n, ImageCache cache, Consumer<String> open) {
        var picture = new SquareImage(PICTURE);
        cache.request(n.sha256(), PICTURE, picture::paint);
        var name = new Label(n.className());
        name.getStyleClass().add("neighbour-name");
        var similarity = new Label(figures.number(n.similarity(), 2));
        similarity.getStyleClass().addAll("text-muted", "text-small", "figures");
        var button = new Button(null, new VBox(4, picture, name, similarity));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("neighbour");
        button.setId("predict.neighbour." + n.image());
        String tip = texts.get("predict.neighbour.tip", n.image(), figures.number(n.similarity(), 2));
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setOnAction(e -> open.accept(n.image()));
        return button;
    }
}
