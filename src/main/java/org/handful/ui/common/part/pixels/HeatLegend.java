package org.handful.ui.common.part.pixels;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What a colour of a heat map stands for; the colours stand in the tokens as {@code HeatMap} has them. */
public final class HeatLegend {
    private HeatLegend() {}

    public static HBox of(boolean pro, String words) {
        var mark = new Label("\u25a0");
        mark.getStyleClass().add(pro ? "heat-for" : "heat-against");
        var label = new Label(words);
        label.setMinWidth(Label.USE_PREF_SIZE);
        var entry = new HBox(4, mark, label);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
