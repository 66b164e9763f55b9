package org.handful.cli.project;

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

/** Project files: {@code project new}, {@code info}, {@code import}, {@code check}. */
@Command(name = "project", sortOptions = false)
public final class ProjectCommands implements Callable<Integer> {
    @Mixin
    private GeneralOptions general;

    @Spec
    private CommandSpec spec;

    public static CommandLine of(Face face) {
        return new CommandLine(new ProjectCommands())
                .addSubcommand(new ProjectNewCommand(face))
                .addSubcommand(new ProjectInfoCommand(face))
                .addSubcommand(new ProjectImportCommand(face))
                .addSubcommand(new ProjectCheckCommand(face));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), Texts.of("wrong.command"));
    }
}
