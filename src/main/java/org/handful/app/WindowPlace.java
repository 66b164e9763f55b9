package org.handful.app;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window was and how large, as text that can be kept. FX thread but for {@link #parse}. */
record WindowPlace(double x, double y, double width, double height, boolean maximised) {
    static final String KEY = "window.place";
    private static final double LEAST_VISIBLE = 80;

    /** Null when the text says nothing useful. */
    static WindowPlace parse(String text) {
        String[] parts = text == null ? new String[0] : text.split(" ");
        if (parts.length != 5) {
            return null;
        }
        try {
            return new WindowPlace(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]), Double.parseDouble(parts[3]), Boolean.parseBoolean(parts[4]));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static WindowPlace of(Stage stage) {
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }

    /** Puts the window there, unless that screen is gone. */
    void applyTo(Stage stage) {
        List<Rectangle2D> screens = Screen.getScreensForRectangle(x, y, width, height).stream()
                .map(Screen::getVisualBounds).filter(this::reachable).toList();
        if (screens.isEmpty()) {
            return;
        }
        // The projector may be smaller than the screen on which the window was left.
        WindowPlace place = screens.size() > 1 ? this : within(screens.getFirst());
        stage.setX(place.x);
        stage.setY(place.y);
        stage.setWidth(place.width);
        stage.setHeight(place.height);
        stage.setMaximized(maximised);
    }

    String text() {
        return x + " " + y + " " + width + " " + height + " " + maximised;
    }

    /** The same as far as it has room on that screen. */
    WindowPlace within(Rectangle2D screen) {
        double w = Math.min(width, screen.getWidth());
        double h = Math.min(height, screen.getHeight());
        return new WindowPlace(Math.clamp(x, screen.getMinX(), screen.getMaxX() - w),
                Math.clamp(y, screen.getMinY(), screen.getMaxY() - h), w, h, maximised);
    }

    private boolean reachable(Rectangle2D screen) {
        return x + width > screen.getMinX() + LEAST_VISIBLE && x < screen.getMaxX() - LEAST_VISIBLE
                && y >= screen.getMinY() - LEAST_VISIBLE && y < screen.getMaxY() - LEAST_VISIBLE;
    }
}
