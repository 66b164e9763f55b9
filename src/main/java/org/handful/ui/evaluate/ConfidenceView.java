package org.handful.ui.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.eval.interval.EceInterval;
import org.handful.run.result.RunResult;
import org.handful.ui.chart.IntervalBars;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.evaluate.confidence.ConfidenceHistogram;
import org.handful.ui.evaluate.confidence.SilencePart;
import org.handful.ui.evaluate.confidence.TemperatureWords;

/** Whether the probabilities can be believed: how often predictions of each confidence are right. */
public final class ConfidenceView {
    private final EvaluateViewModel model;
    private final Texts texts;
    private final IntervalBars bars;
    private final OpenSetPart openSet;
    private final SilencePart silence;
    private final ConfidenceHistogram histogram;

    @FXML private StackPane barsHolder;
    @FXML private Label ece;
    @FXML private Label temperature;
    @FXML private VBox page;

    private List<Reliability.Bin> bins = List.of();

    public ConfidenceView(EvaluateViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.openSet = new OpenSetPart(texts);
        this.silence = new SilencePart(texts);
        this.histogram = new ConfidenceHistogram(texts);
        this.bars = new IntervalBars("evaluate.bin", new Figures(texts));
    }

    @FXML
    private void initialize() {
        barsHolder.getChildren().add(bars);
        page.getChildren().addAll(histogram, silence, openSet);
        bars.selectedProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.picked().confidence(bins.get(row).low(), bins.get(row).high());
            }
        });
        model.picked().title().addListener((_, _, title) -> {
            if (title.isEmpty()) {
                bars.selectedProperty().set(null);
            }
        });
        model.result().subscribe(this::show);
    }

    private void show(RunResult run) {
        bins = run == null ? List.of() : Reliability.of(run.predictions());
        bars.show(IntStream.range(0, bins.size()).mapToObj(i -> {
            Reliability.Bin bin = bins.get(i);
            return new IntervalBars.Row(i, texts.get("evaluate.confidence.bin", Math.round(100 * bin.low()),
                    Math.round(100 * bin.high())), bin.accuracy(), bin.confidence());
        }).toList());
        histogram.show(run == null ? List.of() : run.predictions());
        silence.show(run == null ? List.of() : run.predictions());
        temperature.setText(run == null ? "" : new TemperatureWords(texts).of(run.predictions()));
        openSet.show(run == null ? Optional.empty() : run.openSet());
        ece.setText(run == null ? "" : ece(run));
    }

    private String ece(RunResult run) {
        int bins = run.evaluation().calibration().bins();
        var words = new Headlines(texts);
        Estimate e = EceInterval.of(run.predictions(), bins);
        return e.n() == 0 ? texts.get("evaluate.confidence.ece", words.points(run.evaluation().calibration().ece()), bins,
                texts.get("evaluate.basis.count", run.evaluation().accuracy().n()))
                : texts.get("evaluate.confidence.ece", words.points(e), bins, words.pointsBetween(e));
    }
}
