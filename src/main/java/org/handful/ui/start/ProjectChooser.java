package org.handful.ui.start;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.handful.ui.common.Texts;

/** Asks for project files and folders the way the system does. FX thread. */
public final class ProjectChooser {
    private final StartViewModel model;
    private final Supplier<Window> owner;
    private final Texts texts;

    /** @param owner the window that waits meanwhile */
    public ProjectChooser(StartViewModel model, Supplier<Window> owner, Texts texts) {
        this.model = model;
        this.owner = owner;
        this.texts = texts;
    }

    /** A folder with a folder of images for each class. */
    public Optional<Path> folder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("start.folder"));
        return path(chooser.showDialog(owner.get()));
    }

    /** Where a new project shall go. */
    public Optional<Path> newProject() {
        FileChooser chooser = chooser("start.new");
        Path suggested = model.suggested();
        chooser.setInitialFileName(suggested.getFileName().toString());
        if (Files.isDirectory(suggested.getParent())) {
            chooser.setInitialDirectory(suggested.getParent().toFile());
        }
        return path(chooser.showSaveDialog(owner.get()));
    }

    /** A project that is there. */
    public Optional<Path> project() {
        FileChooser chooser = chooser("start.open");
        Path folder = model.suggested().getParent();
        if (Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        return path(chooser.showOpenDialog(owner.get()));
    }

    private FileChooser chooser(String titleKey) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get(titleKey));
        chooser.getExtensionFilters().add(
                new FileChooser.ExtensionFilter(texts.get("start.filter"), "*" + ProjectNames.ENDING));
        return chooser;
    }

    private static Optional<Path> path(File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
