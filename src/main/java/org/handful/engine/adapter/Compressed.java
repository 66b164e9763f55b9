package org.handful.engine.adapter;

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
 * Every matrix and kernel gives way to a product of two small ones, W ~ B A with A [rank, in] and B [out, rank], and all
 * else has offsets (Guo et al., PELA, CVPR 2024). The rank is what makes them {@code ratio} times as few numbers:
 *
 * <pre>
 *   rank = floor(in out / (ratio (in + out)))
 * </pre>
 *
 * <p>A kernel [out, in, k, k] counts as a matrix [out, in k k]. The patches of a transformer and grouped convolutions stay.
 *
 * @param start of A and B by name; empty in a saved model
 * @param ratio of the numbers of a matrix to those of the two; at least 1 makes none larger
 * @param decay as of {@link AllWeights}
 */
public record Compressed(Map<String, Tensor> start, double ratio, Reach reach, double decay) implements Adapter {
    public static final String A = ".low_A";
    public static final String B = ".low_B";

    public Compressed {
        start = Map.copyOf(start);
    }

    /** Before anything was decomposed. */
    public Compressed(double ratio, Reach reach, double decay) {
        this(Map.of(), ratio, reach, decay);
    }

    /**
     * One that is replaced.
     *
     * @param shape of the large one
     */
    public record Product(String name, int[] shape, int rank) {
        public int rows() {
            return shape[0];
        }

        public int columns() {
            return Adapter.numbers(shape) / shape[0];
        }
    }

    /** In the order of the network. */
    public List<Product> products(Node network) {
        return InsertionPoint.of(network, InsertionPoint.Kind.LOW_RANK, reach).stream()
                .filter(p -> p.role() != Role.PATCHES)
                .map(p -> new Product(p.name(), p.shape(), rank(p.shape())))
                .filter(p -> p.rank() > 0)
                .toList();
    }

    private int rank(int[] shape) {
        double out = shape[0];
        double in = Adapter.numbers(shape) / out;
        return (int) Math.min(Math.min(in, out), Math.floor(in * out / (ratio * (in + out))));
    }

    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, Product> products = new LinkedHashMap<>();
        products(network).forEach(p -> products.put(p.name(), p));
        Map<String, int[]> out = new LinkedHashMap<>();
        new AllWeights(reach, decay).tensors(network).forEach((name, shape) -> {
            Product p = products.get(name);
            if (p == null) {
                out.put(name, shape);
            } else {
                out.put(name + A, new int[] {p.rank(), p.columns()});
                out.put(name + B, new int[] {p.rows(), p.rank()});
            }
        });
        return out;
    }

    @Override
    public Tensor start(String name, int[] shape, Random random) {
        Tensor given = start.get(name);
        return given != null ? given : Adapter.super.start(name, shape, random);
    }

    @Override
    public int lowestPart(Node network) {
        return new AllWeights(reach, decay).lowestPart(network);
    }

    @Override
    public double rate(String name, Node network) {
        return new AllWeights(reach, decay).rate(name.endsWith(A) || name.endsWith(B)
                ? name.substring(0, name.length() - A.length()) : name, network);
    }

    @Override
    public Adapter kept() {
        return new Compressed(ratio, reach, decay);
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
        return Because.of("because.adapter.weights");
    }
}
