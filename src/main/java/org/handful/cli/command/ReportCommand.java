package org.handful.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.ResultFile;
import org.handful.cli.console.Texts;
import org.handful.cli.option.WorkCommand;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.split.SplitSpread;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.audit.Audits;
import org.handful.run.report.JsonReport;
import org.handful.run.report.ReportPage;
import org.handful.run.report.ReportSubject;
import org.handful.run.report.ReportTexts;
import org.handful.run.report.RunReport;
import org.handful.run.report.shortcuts.ShortcutsPart;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The report for people who were not there. */
@Command(name = "report", sortOptions = false)
public final class ReportCommand extends WorkCommand {
    private static final String JSON = ".json";

    @Parameters(paramLabel = "RUN.json|PROJECT", descriptionKey = "reported")
    private Path source;

    @Option(names = "--out", paramLabel = "FILE.html", required = true, descriptionKey = "reportOut")
    private String out;

    @Option(names = "--run", paramLabel = "ID", descriptionKey = "runId")
    private Long run;

    @Option(names = "--splits", descriptionKey = "reportSplits")
    private boolean splits;

    @Option(names = "--duplicates", descriptionKey = "reportDuplicates")
    private boolean duplicates;

    @Option(names = "--shortcuts", descriptionKey = "reportShortcuts")
    private boolean shortcuts;

    @Option(names = "--language", paramLabel = "en|de", defaultValue = "en", descriptionKey = "language")
    private String language;

    public ReportCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        if (!language.equals("en") && !language.equals("de")) {
            throw wrong("wrong.language", language);
        }
        ResultFile.check(out);
    }

    /** A result needs no workbench. */
    @Override
    protected OptionalInt without() throws HandfulException {
        if (!source.toString().toLowerCase(Locale.ROOT).endsWith(JSON)) {
            return OptionalInt.empty();
        }
        if (splits) {
            throw wrong("wrong.splits", source);
        }
        if (duplicates) {
            throw wrong("wrong.duplicates", source);
        }
        if (shortcuts) {
            throw wrong("wrong.shortcuts", source);
        }
        write(ReportPage.of(JsonReport.read(source, texts()), texts()));
        return OptionalInt.of(ExitCode.DONE);
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        try (ProjectSession project = workbench.openProject(source)) {
            RunResult result = project.run(newest(project));
            if (LabelRuns.is(result.spec()) && (splits || duplicates || shortcuts)) {
                throw wrong("wrong.labels", result.id());
            }
            SplitSpread spread = splits ? await(project.audits().spread(result.id(), Audits.Draw.FOLDS)) : null;
            ReportSubject.Twins twins = duplicates
                    ? RunReport.twins(project, result.id(), await(project.audits().twins(result.id()))) : null;
            ReportSubject.Section found = shortcuts
                    ? new ShortcutsPart(await(project.audits().shortcuts(result.id()))) : null;
            write(ReportPage.of(RunReport.of(project, result,
                    await(project.audits().mistakes(result.id(), RunReport.REASONS)), texts()).with(spread).with(twins)
                    .with(found), texts()));
        }
        return ExitCode.DONE;
    }

    private long newest(ProjectSession project) throws HandfulException {
        if (run != null) {
            return run;
        }
        return project.runs().stream().filter(r -> r.accuracy() != null || r.labels() != null).mapToLong(RunInfo::id).findFirst()
                .orElseThrow(() -> new InputException(InputException.Problem.NO_RUN, source));
    }

    private ReportTexts texts() {
        return new ReportTexts(Locale.of(language));
    }

    private void write(String page) throws HandfulException {
        ResultFile.write(page, out, console());
        if (!ResultFile.toStandardOutput(out)) {
            console().err().println(Texts.of("written.report", out));
        }
    }
}
