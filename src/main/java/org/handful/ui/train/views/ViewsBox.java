package org.handful.ui.train.views;

import java.io.ByteArrayInputStream;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.ui.common.Texts;

/** A link below the settings of a method that trains inside the network, and eight pictures of what that network sees. */
public final class ViewsBox extends VBox {
    private static final double SIDE = 58;

    private final FlowPane pictures = new FlowPane(6, 6);
    private final Label words = new Label();
    private final Hyperlink again;
    private final Texts texts;

    public ViewsBox(ViewsModel model, ObservableValue<AdaptationMethod<?>> method, Texts texts) {
        super(6);
        this.texts = texts;
        setId("train.views");
        Hyperlink open = link("open", texts.get("setup.views.open"));
        open.setOnAction(_ -> {
            model.open().set(!model.open().get());
            open.setVisited(false);
        });
        model.open().subscribe(now -> open.setText(texts.get(now ? "setup.views.close" : "setup.views.open")));
        again = link("again", texts.get("setup.views.again"));
        again.setOnAction(_ -> {
            model.again();
            again.setVisited(false);
        });
        pictures.setId("train.views.pictures");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().addAll("text-muted", "caption");
        words.setText(texts.get("setup.views.words"));
        for (var part : List.of(words, pictures, again)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        getChildren().addAll(open, words, pictures, again);
        visibleProperty().bind(method.map(m -> !(m instanceof EmbeddingMethod<?>)).orElse(false));
        managedProperty().bind(visibleProperty());
        model.pictures().subscribe(this::show);
    }

    private static Hyperlink link(String id, String text) {
        var link = new Hyperlink(text);
        link.setId("train.views." + id);
        link.getStyleClass().add("caption");
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        return link;
    }

    private void show(List<byte[]> now) {
        pictures.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            var view = new ImageView(new Image(new ByteArrayInputStream(now.get(i))));
            view.setFitWidth(SIDE);
            view.setFitHeight(SIDE);
            view.setId("train.view." + i);
            view.setAccessibleText(texts.get("setup.views.one", i + 1));
            pictures.getChildren().add(view);
        }
        for (var part : List.of(words, pictures, again)) {
            part.setVisible(!now.isEmpty());
        }
    }
}
