package org.handful.ui.evaluate.map;

import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.handful.run.audit.SimilarImages;
import org.handful.run.audit.SimilarImages.Near;
import org.handful.run.audit.SimilarImages.Sense;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.pixels.PixelView;
import org.handful.ui.common.words.Named;

/** A strip of the images that are most like the chosen one; pressing one chooses it. FX thread. */
final class SimilarView extends FlowPane {
    private static final double SIDE = 48;

    private final SimilarModel model;
    private final Navigation navigation;
    private final ImageCache images;
    private final Texts texts;
    private final ChoiceBox<Sense> sense = new ChoiceBox<>();

    SimilarView(SimilarModel model, Navigation navigation, ImageCache images, Texts texts) {
        super(8, 4);
        this.model = model;
        this.navigation = navigation;
        this.images = images;
        this.texts = texts;
        setId("evaluate.mapSimilar");
        setRowValignment(VPos.CENTER);
        sense.setId("evaluate.mapSense");
        sense.setAccessibleText(texts.get("evaluate.map.similar"));
        sense.setConverter(new Named<>(this::words));
        sense.setOnShowing(_ -> offer());
        offer();
        sense.valueProperty().bindBidirectional(model.sense());
        managedProperty().bind(visibleProperty());
        model.found().subscribe(this::show);
    }

    private void offer() {
        var senses = model.senses();
        if (!sense.getItems().equals(senses)) {
            Sense before = model.sense().get();
            sense.getItems().setAll(senses);
            model.sense().set(senses.contains(before) ? before : Sense.ALL);
        }
    }

    private String words(Sense s) {
        String thing = switch (s.of()) {
            case ALL -> null;
            case CLASS -> texts.get("evaluate.map.similar.class");
            case ATTRIBUTE -> s.attribute();
            case COMPUTED -> texts.get("intake.computed." + s.attribute().toUpperCase(Locale.ROOT));
        };
        return thing == null ? texts.get("evaluate.map.similar.all")
                : texts.get(s.apart() ? "evaluate.map.similar.apart" : "evaluate.map.similar.in", thing);
    }

    private void show(SimilarImages found) {
        setVisible(found != null);
        getChildren().setAll(sense);
        if (found == null) {
            return;
        }
        if (found.near().isEmpty()) {
            getChildren().add(new Label(texts.get("evaluate.map.similar.none")));
        }
        for (int i = 0; i < found.near().size(); i++) {
            getChildren().add(picture(found.near().get(i), i));
        }
        found.shared().ifPresent(shared -> {
            var figures = new Figures(texts);
            var told = new Label(texts.get("evaluate.map.similar.shared", shared.among(), found.near().size(), shared.value()));
            told.setId("evaluate.mapSimilarShared");
            told.setMinWidth(USE_PREF_SIZE);
            told.setTooltip(new Tooltip(texts.get("evaluate.map.similar.shared.tip", shared.value(),
                    figures.number(shared.averagePrecision(), 2), figures.number(shared.chance(), 2))));
            getChildren().add(told);
        });
    }

    private Button picture(Near near, int index) {
        var view = new PixelView();
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        var button = new Button(null, view);
        button.setId("evaluate.mapSimilar." + index);
        button.getStyleClass().addAll("flat", "map-similar");
        button.setMinSize(SIDE + 6, SIDE + 6);
        String said = texts.get("evaluate.map.similar.one", near.image(), new Figures(texts).number(near.cosine(), 2));
        button.setAccessibleText(said);
        button.setTooltip(new Tooltip(said));
        button.setOnAction(_ -> navigation.selection().select(near.image()));
        String sha256 = model.sha256(near.image());
        if (sha256 != null) {
            images.request(sha256, (int) SIDE, view::paint);
        }
        return button;
    }
}
