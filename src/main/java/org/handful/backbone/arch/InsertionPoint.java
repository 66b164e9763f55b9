package org.handful.backbone.arch;

import java.util.ArrayList;
import java.util.List;

/**
 * A place where an adapter can reach into a network, by the name that its tensor has in the weight file. An adapter asks
 * for a kind of place and so works on every network that has such places.
 *
 * @param name of the tensor; of the layer for SCALE_AND_SHIFT, whose tensors are {@code name.weight} and {@code name.bias}
 * @param shape of the tensor; [channels] for SCALE_AND_SHIFT
 * @param part index into {@link Part#of}
 * @param role what the layer is for
 */
public record InsertionPoint(Kind kind, String name, int[] shape, int part, Role role) {
    /** What kind of adapter fits. */
    public enum Kind {
        /** A normalisation layer: scale and shift per channel. */
        SCALE_AND_SHIFT,
        /** Anything that is added per channel. */
        BIAS,
        /** A matrix [out, in] or kernel [out, in, k, k], to which a product of small ones can be added. */
        LOW_RANK,
        /** A matrix or kernel whose numbers can be switched off; those of grouped convolutions too. */
        MASK,
        /** Before a block of a transformer, where tokens can be put beside those of the image: [dim] each. */
        PROMPT,
        /** Statistics of batch normalisation: the layer's name, [channels]. */
        STATISTICS
    }

    /** What a layer is for. */
    public enum Role {
        /** Queries, keys and values in one matrix. */
        QUERY_KEY_VALUE,
        ATTENTION_OUTPUT,
        /** The patches of a transformer. */
        PATCHES,
        POINTWISE_CONVOLUTION,
        CONVOLUTION,
        PERCEPTRON,
        OTHER
    }

    /** All places of a kind, in the order of the network. */
    public static List<InsertionPoint> of(Node network, Kind kind, Reach reach) {
        List<InsertionPoint> out = new ArrayList<>();
        List<Part> parts = Part.of(network);
        for (int i = 0; i < parts.size(); i++) {
            if (reach == Reach.ALL || parts.get(i).last()) {
                new Walk(i, out).visit(parts.get(i).node(), Role.OTHER);
            }
        }
        return out.stream().filter(p -> p.kind == kind).toList();
    }

    private record Walk(int part, List<InsertionPoint> out) {
        void visit(Node node, Role role) {
            switch (node) {
                case Node.Conv c -> convolution(c, role);
                case Node.Linear l -> {
                    Role is = role == Role.OTHER ? Role.PERCEPTRON : role;
                    add(Kind.LOW_RANK, l.name() + ".weight", is, l.out(), l.in());
                    add(Kind.MASK, l.name() + ".weight", is, l.out(), l.in());
                    add(Kind.BIAS, l.name() + ".bias", is, l.out());
                }
                case Node.Norm n -> {
                    affine(n.name(), n.channels());
                    add(Kind.STATISTICS, n.name(), Role.OTHER, n.channels());
                }
                case Node.GroupNorm g -> affine(g.name(), g.channels());
                case Node.LayerNorm n -> affine(n.name(), n.dim());
                case Node.Attention a -> {
                    visit(a.qkv(), Role.QUERY_KEY_VALUE);
                    visit(a.out(), Role.ATTENTION_OUTPUT);
                }
                case Node.Tokens t -> visit(t.patches(), Role.PATCHES);
                case Node.PromptPlace p -> add(Kind.PROMPT, p.name(), Role.OTHER, p.dim());
                default -> node.parts().forEach(p -> visit(p, role));
            }
        }

        private void convolution(Node.Conv c, Role role) {
            Role is = role != Role.OTHER ? role : c.kernel() == 1 ? Role.POINTWISE_CONVOLUTION : Role.CONVOLUTION;
            if (c.groups() == 1) {
                add(Kind.LOW_RANK, c.name() + ".weight", is, c.out(), c.in(), c.kernel(), c.kernel());
            }
            add(Kind.MASK, c.name() + ".weight", is, c.out(), c.in() / c.groups(), c.kernel(), c.kernel());
            if (c.bias()) {
                add(Kind.BIAS, c.name() + ".bias", is, c.out());
            }
        }

        private void affine(String name, int channels) {
            add(Kind.SCALE_AND_SHIFT, name, Role.OTHER, channels);
            add(Kind.BIAS, name + ".bias", Role.OTHER, channels);
        }

        private void add(Kind kind, String name, Role role, int... shape) {
            out.add(new InsertionPoint(kind, name, shape, part, role));
        }
    }
}
