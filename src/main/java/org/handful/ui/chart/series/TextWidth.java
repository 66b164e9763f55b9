package org.handful.ui.chart.series;

import java.awt.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Measures words as the window draws them: the metrics of the other toolkit are too narrow for bold ones. FX thread. */
final class TextWidth {
    private TextWidth() {}

    static double of(String words, Font font, boolean bold) {
        Text text = new Text(words);
        text.setFont(javafx.scene.text.Font.font(
                font.getFamily(), bold ? FontWeight.BOLD : FontWeight.NORMAL, font.getSize()));
        return text.getLayoutBounds().getWidth();
    }
}
