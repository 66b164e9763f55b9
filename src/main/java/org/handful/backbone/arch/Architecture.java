package org.handful.backbone.arch;

import java.util.Optional;

/** Which network a card describes. */
public sealed interface Architecture
        permits ResNet, MobileNetV2, SqueezeNet, ConvNet, VisionTransformer, TorchScript, Given {
    /** The network over its weights; empty when the file brings its own graph, or there is no file. */
    default Optional<Node> network() {
        return Optional.empty();
    }

    /** Length of the embedding, when the architecture determines it. */
    default Optional<Integer> embedding() {
        return Optional.empty();
    }

    /** What people call such networks; empty where nobody knows. */
    default String family() {
        return switch (this) {
            case ResNet r -> "ResNet";
            case MobileNetV2 m -> "MobileNetV2";
            case SqueezeNet s -> "SqueezeNet";
            case ConvNet c -> "Conv-" + c.depth();
            case VisionTransformer v -> "Vision Transformer";
            case TorchScript t -> "TorchScript";
            case Given g -> "";
        };
    }
}
