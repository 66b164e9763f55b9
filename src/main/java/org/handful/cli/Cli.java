package org.handful.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.handful.cli.console.Console;
import org.handful.cli.console.Face;
import org.handful.cli.console.Failures;
import org.handful.cli.console.Interrupts;
import org.handful.cli.console.Jobs;
import org.handful.cli.console.Texts;
import org.handful.error.EngineException;
import org.handful.run.WorkbenchFactory;
import org.handful.run.bench.window.WindowBench;
import picocli.CommandLine;

/** The command line: arguments in, exit code out. For the main thread. */
public final class Cli {
    private final WorkbenchFactory workbenches;
    private final Console console;
    private final Interrupts interrupts;
    private final Optional<WindowBench> window;

    public Cli(WorkbenchFactory workbenches, Console console, Interrupts interrupts) {
        this(workbenches, console, interrupts, Optional.empty());
    }

    /** @param window measures the window, where the program has one */
    public Cli(
            WorkbenchFactory workbenches, Console console, Interrupts interrupts, Optional<WindowBench> window) {
        this.window = window;
        this.workbenches = workbenches;
        this.console = console;
        this.interrupts = interrupts;
    }

    /** Runs the command that the arguments name. @return an {@link ExitCode} */
    public int execute(String... args) {
        Failures failures = new Failures(console);
        CommandLine commands = Commands.of(new Face(workbenches, console, new Jobs(console, interrupts), window));
        commands.setResourceBundle(Texts.BUNDLE);
        commands.setOut(new PrintWriter(console.out(), true));
        commands.setErr(new PrintWriter(console.err(), true));
        commands.setExecutionExceptionHandler(failures);
        commands.setParameterExceptionHandler(failures);
        try {
            return commands.execute(args);
        } catch (OutOfMemoryError e) {
            return failures.told(new EngineException(EngineException.Problem.OUT_OF_MEMORY, e, String.join(" ", args)));
        } catch (StackOverflowError | LinkageError e) {
            return failures.bug(e);
        }
    }
}
