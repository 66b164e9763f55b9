package org.handful.ui.evaluate;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Cards in rows that fill the width: as many beside each other as have room, the rows as even as they can be, the cards
 * of a row equally wide and high, none narrower than its figure needs. No card stands alone beside a gap. FX thread.
 */
public final class CardRows extends Pane {
    private static final double GAP = 12;
    private static final double LEAST_WIDTH = 196;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** How many of {@code cards} go into each row of the given width, from the first row on. */
    static int[] rows(int cards, double width) {
        return rows(cards, width, LEAST_WIDTH);
    }

    private static int[] rows(int cards, double width, double least) {
        int fit = (int) Math.clamp((width + GAP) / (least + GAP), 1, Math.max(1, cards));
        int rows = (cards + fit - 1) / fit;
        int[] out = new int[rows];
        for (int i = 0; i < cards; i++) {
            out[i % rows]++;
        }
        return out;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH;
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().size() * (LEAST_WIDTH + GAP);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return arrange(width < 0 ? computePrefWidth(-1) : width, false);
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth(), true);
    }

    private double arrange(double width, boolean place) {
        List<Node> cards = getManagedChildren();
        double least = cards.stream().mapToDouble(card -> card.minWidth(-1)).reduce(LEAST_WIDTH, Math::max);
        int next = 0;
        double y = 0;
        for (int inRow : rows(cards.size(), width, least)) {
            List<Node> row = cards.subList(next, next + inRow);
            double each = (width - (inRow - 1) * GAP) / inRow;
            double height = row.stream().mapToDouble(card -> card.prefHeight(each)).max().orElse(0);
            for (int i = 0; place && i < inRow; i++) {
                double left = snapPositionX(i * (each + GAP));
                row.get(i).resizeRelocate(left, snapPositionY(y), snapPositionX(i * (each + GAP) + each) - left,
                        snapSizeY(height));
            }
            next += inRow;
            y += height + GAP;
        }
        return Math.max(0, y - GAP);
    }
}
