package org.handful.cli.backbone;

import java.util.concurrent.Callable;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.cli.option.GeneralOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** Installed backbones: {@code backbones list}, {@code add}, {@code verify}, {@code remove}. */
@Command(name = "backbones", sortOptions = false)
public final class BackboneCommands implements Callable<Integer> {
    @Mixin
    private GeneralOptions general;

    @Spec
    private CommandSpec spec;

    public static CommandLine of(Face face) {
        return new CommandLine(new BackboneCommands())
                .addSubcommand(new BackboneListCommand(face))
                .addSubcommand(new BackboneAddCommand(face))
                .addSubcommand(new BackboneVerifyCommand(face))
                .addSubcommand(new BackboneRemoveCommand(face));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), Texts.of("wrong.command"));
    }
}
