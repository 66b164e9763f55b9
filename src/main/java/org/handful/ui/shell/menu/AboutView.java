package org.handful.ui.shell.menu;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.handful.ui.common.Texts;
import org.handful.ui.common.over.CardHead;
import org.handful.ui.common.over.Overlay;

/** What this program is, which version, and on what it runs; to be copied into a report. FX thread. */
public final class AboutView extends VBox {
    private final CardHead head;

    private AboutView(String facts, Texts texts, Consumer<String> clipboard, Overlay overlay) {
        setId("about");
        getStyleClass().addAll("card", "about");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        head = CardHead.of("about.title", "about.close", texts, overlay);
        var version = new Label(facts);
        version.setId("about.facts");
        version.getStyleClass().add("figures");
        var copy = new Button(texts.get("about.copy"));
        copy.setId("about.copy");
        copy.setOnAction(e -> clipboard.accept(facts));
        var buttons = new HBox(copy);
        buttons.getStyleClass().add("button-row");
        getChildren().addAll(head, words(texts.get("about.words")), version, words(texts.get("about.licence")),
                buttons);
    }

    /** @param facts versions and system, a line each */
    public static void open(String facts, Texts texts, Consumer<String> clipboard, Overlay overlay) {
        var view = new AboutView(facts, texts, clipboard, overlay);
        overlay.show(view, Pos.CENTER, view.head.close());
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
