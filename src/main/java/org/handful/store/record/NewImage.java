package org.handful.store.record;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.handful.model.ImageRef;
import org.handful.model.SplitRole;

/**
 * An image on its way into a project.
 *
 * @param image the name under which it is wanted; a name that other content has already gets a number
 * @param thumbnailJpeg small preview, always kept in the project
 * @param className class to put it in, made when there is none of that name; null for unlabelled
 */
public record NewImage(
        ImageRef image, Source source, byte[] thumbnailJpeg, String className, Map<String, String> attributes,
        SplitRole role) {
    public NewImage {
        Objects.requireNonNull(image);
        Objects.requireNonNull(source);
        Objects.requireNonNull(thumbnailJpeg);
        Objects.requireNonNull(role);
        attributes = Map.copyOf(attributes);
    }

    /** Where the full image stays. */
    public sealed interface Source {
        /** The file's bytes, copied into the project. */
        record Stored(byte[] bytes) implements Source {}

        /** A file that stays where it is. */
        record Linked(Path file) implements Source {}
    }
}
