package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.function.Consumer;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.engine.adapter.Compressed;
import org.handful.engine.adapter.Masks;

/** One way through a network: which numbers are used, and whether gradients will be asked for. */
public interface Pass {
    /** Prediction with the frozen numbers. */
    Pass INFERENCE = with(Map.of(), false);

    /** What to use for the parameter of that name: this is where adapters reach in. */
    NDArray parameter(String name, NDArray frozen);

    /** The same for the weights of a convolution or a matrix, in the precision that it computes with. */
    default NDArray matrix(String name, NDArray frozen) {
        return parameter(name, frozen);
    }

    /** What goes into a convolution or a matrix product, in its precision. The tensor itself where that is its own. */
    default NDArray narrow(NDArray x) {
        return x;
    }

    /** What goes into sums over many numbers, in full precision. The tensor itself where that is its own. */
    default NDArray wide(NDArray x) {
        return x;
    }

    /** What of this goes into a low-rank branch; the tensor itself where all of it does. */
    default NDArray branch(NDArray x) {
        return x;
    }

    /** Something of that name that an adapter brings along, or null. */
    NDArray extra(String name);

    /**
     * What a layer of batch normalisation subtracts, and what it divides by: [C] each.
     *
     * @param deviation sqrt(variance + epsilon)
     */
    record Moments(NDArray mean, NDArray deviation) {}

    /**
     * What that layer is to take for these maps.
     *
     * @param x [N, C, H, W]
     * @param frozen those of its training; when they come back, nothing has changed
     */
    default Moments moments(Node.Norm layer, NDArray x, Moments frozen) {
        return frozen;
    }

    /** False while gradients are wanted: the backward pass may need what would be overwritten. */
    boolean mayOverwrite();

    /** The network needs this tensor no more; what the backward pass needs of it, it has kept for itself. */
    default void release(NDArray used) {
        used.close();
    }

    /** The same for what {@link #narrow} or {@link #wide} gave, unless it is the tensor that it was made of. */
    default void release(NDArray made, NDArray of) {
        if (made != of) {
            release(made);
        }
    }

    /** How much each token of a layer looks at each other: [N, heads, T, T], rows sum to 1. Not to be kept. */
    default void attended(NDArray shares) {}

    /** Another pass with something changed. */
    interface Over extends Pass {
        /** The other one. */
        Pass pass();

        @Override
        default NDArray parameter(String name, NDArray frozen) {
            return pass().parameter(name, frozen);
        }

        @Override
        default NDArray matrix(String name, NDArray frozen) {
            return pass().matrix(name, frozen);
        }

        @Override
        default NDArray narrow(NDArray x) {
            return pass().narrow(x);
        }

        @Override
        default NDArray wide(NDArray x) {
            return pass().wide(x);
        }

        @Override
        default NDArray branch(NDArray x) {
            return pass().branch(x);
        }

        @Override
        default NDArray extra(String name) {
            return pass().extra(name);
        }

        @Override
        default Moments moments(Node.Norm layer, NDArray x, Moments frozen) {
            return pass().moments(layer, x, frozen);
        }

        @Override
        default boolean mayOverwrite() {
            return pass().mayOverwrite();
        }

        @Override
        default void attended(NDArray shares) {
            pass().attended(shares);
        }
    }

    /** The same way, watched. */
    default Pass watching(Consumer<NDArray> attention) {
        Pass self = this;
        return new Over() {
            @Override
            public Pass pass() {
                return self;
            }

            @Override
            public void attended(NDArray shares) {
                attention.accept(shares);
            }
        };
    }

    /**
     * Adds offsets to frozen numbers, and brings along what has another name.
     *
     * @param values by name of the parameter, or of what is added; their manager owns the sums
     */
    static Pass with(Map<String, NDArray> values, boolean gradients) {
        return new Pass() {
            @Override
            public NDArray parameter(String name, NDArray frozen) {
                NDArray mask = values.get(name + Masks.MASK);
                if (mask != null) {
                    NDArray on = mask.gt(Masks.THRESHOLD).toType(mask.getDataType(), false);
                    // Forward the switch, backward the number behind it.
                    return mask.add(on.sub(mask).stopGradient()).mul(frozen);
                }
                NDArray down = values.get(name + Compressed.A);
                if (down != null) {
                    return values.get(name + Compressed.B).matMul(down).reshape(frozen.getShape());
                }
                NDArray offset = values.get(name);
                return offset == null ? frozen : offset.add(frozen);
            }

            @Override
            public NDArray extra(String name) {
                return values.get(name);
            }

            @Override
            public Moments moments(Node.Norm layer, NDArray x, Moments frozen) {
                String mean = layer.name() + BatchStatistics.MEAN;
                return values.containsKey(mean)
                        ? new Moments(mixed(mean), mixed(layer.name() + BatchStatistics.DEVIATION)) : frozen;
            }

            private NDArray mixed(String name) {
                return values.get(name).reshape(1, -1).matMul(values.get(name + BatchStatistics.BASIS)).flatten();
            }

            @Override
            public boolean mayOverwrite() {
                return !gradients;
            }
        };
    }
}
