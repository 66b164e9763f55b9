package org.handful.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log: a few rotating files in HOME/logs, nothing on the console. The file is opened by the first record, so that a
 * command that has nothing to log touches no disk. Thread-safe.
 */
final class Logs extends Handler {
    private static final int BYTES = 1_000_000;
    private static final int FILES = 3;
    private static final String FORMAT = "%1$tF %1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n";
    /** The log manager keeps loggers only as long as somebody else does. */
    private static final Logger OURS = Logger.getLogger("org.handful");

    /** What cannot be logged, on a full disk say, is no reason to print stacks on the console. */
    private static final ErrorManager SILENT = new ErrorManager() {
        @Override
        public void error(String message, Exception e, int code) {
            // Whoever needed the disk for more than a log tells of it.
        }
    };

    private final Path folder;
    private Handler file;
    private boolean impossible;

    Logs(Path folder) {
        this.folder = folder;
    }

    /** From now on everything that is logged goes there, and so does what a thread did not catch. */
    static void into(Path folder) {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new Logs(folder));
        OURS.setLevel(Level.FINE);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                OURS.log(Level.SEVERE, "thread " + thread.getName() + " ended", failure));
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (file == null && !impossible) {
            open();
        }
        if (file != null) {
            file.publish(record);
        }
    }

    /** A program that cannot write its log still works; {@code doctor} says why the folder cannot be written. */
    private void open() {
        try {
            Files.createDirectories(folder);
            file = new FileHandler(folder.toString().replace("%", "%%") + "/handful.%g.log", BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setLevel(Level.ALL);
            file.setErrorManager(SILENT);
        } catch (IOException | SecurityException e) {
            impossible = true;
        }
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }
}
