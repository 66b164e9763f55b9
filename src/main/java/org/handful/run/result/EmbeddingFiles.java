package org.handful.run.result;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a run on embeddings, which has no images.
 *
 * @param support to learn from
 * @param test a second file, or empty to split the first one as the run says
 * @param text embeddings of the class names in the order of the classes, for methods that can use them
 * @param auxiliary the rows of {@code support} as a second backbone embeds them, for methods that fuse two
 * @param auxiliaryTest the same for {@code test}
 */
public record EmbeddingFiles(Path support, Optional<Path> test, Optional<Path> text, Optional<Path> auxiliary,
        Optional<Path> auxiliaryTest) {
    /** Of one backbone. */
    public EmbeddingFiles(Path support, Optional<Path> test, Optional<Path> text) {
        this(support, test, text, Optional.empty(), Optional.empty());
    }
}
