package org.handful.run.result;

/**
 * An installed backbone.
 *
 * @param dim length of an embedding
 * @param size side of the input, pixels; 0 when its embeddings came from a file and it is not here
 * @param trainable false for TorchScript files: frozen extractors only
 * @param embedded true for the one that came with the program
 * @param bytes size of the weight file
 */
public record BackboneInfo(
        String id, String name, String family, int dim, int size, String licence, String provenance, String sha256,
        long bytes, boolean trainable, boolean embedded) {}
