package org.handful.ui.evaluate.confidence;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.eval.Scored;
import org.handful.eval.calibration.Coverage;
import org.handful.eval.metric.Wilson;
import org.handful.ui.chart.IntervalBars;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** What is gained by staying silent when unsure: a threshold to pull, and accuracy against coverage. FX thread. */
public final class SilencePart extends VBox {
    private static final double[] THRESHOLDS = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};

    private final Texts texts;
    private final Figures figures;
    private final IntervalBars bars;
    private final Slider threshold = new Slider(0, 1, 0.8);
    private final Label sentence = new Label();
    private List<Scored> scored = List.of();

    public SilencePart(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
        this.bars = new IntervalBars("evaluate.silence", figures);
        var title = line(new Label(texts.get("evaluate.silence.title")), "headline-title");
        var help = line(new Label(texts.get("evaluate.silence.help")), "text-muted");
        threshold.setId("evaluate.silenceThreshold");
        threshold.setAccessibleText(texts.get("evaluate.silence.threshold"));
        threshold.setBlockIncrement(0.01);
        threshold.setMajorTickUnit(0.25);
        threshold.setMaxWidth(420);
        threshold.valueProperty().addListener((_, _, _) -> say());
        sentence.setId("evaluate.silenceSentence");
        bars.selectedProperty().addListener((_, _, row) -> {
            if (row != null) {
                threshold.setValue(THRESHOLDS[row]);
            }
        });
        getStyleClass().addAll("evaluate-part", "evaluate-second");
        getChildren().setAll(title, help, threshold, line(sentence, "figures"), bars);
    }

    /** @param predictions of the test images */
    public void show(List<Scored> predictions) {
        scored = predictions;
        bars.show(IntStream.range(0, THRESHOLDS.length).mapToObj(i -> {
            Coverage.Point at = Coverage.at(scored, THRESHOLDS[i]);
            return new IntervalBars.Row(i, texts.get("evaluate.silence.row", figures.percent(THRESHOLDS[i], 0),
                    figures.percent(at.coverage(), 0)), estimate(at));
        }).toList());
        say();
    }

    private void say() {
        Coverage.Point at = Coverage.at(scored, threshold.getValue());
        sentence.setText(scored.isEmpty() ? "" : texts.get("evaluate.silence.sentence",
                figures.percent(threshold.getValue(), 0), at.answered(), at.all(), figures.percent(at.coverage(), 0),
                figures.estimate(estimate(at))));
    }

    private static Estimate estimate(Coverage.Point at) {
        Wilson interval = Wilson.of(at.right(), at.answered());
        return new Estimate(at.accuracy(), at.answered(), interval.low(), interval.high());
    }

    private static Label line(Label label, String style) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
