package org.handful.ui.images.camera;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.handful.model.Sample;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.SquareImage;
import org.kordamp.ikonli.javafx.FontIcon;

/** What was just taken, newest first, each with a cross that takes it out again. FX thread. */
final class TakenStrip extends ScrollPane {
    private static final double SIDE = 72;
    /** The others are in the gallery. */
    private static final int SHOWN = 60;

    private final CaptureModel model;
    private final ImageCache cache;
    private final Texts texts;
    private final HBox row = new HBox();

    TakenStrip(CaptureModel model, ImageCache cache, Texts texts) {
        this.model = model;
        this.cache = cache;
        this.texts = texts;
        setId("camera.strip");
        getStyleClass().add("camera-strip");
        row.getStyleClass().add("camera-row");
        setContent(row);
        setFitToHeight(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
    }

    void show(List<Sample> taken) {
        List<Node> all = new ArrayList<>();
        for (Sample picture : taken.subList(0, Math.min(SHOWN, taken.size()))) {
            all.add(one(picture, all.size() + 1));
        }
        if (all.isEmpty()) {
            var nothing = new Label(texts.get("camera.taken.none"));
            nothing.getStyleClass().addAll("text-muted", "caption");
            all.add(nothing);
        }
        row.getChildren().setAll(all);
        setHvalue(0);
    }

    private Node one(Sample picture, int number) {
        var image = new SquareImage(SIDE);
        cache.request(picture.image().sha256(), (int) SIDE, image::paint);
        var delete = new Button(null, new FontIcon("fth-x"));
        delete.setId("camera.delete." + number);
        delete.getStyleClass().addAll("button-icon", "small", "camera-delete");
        delete.setAccessibleText(texts.get("camera.delete", picture.image().name()));
        delete.setTooltip(new Tooltip(delete.getAccessibleText()));
        delete.setOnAction(e -> model.delete(picture));
        StackPane.setAlignment(delete, Pos.TOP_RIGHT);
        var both = new StackPane(image, delete);
        both.setId("camera.picture." + number);
        both.setMaxHeight(USE_PREF_SIZE);
        return both;
    }
}
