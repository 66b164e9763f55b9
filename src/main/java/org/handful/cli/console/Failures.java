package org.handful.cli.console;

import java.util.concurrent.CancellationException;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** Says what went wrong and what to do about it; a stack trace only to those who ask for it. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Console console;

    public Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        boolean debug = false;
        for (CommandLine c = command; c != null; c = c.getParent()) {
            debug |= c.getParseResult().hasMatchedOption("--debug");
        }
        if (debug) {
            failure.printStackTrace(console.err());
        }
        return switch (failure) {
            case HandfulException told -> told(told);
            case CancellationException _ -> {
                console.err().println(Texts.of("cancelled"));
                yield ExitCode.CANCELLED;
            }
            default -> bug(failure);
        };
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        // The library says the word twice where a NAME=VALUE lacks its value.
        console.err().println(wrong.getMessage().replace("option option ", "option "));
        UnmatchedArgumentException.printSuggestions(wrong, console.err());
        console.err().println(Texts.of("wrong.hint", wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    /** What a person can do something about. @return an {@link ExitCode} */
    public int told(HandfulException told) {
        LOG.debug("{} {}", told.code(), told.userMessage(), told);
        console.err().println(told.userMessage());
        console.err().println(told.remedy());
        boolean usage = told instanceof InputException input
                && (input.problem() == InputException.Problem.BAD_SETTING
                        || input.problem() == InputException.Problem.UNKNOWN);
        return usage ? ExitCode.USAGE : ExitCode.FAILED;
    }

    /** What nobody thought of. @return an {@link ExitCode} */
    public int bug(Throwable failure) {
        LOG.error("a bug", failure);
        console.err().println(Texts.of("bug", failure.toString()));
        return ExitCode.FAILED;
    }
}
