package org.handful.ui.chart.curve;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jfree.fx.FXGraphics2D;

/**
 * A node that a chart is painted on. The colours come from the style sheet, so that they follow the theme; it is
 * painted again when something changed, at most ten times a second: a fast training cannot make the window slow.
 */
public abstract class ChartSurface extends Region {
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final StyleablePropertyFactory<ChartSurface> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final Canvas canvas = new Canvas();
    private final StyleableProperty<Color> text = colour("text", "-chart-text", s -> s.text);
    private final StyleableProperty<Color> grid = colour("grid", "-chart-grid", s -> s.grid);
    private final StyleableProperty<Color> support = colour("support", "-chart-support", s -> s.support);
    private final StyleableProperty<Color> heldOut = colour("heldOut", "-chart-held-out", s -> s.heldOut);
    private final StyleableProperty<Color> mark = colour("mark", "-chart-mark", s -> s.mark);
    private final StyleableProperty<Color> surface = colour("surface", "-chart-surface", s -> s.surface);
    private final StyleableProperty<Number> fontSize =
            CSS.createStyleableNumberProperty(this, "fontSize", "-chart-font-size", s -> s.fontSize, 12);
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (now - painted >= PAUSE_NANOS) {
                painted = now;
                stop();
                waiting = false;
                repaint();
            }
        }
    };
    private long painted;
    private boolean waiting;

    protected ChartSurface() {
        canvas.setManaged(false);
        ((javafx.beans.value.ObservableValue<?>) fontSize).addListener((_, _, _) -> {
            requestLayout();
            changed();
        });
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                pulse.stop();
                waiting = false;
            } else {
                changed();
            }
        });
    }

    /** Paints the chart into the given size. */
    protected abstract void paint(FXGraphics2D g, double width, double height);

    /** Something is to be painted anew; cheap, may be called for every event. */
    protected final void changed() {
        if (!waiting && getScene() != null) {
            waiting = true;
            pulse.start();
        }
    }

    protected final ChartColours colours() {
        return new ChartColours(awt(text), awt(grid), awt(support), awt(heldOut), awt(mark), awt(surface));
    }

    protected final double fontSize() {
        return fontSize.getValue().doubleValue();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            repaint();
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }

    private void repaint() {
        var context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            // A new one believes that lines are whole, whatever the last painting left behind.
            context.setLineDashes();
            paint(new FXGraphics2D(context), canvas.getWidth(), canvas.getHeight());
        }
    }

    private StyleableProperty<Color> colour(
            String name, String css, java.util.function.Function<ChartSurface, StyleableProperty<Color>> of) {
        StyleableProperty<Color> p = CSS.createStyleableColorProperty(this, name, css, of);
        ((javafx.beans.value.ObservableValue<?>) p).addListener((_, _, _) -> changed());
        return p;
    }

    private static java.awt.Color awt(StyleableProperty<Color> colour) {
        Color c = colour.getValue();
        return ChartColours.awt(c == null ? Color.GRAY : c);
    }
}
