package org.handful.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.handful.run.result.ImportOptions;
import picocli.CommandLine.Option;

/** Tables that say more about the images of a folder. */
public final class SourceOptions {
    @Option(names = "--labels", paramLabel = "FILE.csv", descriptionKey = "labels")
    private Path labels;

    @Option(names = "--attributes", paramLabel = "FILE.csv", descriptionKey = "attributes")
    private Path attributes;

    public ImportOptions importing(boolean link) {
        return new ImportOptions(Optional.ofNullable(labels), Optional.ofNullable(attributes), link, Optional.empty());
    }

    /** The table that stands in place of sub-folders. */
    Optional<Path> labels() {
        return Optional.ofNullable(labels);
    }

    public boolean given() {
        return labels != null || attributes != null;
    }
}
