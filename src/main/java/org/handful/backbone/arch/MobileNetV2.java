package org.handful.backbone.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MobileNetV2 (Sandler et al., CVPR 2018): inverted residuals with linear bottlenecks, under torchvision's or timm's
 * key names.
 *
 * @param width multiplies every channel count, rounded to multiples of 8
 */
public record MobileNetV2(double width, Names names) implements Architecture {
    private static final double EPSILON = 1e-5;
    /** Rows of the paper's table 2: expansion, channels, repeats, stride. */
    private static final int[][] ROWS = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    /** Whose key names the weight file uses. */
    public enum Names {
        TORCHVISION,
        TIMM
    }

    @Override
    public Optional<Integer> embedding() {
        return Optional.of(rounded(1280 * Math.max(1, width)));
    }

    @Override
    public List<String> classifiers() {
        return List.of(names == Names.TIMM ? "classifier" : "classifier.1");
    }

    @Override
    public Optional<Node> network() {
        boolean timm = names == Names.TIMM;
        List<Node> parts = new ArrayList<>();
        List<Node> stage = new ArrayList<>();
        int in = rounded(32 * width);
        convNorm(stage, timm ? "conv_stem" : "features.0.0", timm ? "bn1" : "features.0.1", 3, in, 3, 2, 1);
        stage.add(new Node.Relu6());
        int index = 1;
        for (int group = 0; group < ROWS.length; group++) {
            int[] row = ROWS[group];
            if (row[3] == 2) {
                parts.add(new Node.Stage(stage));
                stage.clear();
            }
            int out = rounded(row[1] * width);
            for (int i = 0; i < row[2]; i++) {
                String name = timm ? "blocks." + group + "." + i : "features." + index++ + ".conv";
                stage.add(block(name, in, out, row[0], i == 0 ? row[3] : 1));
                in = out;
            }
        }
        int last = embedding().orElseThrow();
        convNorm(stage, timm ? "conv_head" : "features.18.0", timm ? "bn2" : "features.18.1", in, last, 1, 1, 1);
        stage.add(new Node.Relu6());
        parts.add(new Node.Stage(stage));
        parts.add(new Node.GlobalAverage());
        return Optional.of(new Node.Chain(parts));
    }

    private Node block(String name, int in, int out, int expansion, int stride) {
        List<Node> main = new ArrayList<>();
        int hidden = in * expansion;
        // timm counts the normalisations, torchvision the layers; both skip the expansion where its factor is 1.
        boolean expands = expansion != 1;
        if (expands) {
            convNorm(main, name + pick(".0.0", ".conv_pw"), name + pick(".0.1", ".bn1"), in, hidden, 1, 1, 1);
            main.add(new Node.Relu6());
        }
        String depthwise = expands ? ".1" : ".0";
        convNorm(main, name + pick(depthwise + ".0", ".conv_dw"),
                name + pick(depthwise + ".1", expands ? ".bn2" : ".bn1"), hidden, hidden, 3, stride, hidden);
        main.add(new Node.Relu6());
        convNorm(main, name + pick(expands ? ".2" : ".1", expands ? ".conv_pwl" : ".conv_pw"),
                name + pick(expands ? ".3" : ".2", expands ? ".bn3" : ".bn2"), hidden, out, 1, 1, 1);
        Node chain = new Node.Chain(main);
        return stride == 1 && in == out ? new Node.Residual(chain, new Node.Chain(List.of())) : chain;
    }

    private String pick(String torchvision, String timm) {
        return names == Names.TIMM ? timm : torchvision;
    }

    private static void convNorm(
            List<Node> to, String conv, String norm, int in, int out, int kernel, int stride, int groups) {
        to.add(new Node.Conv(conv, in, out, kernel, stride, kernel / 2, groups));
        to.add(new Node.Norm(norm, out, EPSILON));
    }

    /** Nearest multiple of 8, never more than a tenth below. */
    private static int rounded(double channels) {
        int r = Math.max(8, (int) (channels + 4) / 8 * 8);
        return r < 0.9 * channels ? r + 8 : r;
    }
}
