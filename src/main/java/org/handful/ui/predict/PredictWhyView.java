package org.handful.ui.predict;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.run.why.Seen;
import org.handful.run.why.Why;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.part.pixels.HeatLegend;
import org.handful.ui.common.part.pixels.HeatPane;

/** The evidence over the image that is looked at, and beside it what the colours mean. FX thread. */
final class PredictWhyView {
    private static final double STRENGTH = 0.8;

    private final PredictWhy model;
    private final Texts texts;
    private final HeatPane heat = new HeatPane("predict.whyPicture");
    private final Label words = new Label();
    private final VBox legend = new VBox(4);

    /** @param preview what is shown while nobody asks, in the middle of {@code picture} */
    PredictWhyView(PredictWhy model, Texts texts, ToggleButton button, StackPane picture, Node preview, VBox below) {
        this.model = model;
        this.texts = texts;
        button.selectedProperty().bindBidirectional(model.wanted());
        heat.strength(STRENGTH);
        // As large as there is room, and no reason to make room.
        heat.setPrefSize(0, 0);
        heat.side().bind(Bindings.createDoubleBinding(() -> Math.max(0, Math.min(
                        picture.getWidth() - picture.snappedLeftInset() - picture.snappedRightInset(),
                        picture.getHeight() - picture.snappedTopInset() - picture.snappedBottomInset())),
                picture.widthProperty(), picture.heightProperty(), picture.insetsProperty()));
        picture.getChildren().add(heat);
        heat.visibleProperty().bind(model.seen().isNotNull());
        preview.visibleProperty().bind(heat.visibleProperty().not());
        var progress = new ProgressView(texts);
        progress.setId("predict.whyProgress");
        words.setId("predict.whyWords");
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        words.getStyleClass().addAll("text-muted", "text-small");
        below.getChildren().addAll(progress, legend, words);
        below.managedProperty().bind(below.visibleProperty());
        below.visibleProperty().bind(model.wanted());
        model.going().subscribe(progress::show);
        model.seen().subscribe(this::show);
    }

    /** Says why it cannot be asked while a training goes on, or of a run that tells labels. */
    void explain(ToggleButton button, PredictViewModel predict) {
        WhyNot.explain(button, Bindings.createStringBinding(() -> predict.tellsLabels().getValue()
                ? texts.get("predict.why.labels")
                : predict.standing().get().isEmpty() ? null : texts.get("predict.why.learning"),
                predict.tellsLabels(), predict.standing()));
    }

    private void show(Seen seen) {
        heat.show(seen == null ? null : seen.why());
        legend.getChildren().clear();
        words.setText("");
        if (seen == null) {
            return;
        }
        Why.Kind kind = seen.why().sight().kind();
        words.setText(seen.why().sight().most() == 0 ? texts.get("predict.why.nothing")
                : texts.get("predict.why." + kind.name().toLowerCase(Locale.ROOT), seen.about(), seen.against()));
        heat.setAccessibleText(words.getText());
        if (kind != Why.Kind.ROLLOUT) {
            legend.getChildren().add(HeatLegend.of(true, texts.get("predict.why.for", seen.about())));
        }
        if (kind == Why.Kind.OCCLUSION) {
            legend.getChildren().add(HeatLegend.of(false, texts.get("predict.why.for", seen.against())));
        }
    }
}
