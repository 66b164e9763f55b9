package org.handful.cli.console;

import java.nio.file.Path;
import org.handful.error.HandfulException;
import org.handful.run.Home;
import org.handful.run.Workbench;
import org.handful.run.WorkbenchFactory;

/** What a command works with: the streams, the waiting, and the workbench once its options are known. */
public record Face(WorkbenchFactory workbenches, Console console, Jobs jobs) {
    public Workbench open(Path home, String device) throws HandfulException {
        return workbenches.open(Home.locate(home), device);
    }

    /** A message for the person, on standard error. */
    public void say(String key, Object... arguments) {
        console.err().println(Texts.of(key, arguments));
    }
}
