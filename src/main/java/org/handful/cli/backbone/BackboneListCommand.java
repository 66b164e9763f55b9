package org.handful.cli.backbone;

import java.util.List;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.json.BackboneJson;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.WorkCommand;
import org.handful.cli.table.BackboneTable;
import org.handful.error.HandfulException;
import org.handful.run.Workbench;
import org.handful.run.result.BackboneInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is installed, the embedded one first. */
@Command(name = "list", sortOptions = false)
final class BackboneListCommand extends WorkCommand {
    @Mixin
    private JsonOption json;

    BackboneListCommand(Face face) {
        super(face);
    }

    @Override
    protected void check() throws HandfulException {
        json.check();
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        List<BackboneInfo> installed = workbench.backbones();
        for (HandfulException damage : workbench.damagedBackbones()) {
            console().err().println(damage.userMessage());
            console().err().println(damage.remedy());
        }
        if (!json.toStandardOutput()) {
            out().print(BackboneTable.of(installed));
        }
        json.write(BackboneJson.of(installed), console());
        return ExitCode.DONE;
    }
}
