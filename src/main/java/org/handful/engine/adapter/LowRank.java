package org.handful.engine.adapter;

import java.util.ArrayList;
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
 * A product of two small matrices beside a large one (Hu et al., LoRA, ICLR 2022): y = W x + s B A x with A [rank, in]
 * drawn at random and B [out, rank] zero at first, so that nothing changes. Queries, keys and values have a pair each. A
 * convolution gets a convolution of its own size to {@code rank} channels, then a 1x1 one.
 *
 * <p>s = alpha / sqrt(rank) (Kalajdzievski, rsLoRA, 2023), which keeps the size of a step alike for every rank.
 *
 * <p>With n blocks the rank is shared out and the way down is common to all (Block-LoRA, arXiv 2501.16720): the sum over
 * i = 1..n of s B_i A x, with A [rank / n, in] and B_i [out, rank / n]. All B_i begin at zero and see the same gradient, so
 * they stay equal for ever: one is kept, and counts n times.
 *
 * @param blocks n, a divisor of {@code rank}; 1 is plain LoRA
 */
public record LowRank(int rank, double alpha, Targets targets, Reach reach, int blocks) implements Adapter {
    public static final String A = ".lora_A";
    public static final String B = ".lora_B";
    public static final String SCALE = "lora.scale";
    /** Leading directions of what a matrix gives, [rows, k], which a pair beside it keeps out of. */
    public static final String OUTPUTS = ".lora_U";
    /** The same of what it takes, [inputs, k]. */
    public static final String INPUTS = ".lora_V";
    /** The matrix between a pair that is not trained, [rank, rank]. */
    public static final String CORE = ".lora_R";
    /** The pairs of a matrix that holds queries, keys and values one below the other. */
    public static final List<String> QKV = List.of(".q", ".k", ".v");

    /** @throws IllegalArgumentException when the blocks do not share out the rank */
    public LowRank {
        if (blocks < 1 || rank % blocks != 0) {
            throw new IllegalArgumentException(blocks + " blocks of rank " + rank);
        }
    }

    /** Plain LoRA. */
    public LowRank(int rank, double alpha, Targets targets, Reach reach) {
        this(rank, alpha, targets, reach, 1);
    }

    /** Which matrices. */
    public enum Targets {
        /** Queries, keys and values of a transformer; 1x1 convolutions of a convolutional network. */
        ATTENTION_AND_1X1,
        /** Every matrix and every convolution that is not grouped, except that of the patches. */
        EVERY_LAYER
    }

    /**
     * A pair of small matrices.
     *
     * @param name before {@link #A} and {@link #B}
     * @param weight name of the large matrix
     * @param firstRow of the part of it beside which the pair stands
     * @param rows of that part
     * @param shape of the large matrix, [rows in all, inputs] or that of a convolution
     */
    public record Pair(String name, String weight, int firstRow, int rows, int[] shape) {
        /** Columns of the large matrix. */
        public int inputs() {
            return Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
        }

        /** Of A, or of what stands in its place. */
        public int[] down(int rank) {
            int[] out = shape.clone();
            out[0] = rank;
            return out;
        }

        /** Of B. */
        public int[] up(int rank) {
            return shape.length == 2 ? new int[] {rows, rank} : new int[] {rows, rank, 1, 1};
        }
    }

    /** In the order of the network. */
    public List<Pair> pairs(Node network) {
        List<Pair> out = new ArrayList<>();
        for (InsertionPoint p : points(network)) {
            List<String> parts = p.role() == Role.QUERY_KEY_VALUE ? QKV : List.of("");
            int rows = p.shape()[0] / parts.size();
            for (int i = 0; i < parts.size(); i++) {
                out.add(new Pair(p.name() + parts.get(i), p.name(), i * rows, rows, p.shape()));
            }
        }
        return out;
    }

    @Override
    public Map<String, int[]> tensors(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>();
        for (Pair p : pairs(network)) {
            out.put(p.name + A, p.down(rank / blocks));
            out.put(p.name + B, p.up(rank / blocks));
        }
        return out;
    }

    /** A uniform in +- 1 / sqrt(inputs), as PyTorch's kaiming_uniform_(a = sqrt 5) draws it; B zero. */
    @Override
    public Tensor start(String name, int[] shape, Random random) {
        Tensor zero = Adapter.super.start(name, shape, random);
        if (name.endsWith(A)) {
            double bound = 1 / Math.sqrt((double) zero.values().length / shape[0]);
            for (int i = 0; i < zero.values().length; i++) {
                zero.values()[i] = bound * (2 * random.nextDouble() - 1);
            }
        }
        return zero;
    }

    @Override
    public Map<String, Tensor> fixed(Node network) {
        return Map.of(SCALE, Tensor.vector(new double[] {blocks * alpha / Math.sqrt(rank)}));
    }

    @Override
    public int lowestPart(Node network) {
        return Adapter.lowest(points(network));
    }

    @Override
    public String lacking() {
        return Because.of(targets == Targets.EVERY_LAYER ? "because.adapter.weights" : "because.adapter.attention");
    }

    private List<InsertionPoint> points(Node network) {
        return InsertionPoint.of(network, InsertionPoint.Kind.LOW_RANK, reach).stream()
                .filter(p -> switch (p.role()) {
                    case QUERY_KEY_VALUE, POINTWISE_CONVOLUTION -> true;
                    case PATCHES -> false;
                    default -> targets == Targets.EVERY_LAYER;
                })
                .toList();
    }
}
