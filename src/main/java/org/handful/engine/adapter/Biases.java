package org.handful.engine.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.backbone.arch.InsertionPoint;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.error.Because;

/** Offsets to everything that is added per channel: biases of matrices and convolutions, shifts of normalisations. */
public record Biases(Reach reach) implements Adapter {
    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        points(network).forEach(p -> out.put(p.name(), p.shape()));
        return out;
    }

    @Override
    public int lowestPart(Node network) {
        return Adapter.lowest(points(network));
    }

    @Override
    public String lacking() {
        return Because.of("because.adapter.biases");
    }

    private List<InsertionPoint> points(Node network) {
        return InsertionPoint.of(network, InsertionPoint.Kind.BIAS, reach);
    }
}
