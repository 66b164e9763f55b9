package org.handful.cli.backbone;

import java.nio.file.Path;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.option.WorkCommand;
import org.handful.error.HandfulException;
import org.handful.run.Workbench;
import org.handful.run.result.BackboneInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Installs a backbone from files after checking that they are what the card says. */
@Command(name = "add", sortOptions = false)
final class BackboneAddCommand extends WorkCommand {
    @Parameters(paramLabel = "FILE", descriptionKey = "weights")
    private Path weights;

    @Option(names = "--card", required = true, paramLabel = "CARD.json", descriptionKey = "card")
    private Path card;

    BackboneAddCommand(Face face) {
        super(face);
    }

    @Override
    protected int work(Workbench workbench) throws HandfulException {
        BackboneInfo added = workbench.addBackbone(weights, card);
        face().say("backbones.added", added.id(), added.dim());
        return ExitCode.DONE;
    }
}
