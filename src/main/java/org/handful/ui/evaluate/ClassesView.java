package org.handful.ui.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.StackPane;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.run.result.RunResult;
import org.handful.ui.chart.ConfusionView;
import org.handful.ui.chart.IntervalBars;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.words.Named;

/** Accuracy per class, and what was taken for what; pressing a row or a cell shows its images. */
public final class ClassesView {
    private final EvaluateViewModel model;
    private final IntervalBars bars;
    private final ConfusionView confusion;
    private final Texts texts;

    @FXML private StackPane barsHolder;
    @FXML private StackPane confusionHolder;
    @FXML private ChoiceBox<ConfusionView.Of> share;

    public ClassesView(EvaluateViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.bars = new IntervalBars("evaluate.class", new Figures(texts));
        this.confusion = new ConfusionView(texts);
    }

    @FXML
    private void initialize() {
        barsHolder.getChildren().add(bars);
        confusionHolder.getChildren().add(confusion);
        confusion.setId("evaluate.confusion");
        share.setConverter(new Named<>(of -> texts.get("evaluate.classes.share." + of.name().toLowerCase(Locale.ROOT))));
        share.getItems().setAll(ConfusionView.Of.values());
        share.setValue(ConfusionView.Of.TRUE_CLASS);
        share.valueProperty().addListener((_, _, _) -> matrix());
        bars.selectedProperty().addListener((_, _, row) -> {
            if (row != null) {
                confusion.selectedProperty().set(null);
                model.picked().ofClass(row);
            }
        });
        confusion.selectedProperty().addListener((_, _, cell) -> {
            if (cell != null) {
                bars.selectedProperty().set(null);
                model.picked().cell(cell.truth(), cell.predicted());
            }
        });
        model.picked().title().addListener((_, _, title) -> {
            if (title.isEmpty()) {
                bars.selectedProperty().set(null);
                confusion.selectedProperty().set(null);
            }
        });
        model.result().subscribe(this::show);
    }

    private void show(RunResult run) {
        if (run == null) {
            bars.show(List.of());
            return;
        }
        List<ClassResult> classes = run.evaluation().perClass();
        bars.show(IntStream.range(0, classes.size()).mapToObj(k -> {
            ClassResult c = classes.get(k);
            return new IntervalBars.Row(k, c.name(), new Estimate(c.accuracy(), c.n(), c.low(), c.high()));
        }).toList());
        matrix();
    }

    private void matrix() {
        RunResult run = model.result().get();
        if (run != null) {
            confusion.show(run.classes(), run.evaluation().confusion(), share.getValue());
        }
    }
}
