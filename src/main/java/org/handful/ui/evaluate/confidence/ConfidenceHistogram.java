package org.handful.ui.evaluate.confidence;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handful.eval.Scored;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** How many predictions there are of each range of confidence, the wrong ones on top of the right ones. FX thread. */
public final class ConfidenceHistogram extends VBox {
    private static final int BINS = 10;
    private static final double HEIGHT = 88;

    private final Texts texts;
    private final Figures figures;
    private final HBox columns = new HBox(6);

    public ConfidenceHistogram(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
        var title = new Label(texts.get("evaluate.histogram.title"));
        title.getStyleClass().add("headline-title");
        var help = new Label(texts.get("evaluate.histogram.help"));
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        help.getStyleClass().add("text-muted");
        columns.setId("evaluate.histogram");
        columns.getStylesheets().add(ConfidenceHistogram.class.getResource("/css/chart.css").toExternalForm());
        columns.getStyleClass().add("histogram");
        getStyleClass().addAll("evaluate-part", "evaluate-second");
        getChildren().setAll(title, help, columns);
    }

    /** @param predictions of the test images */
    public void show(List<Scored> predictions) {
        int[] right = new int[BINS];
        int[] all = new int[BINS];
        int most = 1;
        for (Scored s : predictions) {
            // As in the rows above: a bin holds its upper end.
            int b = Math.clamp((int) Math.ceil(s.confidence() * BINS - 1e-9) - 1, 0, BINS - 1);
            right[b] += s.correct() ? 1 : 0;
            most = Math.max(most, ++all[b]);
        }
        columns.getChildren().clear();
        for (int b = 0; b < BINS; b++) {
            columns.getChildren().add(column(b, right[b], all[b], most));
        }
    }

    private VBox column(int bin, int right, int all, int most) {
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        var bars = new VBox(room, count(all), bar("histogram-wrong", all - right, most), bar("histogram-right", right, most));
        bars.setMinHeight(HEIGHT + 20);
        bars.setAlignment(Pos.BOTTOM_CENTER);
        var range = new Label(texts.get("evaluate.histogram.range", 100 * bin / BINS, 100 * (bin + 1) / BINS));
        range.getStyleClass().add("histogram-range");
        range.setMinWidth(0);
        var column = new VBox(4, bars, range);
        column.setAlignment(Pos.BOTTOM_CENTER);
        column.setMinWidth(0);
        column.setPrefWidth(BINS);
        column.setMaxWidth(96);
        HBox.setHgrow(column, Priority.ALWAYS);
        String said = texts.get("evaluate.histogram.column", 100 * bin / BINS, 100 * (bin + 1) / BINS, all, right);
        column.setId("evaluate.histogram." + bin);
        column.setAccessibleText(said);
        Tooltip.install(column, new Tooltip(said));
        return column;
    }

    private Label count(int all) {
        var label = new Label(all == 0 ? "" : figures.number(all, 0));
        label.getStyleClass().addAll("histogram-count", "figures");
        label.setMinWidth(0);
        return label;
    }

    private static Region bar(String style, int n, int most) {
        var bar = new Region();
        bar.getStyleClass().add(style);
        double height = n == 0 ? 0 : Math.max(1, HEIGHT * n / most);
        bar.setMinHeight(height);
        bar.setMaxHeight(height);
        bar.setMaxWidth(Double.MAX_VALUE);
        return bar;
    }
}
