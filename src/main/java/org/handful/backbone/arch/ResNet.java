package org.handful.backbone.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Residual networks (He, Zhang, Ren, Sun, Deep residual learning, CVPR 2016) under torchvision's key names, which
 * timm shares: {@code conv1, bn1, layer1.0.conv1, ..., layer2.0.downsample.0}. Covers ResNet-18/34/50/101/152, the
 * CIFAR ResNets, and those with group normalisation, which keep the names.
 *
 * @param depths blocks per stage
 * @param widths channels per stage, before a bottleneck's factor of 4
 * @param groups of every normalisation; 0 for batch normalisation
 */
public record ResNet(
        Block block, List<Integer> depths, List<Integer> widths, Stem stem, Shortcut shortcut, int groups)
        implements Architecture {
    private static final double EPSILON = 1e-5;

    /** What a stage repeats. */
    public enum Block {
        BASIC(1),
        BOTTLENECK(4);

        private final int expansion;

        Block(int expansion) {
            this.expansion = expansion;
        }
    }

    /** How a block whose shape changes passes its input on. */
    public enum Shortcut {
        PROJECTION,
        OPTION_A
    }

    /**
     * The first layers.
     *
     * @param channels what the first stage gets
     */
    public record Stem(int inputs, int channels, int kernel, int stride, boolean maxPool) {}

    public ResNet {
        depths = List.copyOf(depths);
        widths = List.copyOf(widths);
    }

    /** With batch normalisation. */
    public ResNet(Block block, List<Integer> depths, List<Integer> widths, Stem stem, Shortcut shortcut) {
        this(block, depths, widths, stem, shortcut, 0);
    }

    @Override
    public Optional<Integer> embedding() {
        return Optional.of(widths.getLast() * block.expansion);
    }

    @Override
    public List<String> classifiers() {
        return List.of("fc", "linear");
    }

    @Override
    public Optional<Node> network() {
        List<Node> first = new ArrayList<>();
        first.add(new Node.Conv("conv1", stem.inputs, stem.channels, stem.kernel, stem.stride, stem.kernel / 2, 1));
        first.add(norm("bn1", stem.channels));
        first.add(new Node.Relu());
        if (stem.maxPool) {
            first.add(new Node.MaxPool(3, 2, 1));
        }
        List<Node> parts = new ArrayList<>(List.of(new Node.Stage(first)));
        int in = stem.channels;
        for (int stage = 0; stage < depths.size(); stage++) {
            List<Node> blocks = new ArrayList<>();
            for (int i = 0; i < depths.get(stage); i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                blocks.add(residual("layer" + (stage + 1) + "." + i, in, widths.get(stage), stride));
                blocks.add(new Node.Relu());
                in = widths.get(stage) * block.expansion;
            }
            parts.add(new Node.Stage(blocks));
        }
        parts.add(new Node.GlobalAverage());
        return Optional.of(new Node.Chain(parts));
    }

    private Node residual(String name, int in, int width, int stride) {
        int out = width * block.expansion;
        List<Node> main = new ArrayList<>();
        if (block == Block.BASIC) {
            main.add(conv(name + ".conv1", in, width, 3, stride));
            main.add(norm(name + ".bn1", width));
            main.add(new Node.Relu());
            main.add(conv(name + ".conv2", width, out, 3, 1));
            main.add(norm(name + ".bn2", out));
        } else {
            main.add(conv(name + ".conv1", in, width, 1, 1));
            main.add(norm(name + ".bn1", width));
            main.add(new Node.Relu());
            // The stride sits in the 3x3 convolution, as in torchvision's and timm's weights ("v1.5").
            main.add(conv(name + ".conv2", width, width, 3, stride));
            main.add(norm(name + ".bn2", width));
            main.add(new Node.Relu());
            main.add(conv(name + ".conv3", width, out, 1, 1));
            main.add(norm(name + ".bn3", out));
        }
        return new Node.Residual(new Node.Chain(main), shortcut(name, in, out, stride));
    }

    private Node shortcut(String name, int in, int out, int stride) {
        if (in == out && stride == 1) {
            return new Node.Chain(List.of());
        }
        return shortcut == Shortcut.OPTION_A
                ? new Node.ZeroPadShortcut(in, out, stride)
                : new Node.Chain(List.of(
                        conv(name + ".downsample.0", in, out, 1, stride), norm(name + ".downsample.1", out)));
    }

    private static Node conv(String name, int in, int out, int kernel, int stride) {
        return new Node.Conv(name, in, out, kernel, stride, kernel / 2, 1);
    }

    private Node norm(String name, int channels) {
        return groups == 0
                ? new Node.Norm(name, channels, EPSILON) : new Node.GroupNorm(name, channels, groups, EPSILON);
    }
}
