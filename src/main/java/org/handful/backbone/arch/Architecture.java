package org.handful.backbone.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which network a card describes. */
public sealed interface Architecture
        permits ResNet, MobileNetV2, SqueezeNet, ConvNet, VisionTransformer, TorchScript, Given, Classified {
    /** The network over its weights; empty when the file brings its own graph, or there is no file. */
    default Optional<Node> network() {
        return Optional.empty();
    }

    /** Length of the embedding, when the architecture determines it. */
    default Optional<Integer> embedding() {
        return Optional.empty();
    }

    /** What the layer may be called that tells the classes of the pre-training apart, where a weight file still has it. */
    default List<String> classifiers() {
        return List.of();
    }

    /** The network that goes on to the logits of those classes. @throws java.util.NoSuchElementException without a network */
    default Node classifying(String layer, int classes) {
        List<Node> parts = new ArrayList<>(network().orElseThrow().parts());
        parts.add(new Node.Linear(layer, embedding().orElseThrow(), classes));
        return new Node.Chain(parts);
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
            case Classified c -> c.base().family();
            case Given g -> "";
        };
    }
}
