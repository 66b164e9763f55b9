package org.handful.app;

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
        if (Screen.getScreensForRectangle(x, y, width, height).stream().noneMatch(s -> reachable(s.getVisualBounds()))) {
            return;
        }
        stage.setX(x);
        stage.setY(y);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.setMaximized(maximised);
    }

    String text() {
        return x + " " + y + " " + width + " " + height + " " + maximised;
    }

    private boolean reachable(Rectangle2D screen) {
        return x + width > screen.getMinX() + LEAST_VISIBLE && x < screen.getMaxX() - LEAST_VISIBLE
                && y >= screen.getMinY() - LEAST_VISIBLE && y < screen.getMaxY() - LEAST_VISIBLE;
    }
}
