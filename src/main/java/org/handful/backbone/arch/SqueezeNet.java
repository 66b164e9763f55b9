package org.handful.backbone.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SqueezeNet 1.1 (Iandola et al., arXiv 1602.07360; version 1.1 of its authors' repository): fire modules, whose 1x1
 * squeeze feeds 1x1 and 3x3 convolutions side by side. Torchvision's key names; no normalisation layers.
 */
public record SqueezeNet() implements Architecture {
    @Override
    public Optional<Integer> embedding() {
        return Optional.of(512);
    }

    @Override
    public List<String> classifiers() {
        return List.of("classifier.1");
    }

    @Override
    public Optional<Node> network() {
        return Optional.of(new Node.Chain(parts(new Node.GlobalAverage())));
    }

    /** Its classifier is a 1x1 convolution, and only what is positive at a place counts in the average. */
    @Override
    public Node classifying(String layer, int classes) {
        return new Node.Chain(parts(conv(layer, 512, classes, 1), new Node.Relu(), new Node.GlobalAverage()));
    }

    private static List<Node> parts(Node... last) {
        Node pool = new Node.MaxPool(3, 2, 0, true);
        List<Node> out = new ArrayList<>(List.of(
                new Node.Stage(List.of(new Node.Conv("features.0", 3, 64, 3, 2, 0, 1, true), new Node.Relu(), pool)),
                new Node.Stage(List.of(fire(3, 64, 16, 64), fire(4, 128, 16, 64), pool)),
                new Node.Stage(List.of(fire(6, 128, 32, 128), fire(7, 256, 32, 128), pool)),
                new Node.Stage(List.of(fire(9, 256, 48, 192), fire(10, 384, 48, 192), fire(11, 384, 64, 256),
                        fire(12, 512, 64, 256)))));
        out.addAll(List.of(last));
        return out;
    }

    private static Node fire(int index, int in, int squeeze, int expand) {
        String name = "features." + index + ".";
        return new Node.Chain(
                conv(name + "squeeze", in, squeeze, 1), new Node.Relu(),
                new Node.Branches(List.of(
                        new Node.Chain(conv(name + "expand1x1", squeeze, expand, 1), new Node.Relu()),
                        new Node.Chain(conv(name + "expand3x3", squeeze, expand, 3), new Node.Relu()))));
    }

    private static Node conv(String name, int in, int out, int kernel) {
        return new Node.Conv(name, in, out, kernel, 1, kernel / 2, 1, true);
    }
}
