package org.handful.ui.evaluate.report;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Window;
import org.handful.eval.split.SplitSpread;
import org.handful.run.audit.ShortcutAudit;
import org.handful.run.audit.TwinAudit;
import org.handful.run.report.ReportPage;
import org.handful.run.report.ReportSubject;
import org.handful.run.report.ReportTexts;
import org.handful.run.report.RunReport;
import org.handful.run.report.shortcuts.ShortcutsPart;
import org.handful.run.result.RunResult;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.report.ReportFile;

/** Writes the report of a run to a file that a person chooses, in the language of the window. FX thread. */
public final class ReportSaver {
    private final UiKit kit;
    private final ProjectModel project;
    private final ReportFile out;
    private final ReadOnlyObjectProperty<SplitSpread> spread;
    private final ReadOnlyObjectProperty<TwinAudit> twins;
    private final ReadOnlyObjectProperty<ShortcutAudit> shortcuts;

    /**
     * @param spread what other splits gave, null while they were not drawn
     * @param twins near-duplicates, null while nobody looked
     * @param shortcuts null while nobody looked
     */
    public ReportSaver(
            UiKit kit, ProjectModel project, ReadOnlyObjectProperty<SplitSpread> spread,
            ReadOnlyObjectProperty<TwinAudit> twins, ReadOnlyObjectProperty<ShortcutAudit> shortcuts) {
        this.kit = kit;
        this.project = project;
        this.out = new ReportFile(kit, project);
        this.spread = spread;
        this.twins = twins;
        this.shortcuts = shortcuts;
    }

    /** Asks where to. */
    public void ask(RunResult run, Window window) {
        out.ask(window).ifPresent(file -> save(run, file));
    }

    /** A file or nothing. */
    public void save(RunResult run, Path file) {
        ReportTexts words = new ReportTexts(kit.texts().locale());
        kit.jobs().follow(project.session().audits().mistakes(run.id(), RunReport.REASONS), reasons -> {
            SplitSpread drawn = spread.get();
            TwinAudit found = twins.get();
            ReportSubject.Section looked = shortcuts.get() == null ? null : new ShortcutsPart(shortcuts.get());
            out.save(() -> {
                ReportSubject.Twins pairs = found == null ? null : RunReport.twins(project.session(), run.id(), found);
                return ReportPage.of(
                        RunReport.of(project.session(), run, reasons, words).with(drawn).with(pairs).with(looked),
                        words);
            }, file);
        });
    }
}
