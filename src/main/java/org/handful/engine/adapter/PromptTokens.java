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
 * Learned tokens beside those of the image (Jia et al., Visual prompt tuning, ECCV 2022): before the first block alone
 * (shallow), or other ones before every block, where those of the block below go (deep). They have no positions, so their
 * order does not matter, and the embedding never takes them in itself.
 *
 * <p>This changes what the network says from the beginning: whatever a token is, attention to it is
 * taken from the others.
 *
 * @param count tokens per place
 */
public record PromptTokens(int count, boolean deep) implements Adapter {
    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        points(network).forEach(p -> out.put(p.name(), new int[] {1, count, p.shape()[0]}));
        return out;
    }

    /**
     * Uniform in +- sqrt(3 / D), which is what the authors draw for a ViT-B/16, whose patches have as many numbers as its
     * tokens.
     */
    @Override
    public Tensor start(String name, int[] shape, Random random) {
        Tensor t = Adapter.super.start(name, shape, random);
        double bound = Math.sqrt(3.0 / shape[2]);
        for (int i = 0; i < t.values().length; i++) {
            t.values()[i] = bound * (2 * random.nextDouble() - 1);
        }
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
    public boolean beginsAsFrozen() {
        return false;
    }

    @Override
    public String lacking() {
        return Because.of("because.adapter.tokens");
    }

    private List<InsertionPoint> points(Node network) {
        List<InsertionPoint> all = InsertionPoint.of(network, InsertionPoint.Kind.PROMPT, Reach.ALL);
        return deep ? all : all.subList(0, Math.min(1, all.size()));
    }
}
