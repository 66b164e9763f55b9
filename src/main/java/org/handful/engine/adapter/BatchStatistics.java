package org.handful.engine.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.arch.InsertionPoint;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.error.Because;
import org.handful.model.Tensor;

/**
 * Batch normalisation with statistics that are mixed of the network's own and those of a few images (Zhang, Shen, Foo, LCCS,
 * IJCAI 2022). Per layer, for the mean and in the same way for the deviation sqrt(variance + epsilon):
 *
 * <pre>
 *   mean = a_s mean of the images + a_0 mean of the network + sum_j v_j direction j,   a_s + a_0 = 1 and v = 0 at first
 * </pre>
 *
 * <p>So a_s = 0 is the network as it was, and a_s = 1 is AdaBN (Li et al., 2016). Scale and shift stay. A mixture can be
 * multiplied into scale and shift: what is learned is what FiLM could learn too, in 4 + 2 directions numbers per layer.
 *
 * @param bases what is mixed, by name; empty before any images were looked at
 * @param share a_s at first, 0 to 1
 * @param directions in which statistics differ between images, as many as are used
 */
public record BatchStatistics(Map<String, Tensor> bases, double share, int directions, Reach reach) implements Adapter {
    /** Trained [2 + directions]: a_s, a_0, v. */
    public static final String MEAN = ".mean_mix";
    public static final String DEVIATION = ".deviation_mix";
    /** What is mixed [2 + directions, channels]: of the images, of the network, the directions. */
    public static final String BASIS = ".basis";

    public BatchStatistics {
        bases = Map.copyOf(bases);
    }

    /** Before any images were looked at. */
    public BatchStatistics(double share, int directions, Reach reach) {
        this(Map.of(), share, directions, reach);
    }

    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        for (InsertionPoint p : points(network)) {
            out.put(p.name() + MEAN, new int[] {2 + directions});
            out.put(p.name() + DEVIATION, new int[] {2 + directions});
        }
        return out;
    }

    @Override
    public Tensor start(String name, int[] shape, Random random) {
        Tensor t = Adapter.super.start(name, shape, random);
        t.values()[0] = share;
        t.values()[1] = 1 - share;
        return t;
    }

    @Override
    public Map<String, Tensor> fixed(Node network) {
        return bases;
    }

    @Override
    public Map<String, int[]> fixedShapes(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        for (InsertionPoint p : points(network)) {
            out.put(p.name() + MEAN + BASIS, new int[] {2 + directions, p.shape()[0]});
            out.put(p.name() + DEVIATION + BASIS, new int[] {2 + directions, p.shape()[0]});
        }
        return out;
    }

    @Override
    public int lowestPart(Node network) {
        return Adapter.lowest(points(network));
    }

    @Override
    public boolean decays() {
        return false;
    }

    @Override
    public boolean beginsAsFrozen() {
        return share == 0;
    }

    @Override
    public String lacking() {
        return Because.of("because.adapter.statistics");
    }

    private List<InsertionPoint> points(Node network) {
        return InsertionPoint.of(network, InsertionPoint.Kind.STATISTICS, reach);
    }
}
