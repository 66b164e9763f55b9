package org.handful.cli.console;

/** How the process ends: the contract with scripts. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    /** As a shell reports a program that ended by Ctrl-C. */
    public static final int CANCELLED = 130;

    private ExitCode() {}
}
