package org.handful.store.record;

import java.nio.file.Path;
import java.time.Instant;
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
 * @param facts what nobody had to say
 */
public record NewImage(
        ImageRef image, Source source, byte[] thumbnailJpeg, String className, Map<String, String> attributes,
        SplitRole role, Facts facts) {
    public NewImage(ImageRef image, Source source, byte[] thumbnailJpeg, String className,
            Map<String, String> attributes, SplitRole role) {
        this(image, source, thumbnailJpeg, className, attributes, role, Facts.NONE);
    }

    public NewImage {
        Objects.requireNonNull(image);
        Objects.requireNonNull(source);
        Objects.requireNonNull(thumbnailJpeg);
        Objects.requireNonNull(role);
        Objects.requireNonNull(facts);
        attributes = Map.copyOf(attributes);
    }

    /**
     * @param dated when it was taken or written, or null when nothing says so
     * @param measures what was computed from the pixels, by name
     */
    public record Facts(Instant dated, Map<String, String> measures) {
        static final Facts NONE = new Facts(null, Map.of());

        public Facts {
            measures = Map.copyOf(measures);
        }
    }

    /** Where the full image stays. */
    public sealed interface Source {
        /** The file's bytes, copied into the project. */
        record Stored(byte[] bytes) implements Source {}

        /** A file that stays where it is. */
        record Linked(Path file) implements Source {}
    }
}
