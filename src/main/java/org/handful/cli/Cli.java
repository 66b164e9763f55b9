package org.handful.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import org.handful.cli.console.Console;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.console.Failures;
import org.handful.cli.console.Interrupts;
import org.handful.cli.console.Jobs;
import org.handful.cli.console.Texts;
import org.handful.error.EngineException;
import org.handful.run.WorkbenchFactory;
import org.handful.run.bench.window.WindowBench;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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
        registerNumbers(commands);
        try {
            return written(commands.execute(args));
        } catch (OutOfMemoryError e) {
            return failures.told(new EngineException(EngineException.Problem.OUT_OF_MEMORY, e, String.join(" ", args)));
        } catch (StackOverflowError | LinkageError e) {
            return failures.bug(e);
        }
    }

    /** A result that did not arrive, for the disk is full or the stream is closed, is no success. */
    private int written(int code) {
        if (!console.out().checkError()) {
            return code;
        }
        console.err().println(Texts.of("wrong.output"));
        return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /** Says in words of its own what is no number. */
    private static void registerNumbers(CommandLine commands) {
        ITypeConverter<Integer> integers = number(Integer::valueOf, "wrong.integer");
        ITypeConverter<Long> longs = number(Long::valueOf, "wrong.integer");
        ITypeConverter<Double> decimals = number(Double::valueOf, "wrong.decimal");
        commands.registerConverter(int.class, integers).registerConverter(Integer.class, integers)
                .registerConverter(long.class, longs).registerConverter(Long.class, longs)
                .registerConverter(double.class, decimals).registerConverter(Double.class, decimals);
    }

    private static <T> ITypeConverter<T> number(Function<String, T> parse, String words) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(Texts.of(words, text));
            }
        };
    }
}
