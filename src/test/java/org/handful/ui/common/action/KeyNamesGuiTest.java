package org.handful.ui.common.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Keys are called what stands on them. */
@DisabledOnOs(value = OS.MAC, disabledReason = "keys are signs there")
class KeyNamesGuiTest extends GuiTest {
    private final Texts german = Texts.load(Locale.GERMAN, "action");
    private MenuButton button;

    @Override
    protected Parent root() {
        button = new MenuButton("menu");
        var actions = new Actions();
        actions.offer(this, List.of(
                Action.of("edit.undo", "fth-corner-up-left", () -> {}).key("Shortcut+Z"),
                Action.of("edit.redo", "fth-corner-up-right", () -> {}).key("Shortcut+Shift+Z"),
                Action.of("edit.find", "fth-search", () -> {})));
        button.getItems().setAll(new ActionMenus(actions, german).menus());
        return new StackPane(button);
    }

    @Test
    void keysAreCalledWhatStandsOnThem() {
        assertThat(name("Shortcut+Shift+Z", Locale.GERMAN)).isEqualTo("Strg+Umschalt+Z");
        assertThat(name("Shortcut+Comma", Locale.GERMAN)).isEqualTo("Strg+,");
        assertThat(name("Shortcut+Enter", Locale.GERMAN)).isEqualTo("Strg+Eingabe");
        assertThat(name("F11", Locale.GERMAN)).isEqualTo("F11");
        assertThat(name("Delete", Locale.GERMAN)).isEqualTo("Entf");
        assertThat(name("Shortcut+Shift+Z", Locale.ENGLISH)).isEqualTo("Ctrl+Shift+Z");
        assertThat(name("Shortcut+Plus", Locale.ENGLISH)).isEqualTo("Ctrl++");
    }

    @Test
    void menusCallThemTheSame() {
        fx(button::show);
        type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
        waitForFxEvents();
        assertThat(lookup(".accelerator-text").queryAllAs(Label.class)).extracting(Label::getText)
                .containsExactlyInAnyOrder("Strg+Z", "Strg+Umschalt+Z");
        assertThat(lookup(".accelerator-text").queryAllAs(Label.class))
                .allMatch(l -> l.getWidth() >= l.prefWidth(-1) - 1, "has room");
        fx(button::hide);
    }

    private static String name(String keys, Locale language) {
        return KeyNames.of(KeyCombination.valueOf(keys), Texts.load(language, "action"));
    }
}
