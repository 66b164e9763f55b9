package org.handful.ui.images;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.ui.common.look.Rgb;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.SquareImage;

/** One thumbnail: the class colour as an edge, the assigned side of the split as a corner mark. FX thread. */
final class Tile extends StackPane {
    /** What a tile is larger than its picture. */
    static final double FRAME = 8;

    private static final double EDGE = 3;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final ImageCache cache;
    private final SquareImage picture = new SquareImage(64);
    private final Region edge = new Region();
    private final Label mark = new Label();
    private final Tooltip tip = new Tooltip();
    private ImageCache.Request request;
    private Sample sample;
    private String sha;
    private double side;

    Tile(ImageCache cache) {
        this.cache = cache;
        getStyleClass().add("tile");
        edge.setMaxHeight(EDGE);
        edge.setMinHeight(EDGE);
        StackPane.setAlignment(edge, Pos.BOTTOM_CENTER);
        mark.getStyleClass().add("tile-mark");
        StackPane.setAlignment(mark, Pos.TOP_RIGHT);
        getChildren().addAll(picture, edge, mark);
        Tooltip.install(this, tip);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    Sample sample() {
        return sample;
    }

    /** @param markText letter for the side of the split, empty for none */
    void show(Sample next, double newSide, String className, String markText, Rgb colour) {
        boolean resized = newSide != side;
        side = newSide;
        sample = next;
        picture.setSide(side);
        edge.setMaxWidth(side);
        setVisible(true);
        setId("tile." + next.image().name());
        tip.setText(next.image().name());
        setAccessibleText(next.image().name() + ", " + className);
        edge.setBackground(new Background(new BackgroundFill(Color.web(colour.hex()), null, null)));
        edge.setVisible(next.labelled());
        mark.setText(markText);
        mark.setVisible(!markText.isEmpty());
        pseudoClassStateChanged(OFF, next.role() == SplitRole.OFF);
        if (resized || !next.image().sha256().equals(sha)) {
            load(next.image().sha256());
        }
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    void clear() {
        drop();
        sha = null;
        sample = null;
        setId(null);
        picture.show(null);
        setVisible(false);
    }

    private void load(String next) {
        drop();
        if (!next.equals(sha)) {
            picture.show(null);
        }
        sha = next;
        double scale = getScene() == null ? 1 : getScene().getWindow().getOutputScaleX();
        request = cache.request(next, (int) Math.ceil(side * scale), picture::show);
    }

    private void drop() {
        if (request != null) {
            request.drop();
        }
    }
}
