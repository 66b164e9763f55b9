package org.handful.ui.train.runs;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** A star that is full or empty, and changes when it is pressed. FX thread. */
public final class RunStar extends Button {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");

    public RunStar() {
        getStyleClass().setAll("run-star");
        Region shape = new Region();
        shape.getStyleClass().add("run-star-shape");
        setGraphic(shape);
    }

    public void show(boolean full) {
        pseudoClassStateChanged(FULL, full);
    }
}
