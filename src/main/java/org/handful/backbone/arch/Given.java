package org.handful.backbone.arch;

import java.util.Optional;

/** A network that is known by its embeddings only: they came from a file, and nothing here makes more of them. */
public record Given() implements Architecture {
    @Override
    public Optional<Node> network() {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> embedding() {
        return Optional.empty();
    }
}
