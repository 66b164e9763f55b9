package org.handful.ui.common.words;

import atlantafx.base.theme.Styles;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.handful.ui.common.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses the language of the window, at once and for all later starts. FX thread. */
public final class LanguageMenu extends MenuButton {
    public LanguageMenu(Texts texts) {
        super(texts.language().get().title(), new FontIcon("fth-globe"));
        getStyleClass().add(Styles.FLAT);
        setTooltip(new Tooltip(texts.get("language.tip")));
        setAccessibleText(texts.get("language.tip") + ": " + getText());
        var group = new ToggleGroup();
        for (Language language : Language.values()) {
            var item = new RadioMenuItem(language.title());
            item.setId("language." + language.code());
            item.setToggleGroup(group);
            item.setSelected(language == texts.language().get());
            item.setOnAction(e -> texts.choose(language));
            getItems().add(item);
        }
    }
}
