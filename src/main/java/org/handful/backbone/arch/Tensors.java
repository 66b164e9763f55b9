package org.handful.backbone.arch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors that a network needs, by name in the order of the network. */
public final class Tensors {
    private Tensors() {}

    /** Names and shapes: what a weight file is checked against before anything is loaded. */
    public static Map<String, List<Long>> of(Node node) {
        Map<String, List<Long>> out = new LinkedHashMap<>();
        collect(node, out);
        return out;
    }

    /** Trainable numbers: weights and biases, not running statistics. */
    public static long parameters(Node node) {
        return of(node).entrySet().stream()
                .filter(e -> !e.getKey().contains(".running_"))
                .mapToLong(e -> e.getValue().stream().reduce(1L, (a, b) -> a * b))
                .sum();
    }

    private static void collect(Node node, Map<String, List<Long>> out) {
        switch (node) {
            case Node.Conv c -> {
                out.put(c.name() + ".weight", shape(c.out(), c.in() / c.groups(), c.kernel(), c.kernel()));
                if (c.bias()) {
                    out.put(c.name() + ".bias", shape(c.out()));
                }
            }
            case Node.Norm n -> {
                affine(n.name(), n.channels(), out);
                out.put(n.name() + ".running_mean", shape(n.channels()));
                out.put(n.name() + ".running_var", shape(n.channels()));
            }
            case Node.GroupNorm g -> affine(g.name(), g.channels(), out);
            case Node.LayerNorm n -> affine(n.name(), n.dim(), out);
            case Node.Linear l -> {
                out.put(l.name() + ".weight", shape(l.out(), l.in()));
                out.put(l.name() + ".bias", shape(l.out()));
            }
            case Node.LayerScale s -> out.put(s.name(), shape(s.dim()));
            case Node.Tokens t -> {
                t.leading().forEach(name -> out.put(name, shape(1, 1, t.dim())));
                t.registers().ifPresent(name -> out.put(name, shape(1, t.registerCount(), t.dim())));
                out.put(t.positions(), shape(1, t.positionCount(), t.dim()));
                collect(t.patches(), out);
            }
            default -> node.parts().forEach(p -> collect(p, out));
        }
    }

    private static void affine(String name, int channels, Map<String, List<Long>> out) {
        out.put(name + ".weight", shape(channels));
        out.put(name + ".bias", shape(channels));
    }

    private static List<Long> shape(long... sizes) {
        return java.util.Arrays.stream(sizes).boxed().toList();
    }
}
