package org.handful.ui.evaluate.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.handful.error.StorageException;
import org.handful.eval.split.SplitSpread;
import org.handful.run.audit.TwinAudit;
import org.handful.run.report.ReportPage;
import org.handful.run.report.ReportSubject;
import org.handful.run.report.ReportTexts;
import org.handful.run.report.RunReport;
import org.handful.run.result.RunResult;
import org.handful.run.why.Reason;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/** Writes the report of a run to a file that a person chooses, in the language of the window. FX thread. */
public final class ReportSaver {
    private static final String ENDING = ".html";

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<SplitSpread> spread;
    private final ReadOnlyObjectProperty<TwinAudit> twins;

    /**
     * @param spread what other splits gave, null while they were not drawn
     * @param twins near-duplicates, null while nobody looked
     */
    public ReportSaver(
            UiKit kit, ProjectModel project, ReadOnlyObjectProperty<SplitSpread> spread,
            ReadOnlyObjectProperty<TwinAudit> twins) {
        this.kit = kit;
        this.project = project;
        this.spread = spread;
        this.twins = twins;
    }

    /** Asks where to. */
    public void ask(RunResult run, Window window) {
        Texts texts = kit.texts();
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("evaluate.report.title"));
        chooser.getExtensionFilters().add(
                new FileChooser.ExtensionFilter(texts.get("evaluate.report.filter"), "*" + ENDING));
        chooser.setInitialFileName(project.path().getFileName().toString().replaceFirst("\\.[^.]*$", "") + ENDING);
        File file = chooser.showSaveDialog(window);
        if (file != null) {
            save(run, file.toPath());
        }
    }

    /** A file or nothing. */
    public void save(RunResult run, Path file) {
        ReportTexts words = new ReportTexts(kit.texts().locale());
        kit.jobs().follow(project.session().audits().mistakes(run.id(), RunReport.REASONS),
                reasons -> write(run, reasons, spread.get(), twins.get(), words, file));
    }

    private void write(RunResult run, List<Reason> reasons, SplitSpread drawn, TwinAudit found, ReportTexts words, Path file) {
        kit.background().edit(() -> {
            ReportSubject.Twins pairs = found == null ? null : RunReport.twins(project.session(), run.id(), found);
            write(ReportPage.of(
                    RunReport.of(project.session(), run, reasons, words).with(drawn).with(pairs), words), file);
            return file;
        }, saved -> kit.notices().show(Notice.info(kit.texts().get("evaluate.report.saved", saved))));
    }

    private static void write(String page, Path file) throws StorageException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, page);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StorageException.writing(e, file);
        }
    }
}
