package org.handful.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to one stream, progress and messages to the other, so that a pipe gets results only.
 * For one thread at a time.
 *
 * @param out results
 * @param err progress and messages
 * @param interactive true when a person watches {@code err}: progress may rewrite its line
 */
public record Console(PrintStream out, PrintStream err, boolean interactive) {
    /** The streams of the process, in UTF-8 wherever it runs. */
    public static Console ofProcess() {
        return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err), watched());
    }

    /** The start script knows whether standard error is a terminal; Java itself can only tell it of all streams. */
    private static boolean watched() {
        String told = System.getProperty("handful.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new UntilNobodyReads(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }
}
