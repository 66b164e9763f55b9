package org.handful.engine.statistics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.pooling.Pool;
import java.util.HashMap;
import java.util.Map;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.MovingStatistics;
import org.handful.engine.net.Pass;

/**
 * Statistics of batch normalisation that follow the images of a training, as PyTorch's training mode lets them:
 *
 * <pre>
 *   the layer takes   mean and variance of the n numbers of a channel, gradients pass through both
 *   its own become    0.9 own + 0.1 mean,   0.9 own + 0.1 variance n / (n - 1)
 * </pre>
 *
 * <p>A step that memory runs short in begins again with the statistics from before it; one in several parts lets them follow
 * part by part, as each part is a batch to the layers. Engine thread only.
 */
public final class RunningStatistics {
    private static final double KEPT = 0.9;

    private final Map<String, NDArray> offsets;
    private final Map<String, NDArray> next = new HashMap<>();
    private NDManager step;

    /** @param offsets to the network's statistics, by name; changed by {@link #keep} */
    public RunningStatistics(Map<String, NDArray> offsets) {
        this.offsets = Map.copyOf(offsets);
    }

    /** A step begins, perhaps not for the first time. @param scope that lives as long as the step */
    public void begin(NDManager scope) {
        next.clear();
        step = scope;
    }

    /** The step is done. */
    public void keep() {
        next.forEach((name, now) -> {
            NDArray offset = offsets.get(name);
            offset.subi(offset).addi(now);
        });
        next.clear();
    }

    /** The same way, on which layers normalise with the statistics of what comes into them, and their own follow. */
    public Pass following(Pass pass) {
        return new Way(pass, true);
    }

    /** The same, and their own stay: for images that are not those that the network is adapted to. */
    public Pass looking(Pass pass) {
        return new Way(pass, false);
    }

    private final class Way implements Pass.Over {
        private final Pass pass;
        private final boolean follow;

        Way(Pass pass, boolean follow) {
            this.pass = pass;
            this.follow = follow;
        }

        @Override
        public Pass pass() {
            return pass;
        }

        @Override
        public Moments moments(Node.Norm layer, NDArray in, Moments frozen) {
            String name = layer.name() + MovingStatistics.MEAN;
            long n = in.size() / layer.channels();
            // One number has no spread, so nothing could be normalised with it.
            if (!offsets.containsKey(name) || n == 1) {
                return pass.moments(layer, in, frozen);
            }
            NDArray x = wide(in);
            NDArray mean = perChannel(x);
            NDArray off = x.sub(mean.reshape(1, -1, 1, 1));
            NDArray variance = perChannel(off.square());
            if (follow) {
                follow(name, mean, frozen.mean(), 1);
                NDArray own = beside(variance, frozen.deviation()).square().sub(layer.epsilon());
                follow(layer.name() + MovingStatistics.VARIANCE, variance, own, (double) n / (n - 1));
            }
            return new Moments(mean, variance.add(layer.epsilon()).sqrt());
        }

        private NDArray perChannel(NDArray x) {
            return Pool.globalAvgPool2d(x).mean(new int[] {0});
        }

        private void follow(String name, NDArray images, NDArray own, double factor) {
            NDArray before = beside(images, next.getOrDefault(name, offsets.get(name)));
            NDArray seen = beside(images, images.stopGradient()).muli(factor).subi(own);
            NDArray now = before.muli(KEPT).addi(seen.muli(1 - KEPT));
            now.attach(step);
            next.put(name, now);
        }

        /** What is computed belongs to whom the left operand belongs to: here to the part of the step, which ends soon. */
        private NDArray beside(NDArray images, NDArray numbers) {
            return images.zerosLike().add(numbers);
        }
    }
}
