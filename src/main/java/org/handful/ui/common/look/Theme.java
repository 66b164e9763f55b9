package org.handful.ui.common.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Light or dark: as the system has it until a person chooses. FX thread. */
public final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ReadOnlyObjectWrapper<Surface> surface = new ReadOnlyObjectWrapper<>();
    private final Consumer<String> remember;

    /**
     * @param chosen {@code light}, {@code dark}, or null when nobody has chosen yet
     * @param system what the system prefers
     * @param remember keeps what a person chose
     */
    public Theme(String chosen, ColorScheme system, Consumer<String> remember) {
        this.remember = remember;
        boolean dark = chosen == null ? system == ColorScheme.DARK : chosen.equals("dark");
        surface.set(dark ? Surface.DARK : Surface.LIGHT);
    }

    /** What colours stand on now. */
    public ReadOnlyObjectProperty<Surface> surface() {
        return surface.getReadOnlyProperty();
    }

    public boolean dark() {
        return surface.get() == Surface.DARK;
    }

    public void toggle() {
        surface.set(dark() ? Surface.LIGHT : Surface.DARK);
        remember.accept(dark() ? "dark" : "light");
        applyToApplication();
    }

    /** Puts the theme on a scene and keeps it up to date. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(Theme.class.getResource("/css/handful.css").toExternalForm());
        applyToApplication();
        mark(scene);
        surface.addListener((o, before, now) -> mark(scene));
    }

    private void mark(Scene scene) {
        scene.getRoot().pseudoClassStateChanged(DARK, dark());
    }

    private void applyToApplication() {
        var theme = dark() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }
}
