package org.handful.app;

import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.EmptyState;

/** What there is to see when the program cannot even begin: why, and what to do. FX thread. */
final class FailedStart {
    private FailedStart() {}

    static void show(Stage stage, String words, Texts texts, ColorScheme scheme) {
        var scene = new Scene(new EmptyState("fth-alert-circle", texts.get("start.failed"), words)
                .withAction("start.quit", texts.get("start.quit"), stage::hide), 640, 360);
        new Theme(null, scheme, chosen -> {}).dress(scene);
        stage.setScene(scene);
        stage.show();
    }
}
