package org.handful.cli.option;

import java.util.Map;
import org.handful.cli.console.Console;
import org.handful.cli.console.ResultFile;
import org.handful.cli.json.JsonText;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import picocli.CommandLine.Option;

/** Where the machine-readable result goes. */
public final class JsonOption {
    @Option(names = "--json", paramLabel = "FILE", descriptionKey = "json")
    private String target;

    /** Finds out before the work whether the result can be written after it. */
    public void check() throws StorageException {
        if (target != null) {
            ResultFile.check(target);
        }
    }

    /** True when standard output belongs to the JSON alone. */
    public boolean toStandardOutput() {
        return ResultFile.toStandardOutput(target);
    }

    /** Writes the result where it was asked for, if it was. */
    public void write(Map<String, ?> result, Console console) throws HandfulException {
        if (target != null) {
            ResultFile.write(JsonText.of(result) + "\n", target, console);
        }
    }
}
