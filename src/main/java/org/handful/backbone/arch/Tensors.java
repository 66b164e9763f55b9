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
            case Node.Chain chain -> chain.parts().forEach(p -> collect(p, out));
            case Node.Residual r -> {
                collect(r.main(), out);
                collect(r.shortcut(), out);
            }
            case Node.Conv c -> out.put(c.name() + ".weight",
                    List.of((long) c.out(), (long) c.in() / c.groups(), (long) c.kernel(), (long) c.kernel()));
            case Node.Norm n -> List.of(".weight", ".bias", ".running_mean", ".running_var")
                    .forEach(part -> out.put(n.name() + part, List.of((long) n.channels())));
            case Node.Relu r -> { }
            case Node.Relu6 r -> { }
            case Node.MaxPool p -> { }
            case Node.GlobalAverage g -> { }
            case Node.ZeroPadShortcut z -> { }
        }
    }
}
