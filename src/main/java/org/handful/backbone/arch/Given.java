package org.handful.backbone.arch;

/** A network that is known by its embeddings only: they came from a file, and nothing here makes more of them. */
public record Given() implements Architecture {}
