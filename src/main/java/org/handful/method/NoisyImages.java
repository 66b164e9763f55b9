package org.handful.method;

import java.util.List;
import org.handful.model.LabelledEmbeddings;

/**
 * Images whose labels nobody has checked.
 *
 * @param given embeddings, and the labels that they came with
 * @param names of the images, in the order of the rows
 * @param sha256 of their files
 */
public record NoisyImages(LabelledEmbeddings given, List<String> names, List<String> sha256) {
    public NoisyImages {
        names = List.copyOf(names);
        sha256 = List.copyOf(sha256);
        if (names.size() != given.y().length || sha256.size() != names.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + given.y().length + " rows");
        }
    }
}
