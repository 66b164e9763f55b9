package org.handful.ui.train.several;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.handful.eval.multilabel.MultiLabelReport;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.RunInfo;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.fit.NameFigureCell;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.Named;
import org.handful.ui.train.runs.RunWords;

/** How many images to learn from, and what came of it: a sentence, figures over all labels, and each label. FX thread. */
public final class SeveralView {
    private final SeveralModel model;
    private final Navigation navigation;
    private final RunWords words;
    private final Texts texts;
    private final Figures figures;
    private final SeveralTable table;

    @FXML private ComboBox<BackboneInfo> backbone;
    @FXML private ChoiceBox<Integer> shots;
    @FXML private Button start;
    @FXML private VBox progressHolder;
    @FXML private EmptyState empty;
    @FXML private FlowPane kept;
    @FXML private ComboBox<RunInfo> run;
    @FXML private Button predict;
    @FXML private Button report;
    @FXML private VBox results;
    @FXML private Label changed;
    @FXML private Label sentence;
    @FXML private Label basis;
    @FXML private GridPane all;
    @FXML private VBox tableHolder;
    @FXML private Label fallen;

    private boolean choosing;

    public SeveralView(SeveralModel model, Navigation navigation, RunWords words, Texts texts) {
        this.model = model;
        this.navigation = navigation;
        this.words = words;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.table = new SeveralTable(texts);
    }

    @FXML
    private void initialize() {
        backbone.setItems(model.backbones());
        backbone.setConverter(new Named<>(BackboneInfo::name));
        backbone.valueProperty().bindBidirectional(model.backbone());
        shots.getItems().setAll(SeveralModel.SHOTS);
        shots.setConverter(new Named<>(k -> texts.get("several.shots", k)));
        shots.valueProperty().bindBidirectional(model.shots());
        WhyNot.explain(start, model.whyNot());
        start.setOnAction(_ -> model.start());
        var progress = new ProgressView(texts);
        progress.setId("several.progress");
        progressHolder.getChildren().add(progress);
        tableHolder.getChildren().add(table);
        for (Node node : List.of(progressHolder, empty, results, kept, changed, fallen)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        progressHolder.visibleProperty().bind(model.going().isNotNull());
        empty.visibleProperty().bind(model.going().isNull().and(model.chosen().isNull()));
        kept.visibleProperty().bind(model.chosen().isNotNull());
        runs();
        predict.setOnAction(_ -> {
            navigation.chooseRun(model.chosen().get().id());
            navigation.show(Navigation.PREDICT);
        });
        report.disableProperty().bind(model.found().isNull());
        report.setOnAction(_ -> model.report(report.getScene().getWindow()));
        model.going().subscribe(progress::show);
        model.found().subscribe(this::show);
    }

    private void runs() {
        NameFigureCell.in(run, RunInfo::name, words::time);
        model.runs().subscribe(all -> {
            choosing = true;
            run.getItems().setAll(all);
            run.setValue(model.chosen().get());
            choosing = false;
        });
        model.chosen().subscribe(run::setValue);
        run.valueProperty().addListener((_, _, now) -> {
            if (now != null && !choosing) {
                model.chosen().set(now);
            }
        });
    }

    private void show(SeveralModel.Found found) {
        results.setVisible(found != null);
        if (found == null) {
            return;
        }
        MultiLabelTrial trial = found.trial();
        changed.setVisible(found.changed());
        sentence.setText(texts.get("several.sentence", trial.labels().size(),
                figures.percent(trial.plain().meanAveragePrecision(), 0), figures.percent(trial.plain().f1Macro(), 0),
                table.signed(trial.augmented().meanAveragePrecision() - trial.plain().meanAveragePrecision())));
        List<String> always = trial.plain().always();
        basis.setText(texts.get("several.basis", trial.support(), trial.plain().images(), trial.without(), trial.made())
                + (always.isEmpty() ? "" : " " + texts.get("several.always", String.join(", ", always))));
        all.getChildren().clear();
        row(0, "details-title", List.of("", texts.get("several.map"), texts.get("several.macro"), texts.get("several.micro"),
                texts.get("several.jaccard")));
        row(1, texts.get("several.plain"), trial.plain());
        row(2, texts.get("several.atHalf"), trial.half());
        row(3, texts.get("several.made"), trial.augmented());
        table.show(trial);
        fallen.setVisible(trial.plain().labels().stream().anyMatch(l -> !l.threshold().chosen()));
    }

    private void row(int row, String name, MultiLabelReport r) {
        row(row, "figures", List.of(name, figures.percent(r.meanAveragePrecision(), 0), figures.percent(r.f1Macro(), 0),
                figures.percent(r.f1Micro(), 0), figures.percent(r.jaccard(), 0)));
    }

    private void row(int row, String style, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            var label = new Label(cells.get(c));
            label.getStyleClass().add(c == 0 ? "text-muted" : style);
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            all.add(label, c, row);
        }
    }
}
