package org.handful.ui.common.part;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One or two sentences that explain a term at the place where it first appears. The style sheet shows it while the
 * window teaches and takes no room for it otherwise, so that a screen only has to place it. FX thread.
 */
public final class TeachingNote extends Label {
    /** For FXML; set the text. */
    public TeachingNote() {
        getStyleClass().add("teaching-note");
        setGraphic(new FontIcon("fth-book-open"));
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
    }

    public TeachingNote(String words) {
        this();
        setText(words);
    }
}
