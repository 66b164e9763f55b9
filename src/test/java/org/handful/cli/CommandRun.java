package org.handful.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.handful.cli.console.Console;
import org.handful.cli.console.Interrupts;
import org.handful.run.WorkbenchFactory;

/** One command line that was run, with what it wrote and how it ended. */
record CommandRun(int code, String out, String err) {
    static CommandRun of(WorkbenchFactory workbenches, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), false);
        int code = new Cli(workbenches, console, new Interrupts()).execute(args);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** For commands that must end before a workbench is opened. */
    static CommandRun alone(String... args) {
        return of((home, device) -> {
            throw new AssertionError("a workbench was opened");
        }, args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
