package org.handful.ui.images.gallery;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.handful.model.Sample;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.SquareImage;

/**
 * One thumbnail: the class colour as an edge, the side of the split as a corner mark. Used again for other images while
 * one scrolls, so it changes only what differs. FX thread.
 */
final class Tile extends Region {
    /** What a tile is larger than its picture. */
    static final double FRAME = 8;

    private static final double EDGE = 3;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass DRAWN = PseudoClass.getPseudoClass("drawn");

    /**
     * What is drawn of an image.
     *
     * @param mark short name of the side of the split; empty for none
     * @param drawn whether the run drew that side by itself, and no person assigned it
     * @param off whether no run uses the image
     * @param flawed whether it is pointed out as one that may be of little use
     * @param colour of its class; null for no class
     * @param words for screen readers and for the tooltip
     */
    record Face(Sample sample, String mark, boolean drawn, boolean off, boolean flawed, Color colour, String words) {}

    private final ImageCache cache;
    private final SquareImage picture = new SquareImage(64);
    private final Rectangle edge = new Rectangle();
    private final Label mark = new Label();
    /** Made for the first image that needs it. */
    private Label flaw;
    private final Tooltip tip = new Tooltip();
    private ImageCache.Request request;
    private Face face;
    private String sha;
    private double side;
    private boolean selected;

    Tile(ImageCache cache) {
        this.cache = cache;
        getStyleClass().add("tile");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        mark.getStyleClass().add("tile-mark");
        edge.setHeight(EDGE);
        getChildren().addAll(picture, edge, mark);
        Tooltip.install(this, tip);
    }

    Sample sample() {
        return face == null ? null : face.sample();
    }

    /** @param newSide of the picture, pixels */
    void show(Face next, double newSide) {
        setVisible(true);
        boolean resized = newSide != side;
        if (resized) {
            side = newSide;
            picture.setSide(side);
            edge.setWidth(side);
            resize(side + FRAME, side + FRAME);
            requestLayout();
        }
        if (!next.equals(face)) {
            draw(next);
        }
        if (resized || !next.sample().image().sha256().equals(sha)) {
            load(next.sample().image().sha256());
        }
    }

    void setPicked(boolean nowSelected, boolean cursor) {
        selected = nowSelected;
        pseudoClassStateChanged(SELECTED, nowSelected);
        pseudoClassStateChanged(CURSOR, cursor);
    }

    /** Shows nothing and asks for nothing until it is used again. */
    void clear() {
        drop();
        sha = null;
        face = null;
        setUserData(null);
        picture.show(null);
        setVisible(false);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? (Object) selected
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected double computePrefWidth(double height) {
        return side + FRAME;
    }

    @Override
    protected double computePrefHeight(double width) {
        return side + FRAME;
    }

    @Override
    protected void layoutChildren() {
        double inset = FRAME / 2;
        picture.resizeRelocate(inset, inset, side, side);
        edge.relocate(inset, inset + side - EDGE);
        mark.autosize();
        mark.relocate(inset + side - mark.getWidth(), inset);
        if (flaw != null) {
            flaw.autosize();
            flaw.relocate(inset, inset);
        }
    }

    private void draw(Face next) {
        Face before = face;
        face = next;
        // Not the id: style sheets would be matched anew for every image, and what they came to kept for good.
        setUserData("tile." + next.sample().image().name());
        setAccessibleText(next.words());
        tip.setText(next.words());
        edge.setVisible(next.colour() != null);
        edge.setFill(next.colour());
        pseudoClassStateChanged(OFF, next.off());
        showFlaw(next.flawed());
        if (before == null || !Objects.equals(before.mark(), next.mark()) || before.drawn() != next.drawn()) {
            mark.setText(next.mark());
            mark.setVisible(!next.mark().isEmpty());
            mark.pseudoClassStateChanged(DRAWN, next.drawn());
            requestLayout();
        }
    }

    private void showFlaw(boolean shown) {
        if (flaw == null && shown) {
            flaw = new Label("!");
            flaw.getStyleClass().add("tile-flaw");
            getChildren().add(flaw);
            flaw.applyCss();
            requestLayout();
        }
        if (flaw != null) {
            flaw.setVisible(shown);
        }
    }

    private void load(String next) {
        drop();
        if (!next.equals(sha)) {
            picture.show(null);
        }
        sha = next;
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1 : getScene().getWindow().getOutputScaleX();
        request = cache.request(next, (int) Math.ceil(side * scale), picture::paint);
    }

    private void drop() {
        if (request != null) {
            request.drop();
            request = null;
        }
    }
}
