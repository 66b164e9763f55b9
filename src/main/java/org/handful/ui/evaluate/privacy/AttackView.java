package org.handful.ui.evaluate.privacy;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.handful.run.privacy.MembershipReport;
import org.handful.run.privacy.MembershipReport.Attack;
import org.handful.ui.chart.series.RocChart;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.Named;

/** Draws the part: how private, what an attack finds in words and figures, and its curve. FX thread. */
public final class AttackView {
    private static final List<Double> CHOICES = List.of(0.5, 1.0, 2.0, 4.0, 8.0);

    private final AttackModel model;
    private final Texts texts;
    private final Figures figures;
    private final RocChart chart;

    @FXML private VBox part;
    @FXML private ChoiceBox<Double> epsilon;
    @FXML private Button start;
    @FXML private VBox found;
    @FXML private Label sentence;
    @FXML private Label price;
    @FXML private GridPane table;

    public AttackView(AttackModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.chart = new RocChart(texts);
    }

    @FXML
    private void initialize() {
        epsilon.getItems().setAll(CHOICES);
        // A run brings its own, which need not be one of them.
        model.epsilon().subscribe(own -> {
            if (!epsilon.getItems().contains(own)) {
                epsilon.getItems().add((int) epsilon.getItems().stream().filter(e -> e < own).count(), own);
            }
        });
        epsilon.setConverter(new Named<>(e -> texts.get("evaluate.attack.epsilon", number(e))));
        epsilon.valueProperty().bindBidirectional(model.epsilon());
        WhyNot.explain(start, model.whyNot());
        start.setOnAction(_ -> model.start());
        var progress = new ProgressView(texts);
        progress.setId("evaluate.attackProgress");
        part.getChildren().add(part.getChildren().size() - 1, progress);
        model.going().subscribe(progress::show);
        chart.setId("evaluate.attackChart");
        found.getChildren().add(2, chart);
        found.managedProperty().bind(found.visibleProperty());
        model.report().subscribe(this::show);
    }

    private void show(MembershipReport report) {
        found.setVisible(report != null);
        if (report == null) {
            return;
        }
        Attack plain = report.plain();
        Attack guarded = report.guarded();
        String guardedName = texts.get("evaluate.attack.with", number(report.plan().epsilon()));
        sentence.setText(texts.get("evaluate.attack.sentence", figures.percent(plain.rare(), 1),
                figures.percent(guarded.rare(), 1), number(report.plan().epsilon())));
        price.setText(texts.get("evaluate.attack.price", figures.percent(plain.accuracy(), 0),
                figures.percent(guarded.accuracy(), 0), report.plan().shadows() + 1, report.images()));
        chart.draw(List.of(new RocChart.Line(texts.get("evaluate.attack.without"), plain.curve(), plain.auc(), plain.bound()),
                new RocChart.Line(guardedName, guarded.curve(), guarded.auc(), guarded.bound())));
        table.getChildren().clear();
        row(0, "headline-title", List.of("", texts.get("evaluate.attack.auc"), texts.get("evaluate.attack.rare"),
                texts.get("evaluate.attack.veryRare"), texts.get("evaluate.accuracy")));
        row(1, "figures", cells(texts.get("evaluate.attack.without"), plain));
        row(2, "figures", cells(guardedName, guarded));
    }

    private List<String> cells(String name, Attack attack) {
        return List.of(name, figures.number(attack.auc(), 2), figures.percent(attack.rare(), 1),
                Double.isNaN(attack.veryRare()) ? texts.get("evaluate.attack.few") : figures.percent(attack.veryRare(), 1),
                figures.percent(attack.accuracy(), 0));
    }

    private String number(double epsilon) {
        return figures.number(epsilon, epsilon == Math.rint(epsilon) ? 0 : 1);
    }

    private void row(int row, String style, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            var label = new Label(cells.get(c));
            label.getStyleClass().add(style);
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            table.add(label, c, row);
        }
    }
}
