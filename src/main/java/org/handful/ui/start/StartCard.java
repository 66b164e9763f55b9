package org.handful.ui.start;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handful.run.result.RecentProject;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.Mosaic;

/** A project one can open, with a few of its pictures. FX thread. */
final class StartCard extends Button {
    private static final int SIDE = 52;
    private static final double WIDTH = 3 * SIDE + 4;
    private static final double WORDS = 230;

    /** @param beside whether the words stand beside the pictures rather than below */
    private StartCard(
            List<byte[]> pictures, String title, String line, String tip, boolean beside, UiKit kit, Runnable open) {
        getStyleClass().add("start-card");
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
            part.setMinWidth(beside ? WORDS : WIDTH);
            part.setMaxWidth(beside ? WORDS : WIDTH);
        }
        var mosaic = new Mosaic(pictures, SIDE, kit.background());
        Pane content = beside ? new HBox(mosaic, words) : new VBox(mosaic, words);
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
                false, kit, open);
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
                kit.texts().get("start.sample.tip"), true, kit, open);
        card.setId(key);
        return card;
    }
}
