package org.handful.ui.start;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.handful.run.result.RecentProject;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.Mosaic;

/** A project one can open, with a few of its pictures. FX thread. */
final class StartCard extends Button {
    private static final int SIDE = 64;

    private StartCard(List<byte[]> pictures, String title, String line, String tip, UiKit kit, Runnable open) {
        getStyleClass().add("start-card");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        var name = new Label(title);
        name.getStyleClass().add("start-card-title");
        var about = new Label(line);
        about.getStyleClass().add("text-muted");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        var content = new VBox(new Mosaic(pictures, SIDE, kit.background()), name, about);
        content.getStyleClass().add("start-card-content");
        content.setAlignment(Pos.TOP_LEFT);
        content.setMaxWidth(SIDE * 3 + 4);
        setGraphic(content);
        setTooltip(new Tooltip(tip));
        setAccessibleText(title + ". " + line);
        setOnAction(e -> open.run());
    }

    static StartCard recent(RecentProject project, UiKit kit, Runnable open, Runnable forget) {
        Texts texts = kit.texts();
        String file = project.file().getFileName().toString();
        var card = new StartCard(project.mosaic(), file.substring(0, file.length() - ProjectNames.ENDING.length()),
                texts.get("start.recent.line", project.images(), project.classes()), project.file().toString(), kit,
                open);
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
                kit.texts().get("start.sample.tip"), kit, open);
        card.setId(key);
        return card;
    }
}
