package org.handful.app;

import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.handful.ui.common.Notices;

/**
 * Tells somebody who works elsewhere that something was told here: the toolkit cannot make a window ask for attention,
 * so its title does, which task bars show. FX thread.
 */
final class Attention {
    private final Stage stage;
    private final ObservableValue<String> title;
    private int missed;

    /** @param title of the window when nothing was missed */
    Attention(Stage stage, ObservableValue<String> title, Notices notices) {
        this.stage = stage;
        this.title = title;
        title.subscribe(text -> show());
        notices.told().subscribe(() -> {
            if (!stage.isFocused()) {
                missed++;
                show();
            }
        });
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                missed = 0;
                show();
            }
        });
    }

    private void show() {
        stage.setTitle(missed == 0 ? title.getValue() : "(" + missed + ") " + title.getValue());
    }
}
