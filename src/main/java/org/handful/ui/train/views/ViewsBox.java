package org.handful.ui.train.views;

import java.io.ByteArrayInputStream;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.run.preflight.Preflight.View;
import org.handful.ui.common.Texts;

/**
 * A link below the settings of a method that trains inside the network, and eight pictures of what that network sees: of
 * several images, or of one that is chosen among them or selected in the window.
 */
public final class ViewsBox extends VBox {
    private static final double SIDE = 58;

    private final FlowPane pictures = new FlowPane(6, 6);
    private final Label words = new Label();
    private final FlowPane links = new FlowPane(8, 0);
    private final ViewsModel model;
    private final Texts texts;

    /** @param selected name of the image that is selected in the window, or null */
    public ViewsBox(ViewsModel model, ObservableValue<AdaptationMethod<?>> method, ObservableValue<String> selected,
            Texts texts) {
        super(6);
        this.model = model;
        this.texts = texts;
        setId("train.views");
        Hyperlink open = link("open", texts.get("setup.views.open"), () -> model.open().set(!model.open().get()));
        model.open().subscribe(now -> open.setText(texts.get(now ? "setup.views.close" : "setup.views.open")));
        Hyperlink several = link("several", texts.get("setup.views.several"), () -> model.choose(null));
        several.visibleProperty().bind(model.chosen().isNotNull());
        Hyperlink one = link("selected", texts.get("setup.views.selected"), () -> model.choose(selected.getValue()));
        one.visibleProperty().bind(Bindings.createBooleanBinding(() -> selected.getValue() != null
                && !selected.getValue().equals(model.chosen().get()), selected, model.chosen()));
        List.of(several, one).forEach(l -> l.managedProperty().bind(l.visibleProperty()));
        links.getChildren().addAll(link("again", texts.get("setup.views.again"), model::again), one, several);
        pictures.setId("train.views.pictures");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().addAll("text-muted", "caption");
        words.textProperty().bind(model.chosen().map(image -> texts.get("setup.views.words.one", image))
                .orElse(texts.get("setup.views.words")));
        for (var part : List.of(words, pictures, links)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        getChildren().addAll(open, words, pictures, links);
        visibleProperty().bind(method.map(m -> !(m instanceof EmbeddingMethod<?>)).orElse(false));
        managedProperty().bind(visibleProperty());
        model.pictures().subscribe(this::show);
    }

    private static Hyperlink link(String id, String text, Runnable action) {
        var link = new Hyperlink(text);
        link.setId("train.views." + id);
        link.getStyleClass().add("caption");
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setOnAction(_ -> {
            action.run();
            link.setVisited(false);
        });
        return link;
    }

    private void show(List<View> now) {
        boolean one = model.chosen().get() != null;
        pictures.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            View view = now.get(i);
            var picture = new ImageView(new Image(new ByteArrayInputStream(view.jpeg())));
            picture.setFitWidth(SIDE);
            picture.setFitHeight(SIDE);
            Node shown = one ? picture : choosing(view.image(), picture);
            shown.setId("train.view." + i);
            shown.setAccessibleText(one ? texts.get("setup.views.one", i + 1) : texts.get("setup.views.choose", view.image()));
            pictures.getChildren().add(shown);
        }
        for (var part : List.of(words, pictures, links)) {
            part.setVisible(!now.isEmpty());
        }
    }

    private Button choosing(String image, ImageView picture) {
        var button = new Button(null, picture);
        button.getStyleClass().add("train-view");
        button.setTooltip(new Tooltip(image));
        button.setOnAction(_ -> model.choose(image));
        return button;
    }
}
