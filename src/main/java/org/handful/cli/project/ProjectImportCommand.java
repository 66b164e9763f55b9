package org.handful.cli.project;

import java.nio.file.Path;
import java.util.List;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.ProjectJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.Source;
import org.handful.cli.option.SourceOptions;
import org.handful.cli.option.WorkCommand;
import org.handful.error.HandfulException;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.ImportReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Images into a project; what was read stays when it is cancelled. */
@Command(name = "import", sortOptions = false)
final class ProjectImportCommand extends WorkCommand {
    @Parameters(index = "0", paramLabel = "FILE.handful", descriptionKey = "project")
    private Path file;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FOLDER", descriptionKey = "folders")
    private List<Path> folders;

    @Mixin
    private SourceOptions tables;

    @Option(names = "--link", descriptionKey = "link")
    private boolean link;

    @Mixin
    private JsonOption json;

    ProjectImportCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        try (ProjectSession project = workbench.openProject(file)) {
            ImportReport report = await(project.importImages(folders, tables.importing(link)));
            json.write(ProjectJson.imported(report), console());
            Source.tell(report, face());
        }
        return ExitCode.DONE;
    }
}
