package org.handful.ui.shell.menu;

import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.handful.ui.common.Texts;
import org.handful.ui.common.action.ActionMenus;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The menus: on macOS in the bar of the system, elsewhere behind one button, which leaves the height to the images. FX
 * thread.
 */
public final class MainMenu {
    private MainMenu() {}

    /** @return whether the system shows the menus itself */
    public static boolean ofSystem() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    /** Puts the menus into the bar of the system. @param window keeps the bar, which takes no room there */
    public static void intoSystemBar(ActionMenus menus, Pane window) {
        window.getChildren().removeIf(n -> n instanceof MenuBar);
        var bar = new MenuBar();
        bar.setId("menu.bar");
        bar.setUseSystemMenuBar(true);
        bar.setManaged(false);
        bar.getMenus().setAll(menus.menus());
        window.getChildren().add(bar);
    }

    /** A button that opens the menus; F10 does, too. */
    public static MenuButton button(ActionMenus menus, Texts texts) {
        var button = new MenuButton(null, new FontIcon("fth-menu"));
        button.setId("menu.button");
        button.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        button.setAccessibleText(texts.get("menu.open"));
        button.setTooltip(new Tooltip(texts.get("menu.open")));
        button.getItems().setAll(menus.menus());
        button.setVisible(!ofSystem());
        button.setManaged(!ofSystem());
        return button;
    }
}
