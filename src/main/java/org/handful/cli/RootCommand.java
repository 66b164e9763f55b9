package org.handful.cli;

import java.util.concurrent.Callable;
import org.handful.cli.console.Texts;
import org.handful.cli.option.GeneralOptions;
import org.handful.cli.option.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code handful} itself: help and version; without a command the launcher opens the window instead. */
@Command(name = "handful", versionProvider = Version.class, mixinStandardHelpOptions = false, sortOptions = false)
final class RootCommand implements Callable<Integer> {
    @Mixin
    private GeneralOptions general;

    @Option(names = {"-V", "--version"}, versionHelp = true, descriptionKey = "version")
    private boolean version;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), Texts.of("wrong.command"));
    }
}
