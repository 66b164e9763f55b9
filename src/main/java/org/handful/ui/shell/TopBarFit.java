package org.handful.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

/**
 * Makes the top bar fit: when words are long, type is large or the window is narrow, the name of the program goes first
 * and then the words of the places, whose icons and tooltips stay. FX thread.
 */
final class TopBarFit {
    private final Region bar;
    private final Node dispensable;
    private final List<ToggleButton> places;

    TopBarFit(Region bar, Node dispensable, List<ToggleButton> places) {
        this.bar = bar;
        this.dispensable = dispensable;
        this.places = places;
    }

    void fit() {
        if (bar.getScene() == null || bar.getWidth() <= 0) {
            return;
        }
        set(true, true);
        if (tooWide()) {
            set(false, true);
        }
        if (tooWide()) {
            set(false, false);
        }
    }

    private void set(boolean wordmark, boolean words) {
        dispensable.setVisible(wordmark);
        dispensable.setManaged(wordmark);
        places.forEach(p -> p.setContentDisplay(words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
    }

    private boolean tooWide() {
        bar.applyCss();
        // The bar is never narrower than it must be: what is there is the width of what it lies in.
        double room = bar.getParent() instanceof Region around ? around.getWidth() : bar.getWidth();
        return bar.minWidth(-1) > room + 0.5;
    }
}
