package org.handful.backbone.arch;

import java.util.Optional;

/** Which network a card describes. */
public sealed interface Architecture permits ResNet, MobileNetV2, TorchScript {
    /** The network over its weights; empty when the file brings its own graph. */
    Optional<Node> network();

    /** Length of the embedding, when the architecture determines it. */
    Optional<Integer> embedding();
}
