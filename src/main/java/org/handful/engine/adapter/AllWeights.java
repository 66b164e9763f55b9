package org.handful.engine.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Part;
import org.handful.backbone.arch.Reach;
import org.handful.backbone.arch.Tensors;
import org.handful.error.Because;

/**
 * Offsets to every weight; the statistics of batch normalisation stay as they are. The lower a part of the network, the
 * slower it moves: with P parts, part p at decay^(P - p) of the full rate, as in the layer-wise decay of MAE's and BEiT's
 * fine-tuning.
 *
 * @param decay in 0..1 for each block; 1 moves all alike
 */
public record AllWeights(Reach reach, double decay) implements Adapter {
    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        for (Part part : Part.of(network)) {
            if (reach == Reach.ALL || part.last()) {
                out.putAll(of(part.node()));
            }
        }
        return out;
    }

    @Override
    public int lowestPart(Node network) {
        List<Part> parts = Part.of(network);
        int lowest = 0;
        while (lowest < parts.size() && (of(parts.get(lowest).node()).isEmpty()
                || (reach == Reach.LAST_STAGE && !parts.get(lowest).last()))) {
            lowest++;
        }
        return lowest;
    }

    @Override
    public double rate(String name, Node network) {
        int above = 0;
        boolean found = false;
        for (Part part : Part.of(network)) {
            Map<String, int[]> tensors = of(part.node());
            if (found && !tensors.isEmpty()) {
                above++;
            }
            found |= tensors.containsKey(name);
        }
        // The head lies above them all.
        return Math.pow(decay, above + 1);
    }

    @Override
    public String lacking() {
        return Because.of("because.adapter.weights");
    }

    private static Map<String, int[]> of(Node node) {
        Map<String, int[]> out = new LinkedHashMap<>();
        Tensors.of(node).forEach((name, shape) -> {
            if (!name.contains(".running_")) {
                out.put(name, shape.stream().mapToInt(Math::toIntExact).toArray());
            }
        });
        if (node instanceof Node.Tokens t) {
            // What acts is the grid of this image size, interpolated when the weights were loaded.
            out.put(t.positions(), new int[] {1, t.grid() * t.grid(), t.dim()});
        }
        return out;
    }
}
