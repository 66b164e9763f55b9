package org.handful.cli.backbone;

import java.util.List;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.cli.option.WorkCommand;
import org.handful.error.BackboneException;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import org.handful.run.Workbench;
import org.handful.run.result.BackboneInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks file and golden embedding again: of the backbones that are named, else of all. */
@Command(name = "verify", sortOptions = false)
final class BackboneVerifyCommand extends WorkCommand {
    @Parameters(arity = "0..*", paramLabel = "ID", descriptionKey = "backboneIds")
    private List<String> ids = List.of();

    BackboneVerifyCommand(Face face) {
        super(face);
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        List<String> asked = ids.isEmpty() ? workbench.backbones().stream().map(BackboneInfo::id).toList() : ids;
        int code = ExitCode.DONE;
        for (String id : asked) {
            try {
                workbench.verifyBackbone(id);
                out().println(Texts.of("backbones.sound", id));
            } catch (BackboneException | StorageException e) {
                tell(e);
                code = ExitCode.FAILED;
            }
        }
        for (HandfulException damage : ids.isEmpty() ? workbench.damagedBackbones() : List.<HandfulException>of()) {
            tell(damage);
            code = ExitCode.FAILED;
        }
        return code;
    }

    private void tell(HandfulException failure) {
        console().err().println(failure.userMessage());
        console().err().println(failure.remedy());
    }
}
