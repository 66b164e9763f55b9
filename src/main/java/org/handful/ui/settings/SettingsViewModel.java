package org.handful.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Look;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.look.Zoom;

/** What can be set for the whole program; every change is in force and kept at once, or says when it will be. */
public final class SettingsViewModel {
    /** Where to compute, as the command line names it. */
    public static final List<String> DEVICES = List.of("auto", "cpu", "gpu");

    private final Settings settings;
    private final Theme theme;
    private final Path standardFolder;
    private final Path home;
    private final String started;
    private final ObjectProperty<Path> projects = new SimpleObjectProperty<>();
    private final ObjectProperty<String> device = new SimpleObjectProperty<>();
    private final ObjectProperty<String> backbone = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper needsRestart = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<BackboneInfo>> backbones = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * @param standardFolder where projects go when nobody chose a folder
     * @param home where the program keeps what is its own
     * @param installed reads which backbones there are; called in the background
     */
    public SettingsViewModel(
            Settings settings, Theme theme, Path standardFolder, Path home, Callable<List<BackboneInfo>> installed,
            UiKit kit) {
        this.settings = settings;
        this.theme = theme;
        this.standardFolder = standardFolder;
        this.home = home;
        this.started = settings.get(Settings.DEVICE).orElse(DEVICES.getFirst());
        projects.set(settings.get(Settings.PROJECTS).map(Path::of).orElse(standardFolder));
        device.set(started);
        backbone.set(settings.get(Settings.BACKBONE).orElse(""));
        projects.addListener((o, before, now) ->
                settings.put(Settings.PROJECTS, now.equals(standardFolder) ? "" : now.toString()));
        device.addListener((o, before, now) -> {
            settings.put(Settings.DEVICE, now.equals(DEVICES.getFirst()) ? "" : now);
            needsRestart.set(!now.equals(started));
        });
        backbone.addListener((o, before, now) -> settings.put(Settings.BACKBONE, now));
        kit.background().load(this, installed, backbones::set);
    }

    public ObjectProperty<Look> look() {
        return theme.chosen();
    }

    public Zoom zoom() {
        return theme.zoom();
    }

    /** Where new projects go. */
    public ObjectProperty<Path> projects() {
        return projects;
    }

    public Path home() {
        return home;
    }

    /** One of {@link #DEVICES}; takes effect at the next start. */
    public ObjectProperty<String> device() {
        return device;
    }

    /** True while the device that was chosen is not the one the program started with. */
    public ReadOnlyBooleanProperty needsRestart() {
        return needsRestart.getReadOnlyProperty();
    }

    /** Id of the backbone that new projects begin with; empty for the one that came with Handful. */
    public ObjectProperty<String> backbone() {
        return backbone;
    }

    /** What can be chosen. */
    public ReadOnlyObjectProperty<List<BackboneInfo>> backbones() {
        return backbones.getReadOnlyProperty();
    }

    /** Sets everything back to how it was after the installation; projects and backbones stay. */
    public void reset() {
        theme.chosen().set(Look.SYSTEM);
        theme.zoom().reset();
        theme.zoom().teaching().set(false);
        projects.set(standardFolder);
        device.set(DEVICES.getFirst());
        backbone.set("");
    }
}
