package org.handful.backbone;

import java.util.List;
import java.util.Optional;
import org.handful.backbone.arch.Architecture;
import org.handful.model.InputSpec;

/**
 * Everything that must be known to use a weight file: one JSON document per backbone.
 *
 * @param file name of the weight file, beside the card
 * @param sha256 lower-case hex digest of the weight file
 * @param bytes length of the weight file, 0 when the card does not say
 * @param parameters as the card states them, 0 when it does not say
 * @param embedding length of an embedding
 * @param golden what a known image must give; absent on a card that was written by hand
 * @param classes names of what the classifier in the weight file tells apart, in its order; empty when the card does not say
 */
public record BackboneCard(
        String id, String name, int version, Architecture architecture, String file, String sha256, long bytes,
        long parameters, InputSpec input, int embedding, String licence, String provenance,
        Optional<Golden> golden, List<String> classes) {
    public BackboneCard {
        classes = List.copyOf(classes);
    }

    /** One that names no classes. */
    public BackboneCard(
            String id, String name, int version, Architecture architecture, String file, String sha256, long bytes,
            long parameters, InputSpec input, int embedding, String licence, String provenance,
            Optional<Golden> golden) {
        this(id, name, version, architecture, file, sha256, bytes, parameters, input, embedding, licence, provenance, golden,
                List.of());
    }

    /** Another network over the same weights; what a known image must give is not known for it. */
    BackboneCard as(Architecture other) {
        return new BackboneCard(id, name, version, other, file, sha256, bytes, parameters, input,
                other.embedding().orElseThrow(), licence, provenance, Optional.empty(), classes);
    }
}
