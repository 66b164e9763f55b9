package org.handful.ui.common.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Colours and size of all there is to see: as the system has it until a person chooses. FX thread. */
public final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final PseudoClass TEACHING = PseudoClass.getPseudoClass("teaching");
    /** In the order in which the later one wins. */
    private static final List<String> SHEETS = List.of("tokens", "handful", "data", "images", "intake", "over", "camera", "focus");

    private final ObjectProperty<Look> chosen;
    private final ObjectProperty<ColorScheme> system;
    private final ReadOnlyObjectWrapper<Surface> surface = new ReadOnlyObjectWrapper<>();
    private final Zoom zoom;

    /**
     * @param chosen the text of a {@link Look}, or null when nobody has chosen yet
     * @param system what the system prefers
     * @param remember keeps what a person chose
     */
    public Theme(String chosen, ColorScheme system, Consumer<String> remember) {
        this(chosen, system, new Zoom(), remember);
    }

    /** @param zoom how large everything is */
    public Theme(String chosen, ColorScheme system, Zoom zoom, Consumer<String> remember) {
        this.chosen = new SimpleObjectProperty<>(Look.parse(chosen));
        this.system = new SimpleObjectProperty<>(system);
        this.zoom = zoom;
        surface.set(wanted());
        this.chosen.addListener((o, before, now) -> {
            remember.accept(now.text());
            apply();
        });
        this.system.addListener((o, before, now) -> apply());
    }

    /** What a person chose. */
    public ObjectProperty<Look> chosen() {
        return chosen;
    }

    /** What the system prefers, which may change at any time. */
    public ObjectProperty<ColorScheme> system() {
        return system;
    }

    /** How large everything is, and whether it explains itself. */
    public Zoom zoom() {
        return zoom;
    }

    /** What colours stand on now. */
    public ReadOnlyObjectProperty<Surface> surface() {
        return surface.getReadOnlyProperty();
    }

    public boolean dark() {
        return surface.get() == Surface.DARK;
    }

    /** To the other side of light and dark, with high contrast where there was high contrast. */
    public void toggle() {
        chosen.set(chosen.get().highContrast()
                ? dark() ? Look.CONTRAST_LIGHT : Look.CONTRAST_DARK
                : dark() ? Look.LIGHT : Look.DARK);
    }

    /** Puts the theme on a scene and keeps it up to date. */
    public void dress(Scene scene) {
        applyToApplication();
        List<String> others = List.copyOf(scene.getStylesheets());
        Runnable dress = () -> {
            List<String> sheets = new ArrayList<>(sheets());
            sheets.addAll(others);
            scene.getStylesheets().setAll(sheets);
            scene.getRoot().pseudoClassStateChanged(DARK, dark());
            scene.getRoot().pseudoClassStateChanged(TEACHING, zoom.teaching().get());
        };
        dress.run();
        chosen.addListener((o, before, now) -> dress.run());
        system.addListener((o, before, now) -> dress.run());
        zoom.factor().addListener((o, before, now) -> dress.run());
    }

    private List<String> sheets() {
        List<String> all = new ArrayList<>();
        SHEETS.forEach(name -> all.add(sheet(name)));
        if (chosen.get().highContrast()) {
            all.add(sheet(chosen.get().text()));
        }
        all.add(zoom.sheet());
        return all;
    }

    private static String sheet(String name) {
        return Theme.class.getResource("/css/" + name + ".css").toExternalForm();
    }

    private Surface wanted() {
        return switch (chosen.get()) {
            case SYSTEM -> system.get() == ColorScheme.DARK ? Surface.DARK : Surface.LIGHT;
            case LIGHT, CONTRAST_LIGHT -> Surface.LIGHT;
            case DARK, CONTRAST_DARK -> Surface.DARK;
        };
    }

    private void apply() {
        surface.set(wanted());
        applyToApplication();
    }

    private void applyToApplication() {
        var theme = dark() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }
}
