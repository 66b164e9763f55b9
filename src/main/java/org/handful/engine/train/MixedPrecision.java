package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.handful.engine.net.Pass;

/**
 * Lets convolutions and matrix products of a pass compute with 16 bits. Frozen weights are narrowed once for the whole
 * training, trained ones in every step. Engine thread only.
 */
public final class MixedPrecision implements AutoCloseable {
    /** DJL hands bfloat16 to libtorch as no type at all, and the process ends. */
    private static final DataType NARROW = DataType.FLOAT16;

    /** As PyTorch begins. A training here has too few steps to raise it again. */
    private static final double FIRST_SCALE = 1 << 16;

    private final NDManager manager;
    private final NDArray one;
    private final Map<String, NDArray> frozen = new HashMap<>();
    private double lossScale = FIRST_SCALE;

    public MixedPrecision(NDManager parent) {
        this.manager = parent.newSubManager();
        this.one = manager.ones(new Shape(1));
    }

    /** The same pass with 16 bits where they do no harm. */
    public Pass over(Pass pass) {
        return !on() ? pass : new Pass.Over() {
            @Override
            public Pass pass() {
                return pass;
            }

            @Override
            public NDArray matrix(String name, NDArray wide) {
                NDArray used = pass.parameter(name, wide);
                return used == wide ? frozen.computeIfAbsent(name, _ -> kept(wide)) : narrow(used);
            }

            private NDArray kept(NDArray wide) {
                // A result belongs where its first operand does; the network takes none.
                try (NDArray copy = one.mul(wide)) {
                    return copy.toType(NARROW, true);
                }
            }

            @Override
            public boolean mayOverwrite() {
                // What has 16 bits would keep them where something with 32 is added.
                return false;
            }

            @Override
            public NDArray narrow(NDArray x) {
                if (x.getDataType() == NARROW) {
                    return x;
                }
                // DJL's toType cuts the graph. The running product along an axis of length 1 is the number itself, and
                // knows its gradient.
                return x.expandDims(0).cumProd(0, NARROW).squeeze(0);
            }

            @Override
            public NDArray wide(NDArray x) {
                return x.getDataType() == DataType.FLOAT32 ? x : x.mul(one);
            }
        };
    }

    /** Whether products still have 16 bits. */
    public boolean on() {
        return lossScale > 0;
    }

    /** For answers that 16 bits cannot hold: from now on everything has 32. @return false when it has already */
    public boolean giveUp() {
        boolean was = on();
        lossScale = 0;
        return was;
    }

    /** What the loss is multiplied with, so that small gradients keep their bits on the way back: a power of two, 0 once given up. */
    public double lossScale() {
        return lossScale;
    }

    /** Goes on with the scale of a training that was begun before. */
    public void resume(double scale) {
        this.lossScale = scale;
    }

    /**
     * Gradients as they would be without the scale.
     *
     * @return false when one of them was too large for 16 bits: the scale is halved now, and the step is to begin again
     */
    public boolean unscale(Collection<NDArray> gradients) {
        if (Double.isFinite(Gradients.norm(gradients))) {
            Gradients.times(gradients, 1 / lossScale);
            return true;
        }
        lossScale /= 2;
        if (lossScale < 1) {
            giveUp();
        }
        return false;
    }

    @Override
    public void close() {
        frozen.clear();
        manager.close();
    }
}
