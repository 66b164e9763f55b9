package org.handful.ui.start;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Offers the guided tour: in full words to who is new here, as one button from then on. FX thread. */
final class TourOffer extends HBox {
    private final StartViewModel model;
    private final Texts texts;

    TourOffer(StartViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setAlignment(Pos.CENTER_LEFT);
        setId("start.offer");
        model.tourOffered().subscribe(this::show);
    }

    private void show(boolean offered) {
        getStyleClass().setAll(offered ? "start-offer" : "start-offer-small");
        if (!offered) {
            getChildren().setAll(button("start.tour", "tour.begin", Styles.FLAT, model::takeTour));
            return;
        }
        var title = new Label(texts.get("tour.offer.title"));
        title.getStyleClass().add("start-card-title");
        var words = new Label(texts.get("tour.offer.text"));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var both = new VBox(title, words);
        HBox.setHgrow(both, Priority.ALWAYS);
        getChildren().setAll(new FontIcon("fth-compass"), both,
                button("start.tour.no", "tour.offer.no", Styles.FLAT, model::declineTour),
                button("start.tour", "tour.offer.yes", Styles.ACCENT, model::takeTour));
    }

    private Button button(String id, String textKey, String style, Runnable action) {
        var button = new Button(texts.get(textKey));
        button.setId(id);
        button.getStyleClass().add(style);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        if (textKey.equals("tour.begin")) {
            button.setGraphic(new FontIcon("fth-compass"));
            button.setTooltip(new Tooltip(texts.get("tour.begin.tip")));
        }
        return button;
    }
}
