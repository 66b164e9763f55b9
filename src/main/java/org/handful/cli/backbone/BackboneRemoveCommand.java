package org.handful.cli.backbone;

import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.option.WorkCommand;
import org.handful.error.HandfulException;
import org.handful.run.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes an installed backbone away; projects keep what they learned with it. */
@Command(name = "remove", sortOptions = false)
final class BackboneRemoveCommand extends WorkCommand {
    @Parameters(paramLabel = "ID", descriptionKey = "backboneId")
    private String id;

    BackboneRemoveCommand(Face face) {
        super(face);
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        workbench.removeBackbone(id);
        face().say("backbones.removed", id);
        return ExitCode.DONE;
    }
}
