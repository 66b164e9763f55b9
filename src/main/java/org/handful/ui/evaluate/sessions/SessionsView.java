package org.handful.ui.evaluate.sessions;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.eval.sessions.SessionCurve;
import org.handful.eval.sessions.SessionFigures;
import org.handful.run.sessions.KeptSessions;
import org.handful.run.sessions.SessionReport;
import org.handful.ui.chart.series.SessionChart;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.Named;
import org.handful.ui.common.words.Times;

/** Draws the tab: what to add, the chart of the sessions, and every figure in a table. FX thread. */
public final class SessionsView {
    private final SessionsModel model;
    private final Texts texts;
    private final Figures figures;
    private final SessionChart chart;

    @FXML private Label fresh;
    @FXML private Spinner<Integer> shots;
    @FXML private ComboBox<Integer> perSession;
    @FXML private Button measure;
    @FXML private VBox found;
    @FXML private Label made;
    @FXML private Label sentence;
    @FXML private StackPane chartHolder;
    @FXML private GridPane table;
    @FXML private Label left;

    public SessionsView(SessionsModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.chart = new SessionChart(texts);
    }

    @FXML
    private void initialize() {
        shots.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, 1000, model.shots().get()));
        shots.valueProperty().addListener((o, before, now) -> model.shots().set(now == null ? 1 : now));
        perSession.getItems().setAll(1, 2, 5, 10, 0);
        perSession.setConverter(new Named<>(n -> n == 0
                ? texts.get("evaluate.sessions.all") : texts.get("evaluate.sessions.each", n)));
        perSession.setValue(model.perSession().get());
        perSession.valueProperty().addListener((o, before, now) -> model.perSession().set(now));
        WhyNot.explain(measure, model.whyNot());
        measure.setOnAction(e -> model.measure());
        model.fresh().subscribe(names -> fresh.setText(names.isEmpty()
                ? texts.get("evaluate.sessions.none")
                : texts.get("evaluate.sessions.fresh", names.size(), String.join(", ", names))));
        chartHolder.getChildren().add(chart);
        found.managedProperty().bind(found.visibleProperty());
        left.managedProperty().bind(left.visibleProperty());
        model.shots().subscribe(now -> shots.getValueFactory().setValue(now.intValue()));
        model.perSession().subscribe(now -> perSession.setValue(now.intValue()));
        model.shown().subscribe(this::show);
    }

    private void show(KeptSessions kept) {
        found.setVisible(kept != null);
        if (kept == null) {
            return;
        }
        SessionReport report = kept.report();
        String when = new Times(texts).whole(kept.made());
        int each = report.plan().perSession();
        made.setText(each == 0 ? texts.get("evaluate.sessions.madeOnce", when, report.plan().shots())
                : texts.get("evaluate.sessions.made", when, report.plan().shots(), each));
        SessionCurve plain = report.curves().getFirst();
        SessionCurve teen = report.curves().getLast();
        SessionFigures last = plain.last();
        sentence.setText(texts.get("evaluate.sessions.sentence", figures.estimate(plain.first().accuracy()),
                report.base().size(), figures.estimate(last.accuracy()), last.classes(),
                points(plain.drop()), figures.percent(last.base(), 0), figures.percent(last.fresh(), 0),
                figures.percent(last.harmonic(), 0), figures.percent(teen.last().harmonic(), 0)));
        chart.draw(report.curves().stream().map(c -> new SessionChart.Line(way(c), c.sessions().stream()
                .map(SessionFigures::accuracy).toList())).toList());
        left.setVisible(!report.shortClasses().isEmpty());
        left.setText(texts.get("evaluate.sessions.short", String.join(", ", report.shortClasses())));
        table.getChildren().clear();
        row(0, "headline-title", List.of(texts.get("evaluate.sessions.session"), texts.get("evaluate.sessions.added"),
                texts.get("evaluate.sessions.way"), texts.get("evaluate.accuracy"), texts.get("evaluate.sessions.old"),
                texts.get("evaluate.sessions.new"), texts.get("evaluate.sessions.harmonic")));
        int at = 1;
        for (int s = 0; s < plain.sessions().size(); s++) {
            for (SessionCurve c : report.curves()) {
                row(at++, "figures", cells(report, c, s));
            }
        }
        for (SessionCurve c : report.curves()) {
            row(at++, "figures", List.of("", texts.get("evaluate.sessions.total"), way(c),
                    texts.get("evaluate.sessions.drop", points(c.drop())),
                    texts.get("evaluate.sessions.forgetting", points(c.forgetting())), "",
                    texts.get("evaluate.sessions.average", figures.percent(c.average(), 1))));
        }
    }

    private List<String> cells(SessionReport report, SessionCurve curve, int session) {
        SessionFigures f = curve.sessions().get(session);
        boolean first = curve == report.curves().getFirst();
        String added = session == 0 ? texts.get("evaluate.sessions.base", report.base().size())
                : String.join(", ", f.added());
        return List.of(first ? figures.number(session, 0) : "", first ? added : "", way(curve),
                figures.estimate(f.accuracy()), figures.percent(f.base(), 1),
                session == 0 ? "" : figures.percent(f.fresh(), 1), session == 0 ? "" : figures.percent(f.harmonic(), 1));
    }

    private String way(SessionCurve curve) {
        return texts.get(curve.way().equals(SessionReport.TEEN) ? "evaluate.sessions.teen" : "evaluate.sessions.growth");
    }

    private String points(double share) {
        return texts.get("evaluate.points", figures.number(100 * share, 1));
    }

    private void row(int row, String style, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            var label = new Label(cells.get(c));
            label.getStyleClass().add(style);
            label.setWrapText(c == 1);
            label.setMinHeight(Label.USE_PREF_SIZE);
            if (c != 1) {
                label.setMinWidth(Label.USE_PREF_SIZE);
            }
            table.add(label, c, row);
        }
    }
}
