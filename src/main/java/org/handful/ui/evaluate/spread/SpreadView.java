package org.handful.ui.evaluate.spread;

import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handful.eval.split.SplitComparison;
import org.handful.eval.split.SplitSpread;
import org.handful.run.audit.Audits.Draw;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.Named;

/** Draws the part: which splits, the strip of their accuracies, and what follows from it in words. FX thread. */
public final class SpreadView {
    private final SpreadModel model;
    private final Texts texts;
    private final Figures figures;
    private final SpreadStrip strip;

    @FXML private VBox part;
    @FXML private ChoiceBox<Draw> draw;
    @FXML private Button start;
    @FXML private VBox found;
    @FXML private Label sentence;
    @FXML private Label interval;
    @FXML private Label against;

    public SpreadView(SpreadModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.strip = new SpreadStrip(texts);
    }

    @FXML
    private void initialize() {
        draw.getItems().setAll(Draw.values());
        draw.setConverter(new Named<>(d -> texts.get("evaluate.spread." + d.name().toLowerCase(Locale.ROOT))));
        draw.valueProperty().bindBidirectional(model.draw());
        WhyNot.explain(start, model.whyNot());
        start.setOnAction(_ -> model.start());
        var progress = new ProgressView(texts);
        progress.setId("evaluate.spreadProgress");
        part.getChildren().add(part.getChildren().size() - 1, progress);
        model.going().subscribe(progress::show);
        strip.setId("evaluate.spreadStrip");
        found.getChildren().addFirst(strip);
        found.managedProperty().bind(found.visibleProperty());
        for (Node node : List.<Node>of(strip, interval, against)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        model.spread().subscribe(this::show);
        model.against().subscribe(this::compare);
    }

    private void compare(SpreadModel.Against other) {
        against.setVisible(other != null);
        if (other == null) {
            return;
        }
        SplitComparison d = other.difference();
        String key = d.value() < 0 ? "evaluate.spread.worse" : d.value() > 0 ? "evaluate.spread.better" : "evaluate.spread.equal";
        double low = d.value() < 0 ? -d.high() : d.low();
        double high = d.value() < 0 ? -d.low() : d.high();
        String distinct = texts.get(d.p() < 0.05 ? "evaluate.spread.distinct" : "evaluate.spread.chance");
        against.setText(texts.get(key, other.run(), figures.number(100 * Math.abs(d.value()), 1),
                figures.number(100 * low, 1), figures.number(100 * high, 1)) + " " + distinct);
    }

    private void show(SplitSpread spread) {
        found.setVisible(spread != null);
        if (spread == null) {
            return;
        }
        boolean drawn = spread.test() > 1;
        strip.setVisible(drawn);
        interval.setVisible(drawn);
        if (!drawn) {
            sentence.setText(texts.get("evaluate.spread.single", figures.estimate(spread.pooled())));
            return;
        }
        sentence.setText(texts.get("evaluate.spread.sentence", spread.accuracy().size(),
                figures.number(spread.train(), 0), figures.number(spread.test(), 0),
                figures.percent(spread.quantile(0), 0), figures.percent(spread.quantile(1), 0),
                figures.percent(spread.quantile(0.25), 0), figures.percent(spread.quantile(0.75), 0)));
        interval.setText(Double.isNaN(spread.low()) ? texts.get("evaluate.spread.few",
                figures.percent(spread.mean(), 0), SplitSpread.FEWEST, figures.estimate(spread.pooled()))
                : texts.get("evaluate.spread.interval", figures.percent(spread.mean(), 0),
                figures.percent(spread.low(), 0), figures.percent(spread.high(), 0), figures.estimate(spread.pooled())));
        strip.setAccessibleText(sentence.getText() + " " + interval.getText());
        strip.show(spread);
    }
}
