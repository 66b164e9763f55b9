package org.handful.ui.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
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
        fill(cards, all.stream().filter(h -> !h.aside()), run);
        fill(aside, all.stream().filter(Headlines.Headline::aside), run);
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

    private void fill(CardRows rows, Stream<Headlines.Headline> headlines, RunResult run) {
        rows.getChildren().setAll(headlines.map(h -> {
            VBox card = card(h);
            taught(h, run).ifPresent(words -> {
                var note = new TeachingNote(words);
                note.setId("evaluate.teach." + (h.id().equals("accuracy") ? "interval" : h.id()));
                card.getChildren().add(note);
            });
            return card;
        }).toList());
    }

    /** What a class is told about a figure, in the card where it stands. */
    private Optional<String> taught(Headlines.Headline h, RunResult run) {
        return switch (h.id()) {
            case "accuracy" -> Optional.of(whyWide(run.evaluation().accuracy())).filter(words -> !words.isEmpty());
            case "worst" -> Optional.of(texts.get("evaluate.teach.groups"));
            case "balanced" -> Optional.of(texts.get("evaluate.teach.balanced"));
            default -> Optional.empty();
        };
    }

    static VBox card(Headlines.Headline h) {
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
