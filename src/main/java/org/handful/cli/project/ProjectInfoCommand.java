package org.handful.cli.project;

import java.nio.file.Path;
import java.util.List;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.ProjectJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.ProjectTables;
import org.handful.error.HandfulException;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.ProjectInfo;
import org.handful.run.result.RunInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a project holds: classes, attributes and runs. */
@Command(name = "info", sortOptions = false)
final class ProjectInfoCommand extends WorkCommand {
    @Parameters(paramLabel = "FILE.handful", descriptionKey = "project")
    private Path file;

    @Mixin
    private JsonOption json;

    ProjectInfoCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        try (ProjectSession project = workbench.openProject(file)) {
            ProjectInfo info = project.info();
            List<RunInfo> runs = project.runs();
            if (!json.toStandardOutput()) {
                out().print(ProjectTables.of(info, runs));
            }
            json.write(ProjectJson.info(info, runs), console());
        }
        return ExitCode.DONE;
    }
}
