package org.handful.store.record;

/**
 * Everything, apart from the image, that an embedding depends on.
 *
 * @param backboneSha256 of the weights
 * @param preprocessing fingerprint of the input pipeline
 * @param precision such as {@code float32}
 */
public record EmbeddingKey(String backboneSha256, String preprocessing, String precision) {}
