package org.handful.run.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to import.
 *
 * @param labels table {@code image,label[,split[,ATTRIBUTE...]]} instead of sub-folders
 * @param attributes table {@code image,ATTRIBUTE,...}
 * @param link keep links to the files instead of copies of their bytes
 * @param intoClass class for images that have no class folder, when dropped on a class
 * @param aside switches what comes in off: nobody has checked its labels
 */
public record ImportOptions(
        Optional<Path> labels, Optional<Path> attributes, boolean link, Optional<String> intoClass, boolean aside) {
    public static final ImportOptions DEFAULT =
            new ImportOptions(Optional.empty(), Optional.empty(), false, Optional.empty());

    /** Of images that take part. */
    public ImportOptions(Optional<Path> labels, Optional<Path> attributes, boolean link, Optional<String> intoClass) {
        this(labels, attributes, link, intoClass, false);
    }

    /** A folder of images whose labels nobody has checked. */
    public static ImportOptions unchecked(boolean link) {
        return new ImportOptions(Optional.empty(), Optional.empty(), link, Optional.empty(), true);
    }

    /** With the tables {@code labels.csv} and {@code attributes.csv} that lie in a single dropped folder, if any. */
    public static ImportOptions beside(List<Path> sources) {
        return sources.size() != 1
                ? DEFAULT
                : new ImportOptions(table(sources.getFirst(), "labels.csv"),
                        table(sources.getFirst(), "attributes.csv"), false, Optional.empty());
    }

    private static Optional<Path> table(Path folder, String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }
}
