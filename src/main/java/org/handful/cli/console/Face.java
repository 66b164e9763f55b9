package org.handful.cli.console;

import java.nio.file.Path;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.run.Compute;
import org.handful.run.Home;
import org.handful.run.Workbench;
import org.handful.run.WorkbenchFactory;
import org.handful.run.bench.window.WindowBench;

/**
 * What a command works with: the streams, the waiting, and the workbench once its options are known.
 *
 * @param window measures the window, where the program has one
 */
public record Face(WorkbenchFactory workbenches, Console console, Jobs jobs, Optional<WindowBench> window) {
    /** Where no window can be measured. */
    public Face(WorkbenchFactory workbenches, Console console, Jobs jobs) {
        this(workbenches, console, jobs, Optional.empty());
    }

    public Workbench open(Path home, Compute compute) throws HandfulException {
        return workbenches.open(Home.locate(home), compute);
    }

    /** A message for the person, on standard error. */
    public void say(String key, Object... arguments) {
        console.err().println(Texts.of(key, arguments));
    }
}
