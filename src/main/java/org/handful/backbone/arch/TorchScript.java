package org.handful.backbone.arch;

import java.util.Optional;

/** A traced or scripted module: serves as a frozen extractor, nothing reaches inside. */
public record TorchScript() implements Architecture {
    @Override
    public Optional<Node> network() {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> embedding() {
        return Optional.empty();
    }
}
