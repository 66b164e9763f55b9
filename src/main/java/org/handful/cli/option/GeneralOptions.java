package org.handful.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command takes. */
public final class GeneralOptions {
    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private Path home;

    /** Read by the failure handler from the parse result. */
    @Option(names = "--debug", descriptionKey = "debug")
    private boolean debug;

    /** May be null: then it is where the system keeps such things. */
    public Path home() {
        return home;
    }
}
