package org.handful.ui.predict;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.method.openset.Threshold;
import org.handful.run.result.Guess;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws how familiar an image looks among the support images that were left out one at a time. FX thread. */
final class FamiliarityView {
    private static final double REFUSED = 0.05;

    private final Texts texts;

    FamiliarityView(Texts texts) {
        this.texts = texts;
    }

    /** The headline of an image that is none of the classes. */
    Node none() {
        var title = new Label(texts.get("predict.none.title"), new FontIcon("fth-help-circle"));
        title.getStyleClass().addAll("guess-first", "guess-none");
        title.setId("predict.none");
        var rest = new Label(texts.get("predict.none.rest"));
        rest.getStyleClass().add("text-muted");
        rest.setWrapText(true);
        rest.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(4, title, rest);
    }

    Node rank(Guess.Familiarity f) {
        if (!f.known()) {
            return muted(texts.get("predict.none.unknown", Threshold.FEWEST), "predict.familiarUnknown");
        }
        var name = new Label(texts.get("predict.familiar"));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var value = new Label(texts.get("predict.familiar.rank", f.below(), f.leftOut()));
        value.getStyleClass().add("figures");
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.setId("predict.familiar.rank");
        var words = new HBox(8, name, value);
        words.setAlignment(Pos.BASELINE_LEFT);
        Label sentence = muted(texts.get(f.none() ? "predict.familiar.low" : "predict.familiar.meaning", f.below(),
                f.leftOut()), "predict.familiar.meaning");
        var box = new VBox(4, words, track((double) f.below() / f.leftOut()), sentence);
        box.setAccessibleText(name.getText() + ", " + value.getText() + ". " + sentence.getText());
        box.getStyleClass().add("familiarity");
        return box;
    }

    /** The share, and the line below which an image is none of the classes. */
    private static Node track(double share) {
        var fill = new Region();
        fill.getStyleClass().add("familiarity-fill");
        var line = new Region();
        line.getStyleClass().add("familiarity-line");
        var track = new StackPane(fill, line);
        track.getStyleClass().add("bar-track");
        track.setAlignment(Pos.CENTER_LEFT);
        var width = Bindings.createDoubleBinding(() -> Math.max(2, track.getWidth() * share), track.widthProperty());
        fill.maxWidthProperty().bind(width);
        fill.minWidthProperty().bind(width);
        line.translateXProperty().bind(track.widthProperty().multiply(REFUSED));
        return track;
    }

    private static Label muted(String text, String id) {
        var label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }
}
