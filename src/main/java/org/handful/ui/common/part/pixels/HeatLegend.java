package org.handful.ui.common.part.pixels;

import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import org.handful.run.why.HeatMap;

/** What a colour of a heat map stands for. */
public final class HeatLegend {
    private HeatLegend() {}

    public static Label of(boolean pro, String words) {
        int colour = pro ? HeatMap.FOR : HeatMap.AGAINST;
        var mark = new Label("\u25a0");
        mark.setTextFill(Color.rgb(colour >> 16, colour >> 8 & 255, colour & 255));
        var label = new Label(words, mark);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }
}
