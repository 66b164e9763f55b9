package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.handful.engine.net.Scaled;

/** The linear head over tensors, and its loss. */
public final class HeadForward {
    private static final double TINY = 1e-12;

    private HeadForward() {}

    /**
     * scale W (x - centre) / |x - centre| + bias.
     *
     * @param x [N, D]
     * @param weight [C, D]
     * @return [N, C]
     */
    public static NDArray logits(NDArray x, NDArray weight, NDArray bias, NDArray centre, double scale) {
        return direction(x, centre, scale).matMul(weight.transpose()).add(bias);
    }

    /** scale (x - centre) / |x - centre|. @param x [N, D] */
    public static NDArray direction(NDArray x, NDArray centre, double scale) {
        NDArray d = x.sub(centre);
        NDArray length = d.square().sum(new int[] {1}, true).add(TINY).sqrt();
        return Scaled.of(d.div(length), scale);
    }

    /**
     * Mean cross-entropy with label smoothing.
     *
     * @param logits [N, C]
     * @param targets [N, C], rows that sum to 1
     * @return one number
     */
    public static NDArray crossEntropy(NDArray logits, NDArray targets) {
        return Scaled.of(logits.logSoftmax(1).mul(targets).sum(), -1.0 / logits.getShape().get(0));
    }

    /** Mean over the tensors of the mean squared difference of their numbers. */
    public static NDArray features(List<NDArray> is, List<NDArray> was) {
        NDArray sum = null;
        for (int i = 0; i < is.size(); i++) {
            NDArray one = is.get(i).sub(was.get(i)).square().mean();
            sum = sum == null ? one : sum.add(one);
        }
        return Scaled.of(sum, 1.0 / is.size());
    }

    /** Mean over the rows of 1 - cos. @param a [N, D] @param b [N, D] */
    public static NDArray distance(NDArray a, NDArray b) {
        NDArray dot = a.mul(b).sum(new int[] {1});
        NDArray lengths = a.square().sum(new int[] {1}).add(TINY).sqrt()
                .mul(b.square().sum(new int[] {1}).add(TINY).sqrt());
        return dot.div(lengths).mean().neg().add(1);
    }
}
