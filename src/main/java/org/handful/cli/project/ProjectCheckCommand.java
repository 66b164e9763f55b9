package org.handful.cli.project;

import java.nio.file.Path;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.cli.json.ProjectJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.WorkCommand;
import org.handful.error.HandfulException;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.CheckReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whether everything in a project file is as it was written. */
@Command(name = "check", sortOptions = false)
final class ProjectCheckCommand extends WorkCommand {
    @Parameters(paramLabel = "FILE.handful", descriptionKey = "project")
    private Path file;

    @Mixin
    private JsonOption json;

    ProjectCheckCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        CheckReport report;
        try (ProjectSession project = workbench.openProject(file)) {
            report = project.check();
        }
        if (!json.toStandardOutput()) {
            report.problems().forEach(out()::println);
            out().println(Texts.of(report.sound() ? "check.sound" : "check.problems",
                    report.images(), report.runs(), report.problems().size()));
        }
        json.write(ProjectJson.check(report), console());
        return report.sound() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
