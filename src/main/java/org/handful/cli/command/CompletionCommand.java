package org.handful.cli.command;

import java.util.concurrent.Callable;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.option.GeneralOptions;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The completion script for bash and zsh: {@code source <(handful completion)}. */
@Command(name = "completion", sortOptions = false)
public final class CompletionCommand implements Callable<Integer> {
    @Mixin
    private GeneralOptions general;

    @Spec
    private CommandSpec spec;

    private final Face face;

    public CompletionCommand(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        face.console().out().print(AutoComplete.bash("handful", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
