package org.handful.ui.common.look;

import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The dot in the colour of a class, as large as the letters beside it ask for. FX thread. */
public final class ClassDot extends Region {
    private static final CornerRadii ROUND = new CornerRadii(50, true);
    private static final BorderWidths LINE = new BorderWidths(1.5);

    public ClassDot() {
        getStyleClass().add("class-dot");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    public ClassDot(Color colour) {
        this();
        show(colour, false);
    }

    /** @param colour null for none @param hollow a ring, for what has no class or takes no part */
    public void show(Color colour, boolean hollow) {
        setBackground(colour == null || hollow ? Background.EMPTY
                : new Background(new BackgroundFill(colour, ROUND, Insets.EMPTY)));
        setBorder(colour == null ? Border.EMPTY : new Border(new BorderStroke(colour, BorderStrokeStyle.SOLID, ROUND, LINE)));
    }
}
