package org.handful.run.bench.window;

import java.util.function.Consumer;
import org.handful.error.HandfulException;

/** Opens the window, drives it and measures it. What builds the window provides this; the command line only asks. */
public interface WindowBench {
    /**
     * Once in a process, because a toolkit starts once.
     *
     * @param says hears in a word what is going on: {@code start}, {@code many}, {@code import}, {@code train}
     */
    WindowReport measure(WindowPlan plan, Consumer<String> says) throws HandfulException;
}
