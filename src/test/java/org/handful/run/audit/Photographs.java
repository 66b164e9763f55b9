package org.handful.run.audit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real photographs of waste, where there are any. */
final class Photographs {
    private Photographs() {}

    /** The first of a class by name. */
    static List<Path> of(String className, int most) throws IOException {
        Path data = Path.of(System.getProperty("handful.shared", "missing"), "data/trashnet_300");
        assumeTrue(Files.isDirectory(data), "handful.shared has no TrashNet: skipped");
        try (var files = Files.list(data.resolve(className))) {
            return files.sorted().limit(most).toList();
        }
    }
}
