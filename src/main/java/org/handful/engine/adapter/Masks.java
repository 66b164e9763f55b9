package org.handful.engine.adapter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.arch.InsertionPoint;
import org.handful.backbone.arch.InsertionPoint.Role;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.error.Because;
import org.handful.model.Tensor;

/**
 * A switch for every weight: W' = [m &gt; threshold] W, where the gradient of the switch is passed on to m as it is (the
 * straight-through estimator). All m begin at {@link #START}, so everything is on. In a transformer the matrices of
 * attention and the patches have switches, in a convolutional network the convolutions that are not grouped.
 */
public record Masks(Reach reach) implements Adapter {
    public static final String MASK = ".mask";
    public static final double START = 0.01;
    public static final double THRESHOLD = 0.005;

    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        points(network).forEach(p -> out.put(p.name() + MASK, p.shape()));
        return out;
    }

    @Override
    public Tensor start(String name, int[] shape, Random random) {
        Tensor t = Adapter.super.start(name, shape, random);
        Arrays.fill(t.values(), START);
        return t;
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
    public String lacking() {
        return Because.of("because.adapter.weights");
    }

    private List<InsertionPoint> points(Node network) {
        return InsertionPoint.of(network, InsertionPoint.Kind.LOW_RANK, reach).stream()
                .filter(p -> p.role() != Role.PERCEPTRON)
                .toList();
    }
}
