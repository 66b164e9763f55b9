package org.handful.ui.evaluate;

import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.run.result.RunResult;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.TeachingNote;

/** The headline figures, each with what it rests on and one sentence on what it means. */
public final class OverviewView {
    private final EvaluateViewModel model;
    private final Texts texts;

    @FXML private CardRows cards;
    @FXML private CardRows aside;
    @FXML private VBox notes;
    @FXML private VBox noteLines;
    @FXML private TeachingNote interval;

    public OverviewView(EvaluateViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        notes.managedProperty().bind(notes.visibleProperty());
        model.result().subscribe(this::show);
    }

    private void show(RunResult run) {
        if (run == null) {
            cards.getChildren().clear();
            aside.getChildren().clear();
            return;
        }
        List<Headlines.Headline> all = new Headlines(texts).of(run);
        fill(cards, all.stream().filter(h -> !h.aside()));
        fill(aside, all.stream().filter(Headlines.Headline::aside));
        interval.setText(whyWide(run.evaluation().accuracy()));
        noteLines.getChildren().setAll(run.notes().stream().map(OverviewView::line).toList());
        if (!run.shortClasses().isEmpty()) {
            noteLines.getChildren().add(line(texts.get("evaluate.notes.short",
                    String.join(", ", run.shortClasses()))));
        }
        notes.setVisible(!noteLines.getChildren().isEmpty());
    }

    /** With the figures that are shown, so that a class can work it out. */
    private String whyWide(Estimate accuracy) {
        var figures = new Figures(texts);
        return accuracy.n() == 0 ? "" : texts.get("evaluate.teach.interval", figures.number(accuracy.n(), 0),
                figures.interval(accuracy), figures.number(100.0 / accuracy.n(), accuracy.n() < 100 ? 0 : 1));
    }

    private static void fill(CardRows rows, Stream<Headlines.Headline> headlines) {
        rows.getChildren().setAll(headlines.map(OverviewView::card).toList());
    }

    private static Node card(Headlines.Headline h) {
        Label title = line(h.title());
        title.getStyleClass().add("headline-title");
        Label figure = line(h.figure());
        figure.setId("evaluate." + h.id());
        figure.setMinWidth(Label.USE_PREF_SIZE);
        figure.getStyleClass().add("headline-figure");
        Label basis = line(h.basis());
        basis.getStyleClass().add("headline-basis");
        Label sentence = line(h.sentence());
        sentence.getStyleClass().add("text-muted");
        VBox card = new VBox(title, figure, basis, sentence);
        card.getStyleClass().add("headline");
        if (h.aside()) {
            card.getStyleClass().add("headline-aside");
        }
        if (h.doubtful()) {
            card.getStyleClass().add("doubtful");
        }
        card.setAccessibleText(h.title() + ": " + h.figure() + ", " + h.basis() + ". " + h.sentence());
        return card;
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
