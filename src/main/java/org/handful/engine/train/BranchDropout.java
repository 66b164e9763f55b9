package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.Dropout;
import org.handful.engine.net.Pass;
import org.handful.math.SeededRandom;

/**
 * Leaves out what goes into the branches of a low-rank adapter, number by number, while gradients are wanted. The frozen
 * matrix beside a branch sees everything (Zanella, Ben Ayed, CLIP-LoRA, CVPR Workshops 2024).
 *
 * <pre>
 *   y = W x + s B A (m * x) / (1 - p),   m = 0 with probability p, otherwise 1; anew for every branch
 * </pre>
 *
 * <p>What is left out follows from the seed, the step and the place of the images in it: the same step goes the same way
 * again, also in a training that goes on in another process. Engine thread only.
 */
public final class BranchDropout {
    private final double share;
    private final long seed;

    /** @param share p, from 0 to below 1 */
    public BranchDropout(double share, long seed) {
        this.share = share;
        this.seed = seed;
    }

    /**
     * The next way through the network is that of these images.
     *
     * @param task whose images they are
     * @param from number of the first of them
     */
    public void begin(int step, String task, int from) {
        if (share > 0) {
            ai.djl.engine.Engine.getEngine("PyTorch").setRandomSeed(
                    SeededRandom.of(seed, "branch dropout " + step + " " + task + from).nextInt());
        }
    }

    /** The same pass with less in its branches. */
    public Pass over(Pass pass) {
        return share == 0 ? pass : new Pass.Over() {
            @Override
            public Pass pass() {
                return pass;
            }

            @Override
            public NDArray branch(NDArray x) {
                return Dropout.dropout(pass.branch(x), (float) share, true).singletonOrThrow();
            }
        };
    }
}
