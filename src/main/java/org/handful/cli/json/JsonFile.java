package org.handful.cli.json;

import java.nio.file.Path;
import java.util.Map;
import org.handful.cli.console.ResultFile;
import org.handful.error.StorageException;

/** Puts a result into a file: whole or not at all. Thread-safe. */
public final class JsonFile {
    private JsonFile() {}

    /** The result as text that ends with a line break. */
    public static String text(Map<String, ?> result) {
        return JsonText.of(result) + "\n";
    }

    /** As {@link ResultFile#write}. */
    public static void write(Map<String, ?> result, Path file) throws StorageException {
        ResultFile.write(text(result), file);
    }
}
