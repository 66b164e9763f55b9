package org.handful.ui.settings;

import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * A part of the settings that somebody else brings.
 *
 * @param id its title is the text {@code settings.ID}
 * @param content made when the settings open
 */
public record SettingsSection(String id, Supplier<Node> content) {}
