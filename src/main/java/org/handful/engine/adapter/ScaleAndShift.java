package org.handful.engine.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.backbone.arch.InsertionPoint;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.error.Because;

/** Offsets to the scale and the shift of normalisation layers. */
public record ScaleAndShift(Reach reach) implements Adapter {
    /** Of every layer. */
    public ScaleAndShift() {
        this(Reach.ALL);
    }

    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        for (InsertionPoint p : points(network)) {
            out.put(p.name() + ".weight", p.shape());
            out.put(p.name() + ".bias", p.shape());
        }
        return out;
    }

    @Override
    public int lowestPart(Node network) {
        return Adapter.lowest(points(network));
    }

    @Override
    public String lacking() {
        return Because.of("because.adapter.norms");
    }

    private List<InsertionPoint> points(Node network) {
        return InsertionPoint.of(network, InsertionPoint.Kind.SCALE_AND_SHIFT, reach);
    }
}
