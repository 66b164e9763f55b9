package org.handful.ui.chart.curve;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Line;
import org.handful.ui.common.Texts;

/** A hairline at the step under the pointer, with the values there. */
final class CurveHover {
    private final Line line = new Line();
    private final Label label = new Label();
    private final Texts texts;

    CurveHover(Texts texts) {
        this.texts = texts;
        line.getStyleClass().add("curve-hover-line");
        label.getStyleClass().add("curve-hover");
        for (Node node : nodes()) {
            node.setManaged(false);
            node.setMouseTransparent(true);
            node.setVisible(false);
        }
    }

    List<Node> nodes() {
        return List.of(line, label);
    }

    void hide() {
        nodes().forEach(n -> n.setVisible(false));
    }

    void show(CurveData data, double step, double x, Rectangle2D area, double width) {
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(area.getMinY());
        line.setEndY(area.getMaxY());
        label.setText(describe(data, step));
        label.applyCss();
        label.autosize();
        double right = x + 8 + label.getWidth();
        label.relocate(right < width ? x + 8 : Math.max(0, x - 8 - label.getWidth()), area.getMinY() + 4);
        nodes().forEach(n -> n.setVisible(true));
    }

    String describe(CurveData data, double step) {
        StringBuilder out = new StringBuilder(
                texts.get("chart.curves.hover", Math.round(step)));
        line(out, data, step, "chart.curves.hoverSupport", CurveKind.SUPPORT_LOSS, CurveKind.SUPPORT_ACCURACY);
        line(out, data, step, "chart.curves.hoverHeldOut", CurveKind.HELD_OUT_LOSS, CurveKind.HELD_OUT_ACCURACY);
        return out.toString();
    }

    private void line(StringBuilder out, CurveData data, double step, String key, CurveKind loss, CurveKind accuracy) {
        int at = data.curve(loss).nearest(step);
        int accuracyAt = data.curve(accuracy).nearest(step);
        if (at >= 0 && accuracyAt >= 0) {
            out.append('\n').append(texts.get(key,
                    format(loss, data.curve(loss).raw(at)), format(accuracy, data.curve(accuracy).raw(accuracyAt))));
        }
    }

    /** An accuracy in whole per cent, a loss with as many digits as can be told apart on the chart. */
    static String format(CurveKind kind, double value) {
        return kind.accuracy()
                ? String.format(Locale.getDefault(), "%.0f %%", 100 * value)
                : String.format(Locale.getDefault(), value < 0.1 ? "%.3f" : "%.2f", value);
    }
}
