package org.handful.ui.start;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handful.run.result.RecentProject;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.Mosaic;

/** A project one can open, with a few of its pictures. FX thread. */
final class StartCard extends Button {
    private static final int SMALL = 52;
    /** Three samples stand in one row of the smallest window. */
    private static final int LARGE = 90;

    /** @param side of one picture */
    private StartCard(
            List<byte[]> pictures, String title, String line, String tip, int side, UiKit kit, Runnable open) {
        getStyleClass().add("start-card");
        // Cards that stand side by side are as high as the highest of them.
        setMaxHeight(Double.MAX_VALUE);
        setAlignment(Pos.TOP_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        var name = new Label(title);
        name.getStyleClass().add("start-card-title");
        var about = new Label(line);
        about.getStyleClass().add("text-muted");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(name, about);
        words.getStyleClass().add("start-card-words");
        for (Region part : new Region[] {words, name, about}) {
            part.setMinWidth(3 * side + 4);
            part.setMaxWidth(3 * side + 4);
        }
        var mosaic = new Mosaic(pictures, side, kit.background());
        var content = new VBox(mosaic, words);
        content.getStyleClass().add("start-card-content");
        setGraphic(content);
        setTooltip(new Tooltip(tip));
        setAccessibleText(title + ". " + line);
        setOnAction(e -> open.run());
    }

    static StartCard recent(RecentProject project, UiKit kit, Runnable open, Runnable forget) {
        Texts texts = kit.texts();
        String file = project.file().getFileName().toString();
        var card = new StartCard(project.mosaic(), file.substring(0, file.length() - ProjectNames.ENDING.length()),
                texts.get("start.recent.line", project.images(), project.classes()), project.file().toString(),
                SMALL, kit, open);
        card.setId("start.recent." + file);
        var item = new MenuItem(texts.get("start.recent.forget"));
        item.setId("start.recent.forget");
        item.setOnAction(e -> forget.run());
        card.setContextMenu(new ContextMenu(item));
        return card;
    }

    static StartCard sample(StartViewModel.Sample sample, UiKit kit, Runnable open) {
        String key = "start.sample." + sample.project().id();
        var card = new StartCard(sample.mosaic(), kit.texts().get(key + ".title"), kit.texts().get(key + ".line"),
                kit.texts().get("start.sample.tip"), LARGE, kit, open);
        card.setId(key);
        return card;
    }
}
