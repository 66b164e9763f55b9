package org.handful.ui.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.eval.openset.Auroc;
import org.handful.eval.openset.OpenSetReport;
import org.handful.eval.openset.OpenSetReport.ByScore;
import org.handful.method.openset.OpenSetScore;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.TeachingNote;
import org.handful.ui.common.words.Named;

/** How well images of classes that the run never saw are told from the test images. FX thread. */
final class OpenSetPart extends VBox {
    /** With fewer images on either side a figure says little. */
    private static final int FEW = 20;

    private final Texts texts;
    private final Figures figures;
    private final ComboBox<OpenSetScore> score = new ComboBox<>();
    private final CardRows cards = new CardRows();
    private final Label sentence = line("evaluate.openSetSentence");
    private final Label empty = line("evaluate.openSetEmpty");
    private final VBox content;
    private OpenSetReport report;

    OpenSetPart(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
        var title = line(null);
        title.setText(texts.get("evaluate.openset.title"));
        title.getStyleClass().add("headline-title");
        empty.setText(texts.get("evaluate.openset.none"));
        empty.getStyleClass().add("text-muted");
        score.setId("evaluate.openSetScore");
        score.setAccessibleText(texts.get("evaluate.openset.score"));
        score.setConverter(new Named<>(s -> texts.get("openset.score." + s.id())));
        score.setValue(OpenSetScore.DEFAULT);
        score.valueProperty().addListener((o, before, now) -> draw());
        var choice = new HBox(8, new Label(texts.get("evaluate.openset.score")), score);
        choice.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var teach = new TeachingNote(texts.get("evaluate.teach.openset"));
        teach.setId("evaluate.teach.openset");
        content = new VBox(8, sentence, choice, cards, teach);
        getStyleClass().addAll("evaluate-part", "evaluate-second");
        getChildren().setAll(title, empty, content);
        List.of(empty, content).forEach(n -> n.managedProperty().bind(n.visibleProperty()));
    }

    void show(Optional<OpenSetReport> found) {
        report = found.orElse(null);
        // A run from before there was a score has no figures for it.
        OpenSetScore before = score.getValue();
        score.getItems().setAll(Arrays.stream(OpenSetScore.values())
                .filter(s -> report == null || report.of(s.id()).isPresent()).toList());
        score.setValue(score.getItems().contains(before) ? before : OpenSetScore.DEFAULT);
        empty.setVisible(report == null);
        content.setVisible(report != null);
        draw();
    }

    private void draw() {
        ByScore s = report == null ? null : report.of(score.getValue().id()).orElse(null);
        if (s == null) {
            sentence.setText("");
            cards.getChildren().clear();
            return;
        }
        String who = texts.get("evaluate.openset.who", report.unknown(), String.join(", ", report.unknownClasses()),
                report.known());
        sentence.setText(who + " " + (s.accepted().n() == 0
                ? texts.get("evaluate.openset.nothreshold")
                : texts.get("evaluate.openset.threshold", figures.estimate(s.accepted()), figures.estimate(s.refused()))));
        cards.getChildren().setAll(cards(s));
    }

    private List<Node> cards(ByScore s) {
        boolean few = report.known() < FEW || report.unknown() < FEW;
        String both = texts.get("evaluate.openset.basis", report.known(), report.unknown());
        Auroc a = s.auroc();
        String interval = figures.interval(new Estimate(a.value(), report.unknown(), a.low(), a.high()));
        return List.of(
                OverviewView.card(new Headlines.Headline("auroc", texts.get("evaluate.auroc"),
                        figures.percent(a.value(), 1), texts.get("evaluate.openset.interval", interval, both),
                        texts.get("evaluate.auroc.meaning"), few)),
                OverviewView.card(new Headlines.Headline("fpr95", texts.get("evaluate.fpr95"),
                        figures.percent(s.fpr95()), texts.get("evaluate.openset.interval",
                                figures.interval(s.fpr95()), both),
                        texts.get("evaluate.fpr95.meaning"), few)),
                OverviewView.card(new Headlines.Headline("oscr", texts.get("evaluate.oscr"),
                        figures.percent(s.oscr(), 1), both, texts.get("evaluate.oscr.meaning"), few)));
    }

    private static Label line(String id) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
