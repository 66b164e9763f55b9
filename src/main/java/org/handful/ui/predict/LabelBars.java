package org.handful.ui.predict;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.run.result.Guess;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** Draws which labels an image is said to have: every label with its probability, and the line from which it counts. */
final class LabelBars {
    private static final PseudoClass TOLD = PseudoClass.getPseudoClass("told");
    private static final int MOST = 12;
    private static final double LEAST = 2;

    private final Texts texts;
    private final Figures figures;

    LabelBars(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    /** The labels in a few words. */
    static String words(Guess guess, Texts texts) {
        return guess.told().isEmpty() ? texts.get("predict.labels.none") : String.join(", ", guess.told());
    }

    List<Node> of(Guess guess) {
        var title = wrapped(words(guess, texts), "predict.labels");
        title.getStyleClass().add("guess-first");
        var bars = new VBox(12);
        int shown = Math.max(MOST, guess.told().size());
        guess.labels().stream().limit(shown).map(this::bar).forEach(bars.getChildren()::add);
        if (guess.labels().size() > shown) {
            bars.getChildren().add(muted(texts.get("predict.labels.more", guess.labels().size() - shown), "predict.labels.more"));
        }
        return List.of(title, bars, muted(texts.get("predict.labels.meaning"), "predict.labels.meaning"));
    }

    private Node bar(Guess.Label label) {
        var name = new Label(label.name());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var value = new Label(texts.get("predict.labels.from", figures.percent(label.probability(), 1),
                figures.percent(label.threshold(), 0)));
        value.getStyleClass().add("figures");
        value.setMinWidth(Region.USE_PREF_SIZE);
        var words = new HBox(8, name, value);
        words.setAlignment(Pos.BASELINE_LEFT);
        var fill = new Region();
        fill.getStyleClass().add("label-fill");
        var line = new Region();
        line.getStyleClass().add("familiarity-line");
        var track = new StackPane(fill, line);
        track.getStyleClass().add("bar-track");
        track.setAlignment(Pos.CENTER_LEFT);
        var width = Bindings.createDoubleBinding(() -> Math.max(LEAST, track.getWidth() * label.probability()),
                track.widthProperty());
        fill.maxWidthProperty().bind(width);
        fill.minWidthProperty().bind(width);
        line.translateXProperty().bind(track.widthProperty().subtract(LEAST).multiply(label.threshold()));
        var row = new VBox(4, words, track);
        row.setId("predict.label." + label.name());
        row.getStyleClass().add("label-bar");
        row.pseudoClassStateChanged(TOLD, label.told());
        row.setAccessibleText(texts.get(label.told() ? "predict.labels.told" : "predict.labels.untold", label.name(),
                value.getText()));
        return row;
    }

    private static Label muted(String text, String id) {
        var label = wrapped(text, id);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }

    private static Label wrapped(String text, String id) {
        var label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
