package org.handful.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes. */
public final class GeneralOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private Path home;

    /** Read by the failure handler from the parse result. */
    @Option(names = "--debug", descriptionKey = "debug")
    private boolean debug;

    /** Given here or before the command's name. May be null: then it is where the system keeps such things. */
    public Path home() {
        Path found = home;
        for (CommandSpec outer = mixee.parent(); found == null && outer != null; outer = outer.parent()) {
            found = outer.findOption("--home").getValue();
        }
        return found;
    }
}
