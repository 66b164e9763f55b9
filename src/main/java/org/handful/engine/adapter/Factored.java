package org.handful.engine.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.handful.backbone.arch.Node;
import org.handful.error.BackboneException;
import org.handful.model.Tensor;

/**
 * A low-rank product of which something is given before the first step and stays: directions of the large matrix that it
 * keeps out of, or both small matrices, so that only one of rank x rank between them is trained. What it comes to is a
 * plain {@link LowRank}, and is saved as that.
 *
 * @param kept what it comes to
 * @param given by name: {@link LowRank#OUTPUTS} and {@link LowRank#INPUTS}, or {@link LowRank#A} and {@link LowRank#B}
 * @param start of {@link LowRank#CORE} by name, in the order of the network; none when A and B are what is trained
 */
public record Factored(LowRank kept, Map<String, Tensor> given, Map<String, Tensor> start) implements Adapter {
    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        start.forEach((name, tensor) -> out.put(name, tensor.shape()));
        return start.isEmpty() ? kept.tensors(network) : out;
    }

    @Override
    public int lowestPart(Node network) {
        return kept.lowestPart(network);
    }

    @Override
    public Tensor start(String name, int[] shape, Random random) {
        return start.isEmpty() ? kept.start(name, shape, random) : start.get(name);
    }

    @Override
    public Map<String, Tensor> fixed(Node network) {
        Map<String, Tensor> out = new LinkedHashMap<>(kept.fixed(network));
        out.putAll(given);
        return out;
    }

    /** The same with other numbers for some of what is given. */
    public Factored with(Map<String, float[]> numbers) {
        Map<String, Tensor> out = new LinkedHashMap<>(given);
        numbers.forEach((name, values) -> out.computeIfPresent(name, (_, t) -> Tensor.of(t.shape(), values)));
        return new Factored(kept, out, start);
    }

    /** Singular vectors of a gradient turn with its last bits. */
    @Override
    public Map<String, Tensor> drawn() {
        return start.isEmpty() ? Map.of() : given;
    }

    @Override
    public boolean beginsAsFrozen() {
        return start.isEmpty();
    }

    @Override
    public void check(Node network, String backbone) throws BackboneException {
        kept.check(network, backbone);
    }

    @Override
    public String lacking() {
        return kept.lacking();
    }
}
