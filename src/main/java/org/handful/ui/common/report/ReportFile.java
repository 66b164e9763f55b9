package org.handful.ui.common.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.handful.error.HandfulException;
import org.handful.error.file.WholeFile;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/** The file that a report goes to: chosen by a person, and there as a whole or not at all. FX thread. */
public final class ReportFile {
    /** Makes the page, in the background. */
    @FunctionalInterface
    public interface Page {
        String make() throws HandfulException;
    }

    private static final String ENDING = ".html";

    private final UiKit kit;
    private final ProjectModel project;

    public ReportFile(UiKit kit, ProjectModel project) {
        this.kit = kit;
        this.project = project;
    }

    /** Asks where to; empty when it was called off. */
    public Optional<Path> ask(Window window) {
        Texts texts = kit.texts();
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("report.save.title"));
        chooser.getExtensionFilters().add(
                new FileChooser.ExtensionFilter(texts.get("report.save.filter"), "*" + ENDING));
        chooser.setInitialFileName(project.path().getFileName().toString().replaceFirst("\\.[^.]*$", "") + ENDING);
        Path beside = project.path().toAbsolutePath().getParent();
        if (Files.isDirectory(beside)) {
            chooser.setInitialDirectory(beside.toFile());
        }
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
    }

    public void save(Page page, Path file) {
        kit.background().edit(() -> {
            WholeFile.write(page.make(), file);
            return file;
        }, saved -> kit.notices().show(Notice.info(kit.texts().get("report.save.saved", saved))));
    }
}
