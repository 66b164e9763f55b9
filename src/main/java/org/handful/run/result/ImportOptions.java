package org.handful.run.result;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to import.
 *
 * @param labels table {@code image,label[,split[,ATTRIBUTE...]]} instead of sub-folders
 * @param attributes table {@code image,ATTRIBUTE,...}
 * @param link keep links to the files instead of copies of their bytes
 * @param intoClass class for images that have no class folder, when dropped on a class
 */
public record ImportOptions(
        Optional<Path> labels, Optional<Path> attributes, boolean link, Optional<String> intoClass) {
    public static final ImportOptions DEFAULT =
            new ImportOptions(Optional.empty(), Optional.empty(), false, Optional.empty());
}
