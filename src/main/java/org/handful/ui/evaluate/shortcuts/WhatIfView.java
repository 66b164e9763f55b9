package org.handful.ui.evaluate.shortcuts;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.evaluate.shortcuts.WhatIfModel.Answer;
import org.handful.ui.evaluate.shortcuts.WhatIfModel.Tried;

/** An image with other backgrounds side by side, each with what the run says. FX thread. */
final class WhatIfView extends VBox {
    private static final double SIDE = 112;

    private final Texts texts;
    private final Label sentence = new Label();
    private final FlowPane pictures = new FlowPane(12, 12);

    WhatIfView(WhatIfModel model, Texts texts) {
        super(8);
        this.texts = texts;
        setId("evaluate.whatIf");
        var title = new Label(texts.get("evaluate.whatIf.title"));
        title.getStyleClass().addAll("headline-title", "evaluate-second");
        var help = new Label(texts.get("evaluate.whatIf.help"));
        help.getStyleClass().add("text-muted");
        for (Label label : new Label[] {title, help, sentence}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        sentence.setId("evaluate.whatIfSentence");
        var button = new Button(texts.get("evaluate.whatIf.try"));
        button.setId("evaluate.whatIfTry");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> model.tryIt());
        getChildren().addAll(title, help, new FlowPane(button), sentence, pictures);
        WhyNot.explain(button, model.whyNot());
        sentence.managedProperty().bind(sentence.visibleProperty());
        model.tried().subscribe(this::show);
    }

    private void show(Tried tried) {
        sentence.setVisible(tried != null);
        pictures.getChildren().clear();
        if (tried == null) {
            return;
        }
        String name = Tried.best(tried.answers().getFirst()).className();
        sentence.setText(texts.get("evaluate.whatIf.sentence", tried.what().image(), name, tried.changed(),
                tried.answers().size() - 1) + (tried.what().middle() ? " " + texts.get("evaluate.whatIf.middle") : ""));
        tried.answers().forEach(a -> pictures.getChildren().add(picture(a, name)));
    }

    private Node picture(Answer answer, String before) {
        var view = new ImageView(new Image(new ByteArrayInputStream(answer.variant().jpeg())));
        view.setPreserveRatio(true);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        String change = texts.get("evaluate.whatIf.change." + answer.variant().change().name().toLowerCase(Locale.ROOT));
        var best = Tried.best(answer);
        var said = new Label(texts.get("evaluate.whatIf.said", best.className(),
                new Figures(texts).percent(best.probability(), 0)));
        said.setWrapText(true);
        said.getStyleClass().add(best.className().equals(before) ? "text-muted" : "headline-title");
        var box = new VBox(4, view, new Label(change), said);
        box.setId("evaluate.whatIf." + answer.variant().change().name().toLowerCase(Locale.ROOT));
        box.setPrefWidth(SIDE + 24);
        view.setAccessibleText(change + ", " + said.getText());
        return box;
    }
}
