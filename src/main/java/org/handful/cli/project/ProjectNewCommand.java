package org.handful.cli.project;

import java.nio.file.Path;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.option.WorkCommand;
import org.handful.error.HandfulException;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** An empty project. */
@Command(name = "new", sortOptions = false)
final class ProjectNewCommand extends WorkCommand {
    @Parameters(paramLabel = "FILE.handful", descriptionKey = "newProject")
    private Path file;

    ProjectNewCommand(Face face) {
        super(face);
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        try (ProjectSession project = workbench.createProject(file)) {
            face().say("project.made", project.path());
        }
        return ExitCode.DONE;
    }
}
